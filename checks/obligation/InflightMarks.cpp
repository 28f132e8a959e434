//===- InflightMarks.cpp - Marks that some way out leaves behind ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/InflightMarks.h"
#include "obligation/MarkReader.h"
#include "support/Compat.h"
#include "support/EventLoop.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/Support/Regex.h"
#include <set>

using namespace clang;

namespace closecall::obligation {

namespace {

/// How far visible bodies are followed when asked whether they throw.
constexpr unsigned MaxDepth = 4;

class Finder {
public:
  Finder(FunctionModel &M, ASTContext &Context, ThreadRoutines &Threads,
         bool StrictExceptions)
      : M(M), Context(Context), Threads(Threads),
        Strict(StrictExceptions && !runsInEventLoop(M.Function)),
        Marks(M, Context) {}

  std::vector<StaleMark> run();

private:
  bool isGuarded(const StaleMark &Mark) const;
  bool isTakenFromOthers(const Mark &Set);
  bool search(const Mark &Set, unsigned Block, size_t Event, StaleMark &Found,
              const std::vector<std::string> &Holding = {});
  const VarDecl *conditionOf(const Expr *E) const;
  std::set<const Stmt *> returnsFrom(unsigned Block, size_t Event) const;
  bool returns(const Stmt *Return, bool Yes) const;
  bool endsTheFunction(const Stmt &S) const;
  bool mayThrow(const CallView &Call, const Mark &Set);
  bool mayThrow(const FunctionDecl *F, bool Unseen, unsigned Depth) const;
  bool supposesThrows(const Mark &Set);
  std::vector<std::string> conditionsOf(const Mark &Set) const;
  bool contradicts(const Block &B, const Block::Edge &E,
                   const std::vector<std::string> &Holding) const;
  bool handlersSkip(const Stmt *S, const Mark &Set);
  bool isTakenBackWithin(const CXXTryStmt &Try, const Mark &Set);
  bool mayTakeBack(const Stmt &Handler, llvm::StringRef Place) const;
  bool insideTry(const Stmt *S) const;
  bool valueUsed(const Expr *E) const;

  FunctionModel &M;
  ASTContext &Context;
  ThreadRoutines &Threads;
  const bool Strict;
  MarkReader Marks;
};

} // namespace

static const VarDecl *namedVariable(const Expr *E) {
  const auto *R = dyn_cast_or_null<DeclRefExpr>(E ? strip(E) : nullptr);
  return R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
}

bool Finder::insideTry(const Stmt *S) const {
  for (const Stmt *Up = S; Up; Up = M.Parents->getParent(Up))
    if (const auto *Parent =
            dyn_cast_or_null<CXXTryStmt>(M.Parents->getParent(Up)))
      if (Parent->getTryBlock() == Up)
        return true;
  return false;
}

bool Finder::valueUsed(const Expr *E) const {
  const Stmt *Up = M.Parents->getParent(E);
  while (Up && isa<FullExpr>(Up))
    Up = M.Parents->getParent(Up);
  if (const auto *If = dyn_cast_or_null<IfStmt>(Up))
    return If->getCond() && strip(If->getCond()) == strip(E);
  return !isa_and_nonnull<CompoundStmt>(Up);
}

/// Whether the handler may take the mark at \p Place back: it names it, asks
/// something, or calls what may know of it.
bool Finder::mayTakeBack(const Stmt &Handler, llvm::StringRef Place) const {
  const auto Spelled = [&](const Stmt &S) {
    return text::of(S, Context.getSourceManager(), Context.getLangOpts());
  };
  const auto IsNear = [&](const Expr *E) {
    E = strip(E);
    if (const auto *Of = dyn_cast<UnaryOperator>(E))
      E = strip(Of->getSubExpr());
    return isa<CXXThisExpr>(E) || compat::startsWith(Place, Spelled(*E));
  };
  return contains(&Handler, Closures::Enter, [&](const Stmt &Part) {
    if (isa<IfStmt>(Part) || (isa<MemberExpr>(Part) && Spelled(Part) == Place))
      return true;
    const auto *Call = dyn_cast<CallExpr>(&Part);
    if (const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call)) {
      const CXXMethodDecl *Method = Member->getMethodDecl();
      if (!Method ||
          (!Method->isConst() && IsNear(Member->getImplicitObjectArgument())))
        return true;
    }
    return Call && !isa<CXXOperatorCallExpr>(Call) &&
           llvm::any_of(Call->arguments(), IsNear);
  });
}

/// Whether what takes the mark back stands in the `try` alone: behind a handler
/// it is skipped, however the handler ends.
bool Finder::isTakenBackWithin(const CXXTryStmt &Try, const Mark &Set) {
  const auto IsWithin = [&](const Stmt *S) {
    for (; S; S = M.Parents->getParent(S))
      if (S == Try.getTryBlock())
        return true;
    return false;
  };
  if (!IsWithin(Set.E))
    return false;
  for (const Block &B : M.Blocks)
    for (const Event &E : B.Events)
      if (const std::optional<Mark> Other = Marks.of(E))
        if (answers(*Other, Set) && !IsWithin(Other->E))
          return false;
  return true;
}

/// Whether a handler around \p S leaves what is marked as it is, and the
/// function with it, or what would take the mark back.
bool Finder::handlersSkip(const Stmt *S, const Mark &Set) {
  const CXXTryStmt *Try = nullptr;
  for (const Stmt *Up = S; Up && !Try; Up = M.Parents->getParent(Up))
    if (const auto *Parent =
            dyn_cast_or_null<CXXTryStmt>(M.Parents->getParent(Up));
        Parent && Parent->getTryBlock() == Up)
      Try = Parent;
  if (!Try ||
      llvm::any_of(llvm::seq(0U, Try->getNumHandlers()),
                   [&](unsigned I) { return insideTry(Try->getHandler(I)); }))
    return false;
  const bool Within = isTakenBackWithin(*Try, Set);
  const std::string Place = M.Paths.spell(Set.Place);
  for (unsigned I = 0; I < Try->getNumHandlers(); ++I) {
    const Stmt *Block = Try->getHandler(I)->getHandlerBlock();
    const auto *Body = dyn_cast<CompoundStmt>(Block);
    if (!Body || mayTakeBack(*Block, Place))
      continue;
    const Stmt *Last = Body->body_empty() ? nullptr : Body->body_back();
    if (const auto *E = dyn_cast_or_null<ExprWithCleanups>(Last))
      Last = E->getSubExpr();
    if (Within || isa_and_nonnull<ReturnStmt, CXXThrowExpr>(Last))
      return true;
  }
  return false;
}

/// Whether calls that are not seen are taken to throw past the mark.  Who locks
/// by hand does it where nothing throws; and of a file that neither throws nor
/// catches nothing says that anybody does.
bool Finder::supposesThrows(const Mark &Set) {
  return Strict && Set.S != Mark::Lock && Threads.usesExceptions();
}

/// Whether an exception may come out of the call, as far as can be told.
bool Finder::mayThrow(const CallView &Call, const Mark &Set) {
  if (!Context.getLangOpts().CXXExceptions ||
      text::isOfLogMacro(Call.E->getExprLoc(), Context.getSourceManager(),
                         Context.getLangOpts()))
    return false;
  if (insideTry(Call.E))
    return handlersSkip(Call.E, Set) && mayThrow(Call.Callee, Strict, 0);
  return !isNothrow(*M.Function) &&
         mayThrow(Call.Callee, supposesThrows(Set), 0) &&
         !Threads.endsTheProgramByThrowing(*M.Function);
}

/// `abort`, `zmq_abort`.
static bool endsTheProgram(const FunctionDecl &F) {
  static const llvm::Regex Name("(^|_)(abort|exit|terminate)$");
  return isDeclaredNoReturn(F) && F.getIdentifier() && Name.match(F.getName());
}

/// A visible body decides: one whose calls cannot throw cannot either; what is
/// not seen may, if \p Unseen says so.
bool Finder::mayThrow(const FunctionDecl *F, bool Unseen,
                      unsigned Depth) const {
  if (!F)
    return Unseen;
  const auto *Type = F->getType()->getAs<FunctionProtoType>();
  if ((Type && Type->isNothrow()) || F->isExternC() || F->getBuiltinID() ||
      isInStd(*F) || isa<CXXDestructorDecl>(F) || F->isImplicit() ||
      F->isDefaulted() || F->hasAttr<NoThrowAttr>() || endsTheProgram(*F) ||
      isDereference(*F))
    return false;
  const FunctionDecl *Definition = nullptr;
  if (!F->hasBody(Definition) || !Definition->getBody() || Depth > MaxDepth)
    return Unseen;
  const bool Catches =
      contains(Definition->getBody(), Closures::Enter,
               [](const Stmt &S) { return isa<CXXTryStmt>(S); });
  if (Catches && !Unseen)
    return false; // it may see to what it throws
  return contains(Definition->getBody(), Closures::Enter, [&](const Stmt &S) {
    if (isa<CXXThrowExpr>(S))
      return true;
    const auto *C = dyn_cast<CallExpr>(&S);
    return C && mayThrow(C->getDirectCallee(), Unseen, Depth + 1);
  });
}

/// The returns by which the function can be left from there, other than by an
/// exception; null stands for the end of the body.
std::set<const Stmt *> Finder::returnsFrom(unsigned Start, size_t From) const {
  std::set<const Stmt *> Found;
  std::set<unsigned> Seen;
  std::vector<std::pair<unsigned, size_t>> Stack{{Start, From}};
  while (!Stack.empty()) {
    const auto [Id, First] = Stack.back();
    Stack.pop_back();
    const Block &B = M.Blocks[Id];
    bool Ends = B.NoReturn;
    const Stmt *Return = nullptr;
    for (const Event &E : llvm::drop_begin(B.Events, First)) {
      Ends |= E.K == Event::Throw;
      if (E.K == Event::Return)
        Return = E.S;
    }
    if (Ends)
      continue;
    for (const Block::Edge &E : B.Successors)
      if (E.To == M.Exit)
        Found.insert(Return);
      else if (Seen.insert(E.To).second)
        Stack.push_back({E.To, 0});
  }
  return Found;
}

/// Whether it is `return true`, or `return false`.
bool Finder::returns(const Stmt *Return, bool Yes) const {
  const auto *R = dyn_cast_or_null<ReturnStmt>(Return);
  return R && R->getRetValue() &&
         M.Function->getReturnType()->isBooleanType() &&
         constantOf(R->getRetValue(), Context) == static_cast<int64_t>(Yes);
}

/// Whether it is the function's last return, or the last one before its labels.
bool Finder::endsTheFunction(const Stmt &S) const {
  const auto *Body = dyn_cast<CompoundStmt>(M.Function->getBody());
  const auto At = Body ? llvm::find(Body->body(), &S) : nullptr;
  return Body && At != Body->body_end() &&
         (At + 1 == Body->body_end() || isa<LabelStmt>(At[1]));
}

/// The conditions under which the mark is set, as they are written.
std::vector<std::string> Finder::conditionsOf(const Mark &Set) const {
  std::vector<std::string> All;
  const Stmt *Inner = Set.E;
  for (const Stmt *Up = M.Parents->getParent(Inner); Up;
       Inner = Up, Up = M.Parents->getParent(Up)) {
    const auto *If = dyn_cast<IfStmt>(Up);
    if (!If || If->getThen() != Inner)
      continue;
    llvm::SmallVector<const Expr *, 4> Parts{If->getCond()};
    while (!Parts.empty()) {
      const Expr *Part = strip(Parts.pop_back_val());
      const auto *And = dyn_cast<BinaryOperator>(Part);
      if (And && And->getOpcode() == BO_LAnd)
        Parts.append({And->getLHS(), And->getRHS()});
      else
        All.push_back(
            text::of(*Part, Context.getSourceManager(), Context.getLangOpts()));
    }
  }
  return All;
}

/// Whether the way out of the block is that on which a condition, asked again,
/// does not hold.
bool Finder::contradicts(const Block &B, const Block::Edge &E,
                         const std::vector<std::string> &Holding) const {
  return B.Condition && E.K == Block::Edge::False && !Holding.empty() &&
         llvm::is_contained(Holding, text::of(*strip(B.Condition),
                                              Context.getSourceManager(),
                                              Context.getLangOpts()));
}

/// `if (pthread_mutex_lock(&m) != 0)`: the answer that says so is any but 0.
/// Nothing if the condition asks something else.
static std::optional<Block::Edge::Kind> failureOfCLock(const Expr *Asked,
                                                       const Mark &Set) {
  Block::Edge::Kind Failed = Block::Edge::True;
  if (const auto *B = dyn_cast_or_null<BinaryOperator>(Asked)) {
    if (!B->isEqualityOp() || !isa<IntegerLiteral>(strip(B->getRHS())) ||
        cast<IntegerLiteral>(strip(B->getRHS()))->getValue() != 0)
      return std::nullopt;
    if (B->getOpcode() == BO_EQ)
      Failed = Block::Edge::False;
    Asked = strip(B->getLHS());
  }
  if (Set.S != Mark::Lock || Asked != strip(Set.E) ||
      Asked->getType()->isBooleanType())
    return std::nullopt;
  return Failed;
}

/// `if (m.try_lock())`, `auto [at, fresh] = keys.insert(k); if (fresh)`: on the
/// other way out of its block there is no mark.
static bool isRefused(const Block &B, const Block::Edge &E, const Mark &Set) {
  const Expr *Asked = B.Condition ? strip(B.Condition) : nullptr;
  if (const auto Failed = failureOfCLock(Asked, Set))
    return E.K == *Failed;
  Block::Edge::Kind No =
      Set.RefusedByYes ? Block::Edge::True : Block::Edge::False;
  while (const auto *Not = dyn_cast_or_null<UnaryOperator>(Asked)) {
    if (Not->getOpcode() != UO_LNot)
      return false;
    No = No == Block::Edge::False ? Block::Edge::True : Block::Edge::False;
    Asked = strip(Not->getSubExpr());
  }
  const Expr *Init =
      Asked && Asked->getType()->isBooleanType() ? madeFrom(Asked) : nullptr;
  if (Init)
    Asked = strip(Init);
  if (const auto *Second = dyn_cast_or_null<MemberExpr>(Asked))
    Asked = strip(Second->getBase()); // `keys.insert(k).second`
  return Asked == strip(Set.E) && E.K == No;
}

/// Whether `pop_back()` is reached without what puts something in there: then
/// what it takes out was there before.
bool Finder::isTakenFromOthers(const Mark &Set) {
  std::set<unsigned> Seen{M.Entry};
  std::vector<unsigned> Stack{M.Entry};
  while (!Stack.empty()) {
    const Block &B = M.Blocks[Stack.back()];
    Stack.pop_back();
    bool PutIn = false;
    for (const Event &E : B.Events) {
      const std::optional<Mark> Other = Marks.of(E);
      if (!Other || Other->Place != Set.Place || Other->Method != Set.Method)
        continue;
      if (!Other->Sets)
        return true;
      PutIn = true;
      break;
    }
    for (const Block::Edge &E : B.Successors)
      if (!PutIn && E.To != M.Exit && Seen.insert(E.To).second)
        Stack.push_back(E.To);
  }
  return false;
}

/// `return found;` other than a null pointer.
static bool givesPointer(const Stmt &Leaves, ASTContext &Context) {
  const auto *R = dyn_cast<ReturnStmt>(&Leaves);
  const Expr *Value = R ? R->getRetValue() : nullptr;
  return Value && Value->getType()->isAnyPointerType() &&
         constantOf(Value, Context).value_or(1) != 0 &&
         !strip(Value)->isNullPointerConstant(
             Context, Expr::NPC_ValueDependentIsNotNull);
}

/// `return 0;`, which in C mostly says that all went well.
static bool givesZero(const Stmt *Leaves, ASTContext &Context) {
  const auto *R = dyn_cast_or_null<ReturnStmt>(Leaves);
  const Expr *Value = R ? R->getRetValue() : nullptr;
  return Value && Value->getType()->isIntegerType() &&
         !Value->getType()->isBooleanType() && constantOf(Value, Context) == 0;
}

/// The variable that the setting asks first (`if (set) lock(&set->lock);`) and
/// that nothing in the function writes, so that each `if (set)` answers alike;
/// null if there is none.
const VarDecl *Finder::conditionOf(const Expr *E) const {
  const Stmt *Below = E;
  const IfStmt *If = nullptr;
  while (const Stmt *Up = M.Parents->getParent(Below)) {
    If = dyn_cast<IfStmt>(Up);
    if (If || !isa<CompoundStmt, FullExpr>(Up))
      break;
    Below = Up;
  }
  const VarDecl *V =
      If && If->getThen() == Below ? namedVariable(If->getCond()) : nullptr;
  if (!V || !V->hasLocalStorage())
    return nullptr;
  const bool Written =
      contains(M.Function->getBody(), Closures::Enter, [&](const Stmt &S) {
        const auto *B = dyn_cast<BinaryOperator>(&S);
        const auto *U = dyn_cast<UnaryOperator>(&S);
        return (B && B->isAssignmentOp() && namedVariable(B->getLHS()) == V) ||
               (U &&
                (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf) &&
                namedVariable(U->getSubExpr()) == V);
      });
  return Written ? nullptr : V;
}

/// The variable that is returned there; null for anything else.
static const VarDecl *answerOf(const Stmt *Leaves) {
  const auto *R = dyn_cast_or_null<ReturnStmt>(Leaves);
  return R ? namedVariable(R->getRetValue()) : nullptr;
}

/// Searches forward from behind the setting event; whether some path takes the
/// mark back, which is what makes it a mark.  Where \p Holding is asked again,
/// it still holds.
bool Finder::search(const Mark &Set, unsigned Start, size_t From,
                    StaleMark &Found, const std::vector<std::string> &Holding) {
  // Where the function asks whether it set the mark, only the way on which it
  // did is followed.
  const bool Conditional =
      valueUsed(Set.E) &&
      llvm::none_of(M.Blocks[Start].Successors, [&](const Block::Edge &E) {
        return isRefused(M.Blocks[Start], E, Set);
      });
  const VarDecl *Under = conditionOf(Set.E);
  const bool IsAsked = failureOfCLock(M.Blocks[Start].Condition
                                          ? strip(M.Blocks[Start].Condition)
                                          : nullptr,
                                      Set)
                           .has_value();
  bool RollsBackOnly = true, TakenBack = false, KeptForYes = true,
       TakenBackForNo = true, KeptForZero = Set.S == Mark::Lock,
       TakenBackForZero = false;
  std::set<const VarDecl *> Answers;
  std::set<unsigned> Seen;
  std::vector<std::pair<unsigned, size_t>> Stack{{Start, From}};
  while (!Stack.empty()) {
    const auto [Id, First] = Stack.back();
    Stack.pop_back();
    if (First == 0 && !Seen.insert(Id).second)
      continue;
    const Block &B = M.Blocks[Id];
    bool Stopped = B.NoReturn;
    const Stmt *Leaves = nullptr;
    for (size_t I = First; I < B.Events.size() && !Stopped; ++I) {
      const Event &E = B.Events[I];
      if (const std::optional<Mark> Other = Marks.of(E);
          Other && answers(*Other, Set)) {
        TakenBack = Stopped = true;
        for (const Stmt *Return : returnsFrom(Id, I + 1)) {
          RollsBackOnly = false;
          Answers.insert(answerOf(Return));
          TakenBackForNo = TakenBackForNo && returns(Return, false);
          TakenBackForZero = TakenBackForZero || givesZero(Return, Context);
        }
        if (std::find(Found.Unsets.begin(), Found.Unsets.end(), Other->E) ==
            Found.Unsets.end())
          Found.Unsets.push_back(Other->E);
        break;
      }
      // Who asks what a lock of C answers does not count on exceptions.
      if (E.K == Event::Call && !Found.Throwing && !IsAsked &&
          mayThrow(M.Calls[E.Index], Set))
        Found.Throwing = M.Calls[E.Index].E;
      if (E.K == Event::Return || E.K == Event::Throw)
        Leaves = E.S;
    }
    if (Stopped)
      continue;
    for (const Block::Edge &E : B.Successors) {
      if ((First != 0 && isRefused(B, E, Set)) || contradicts(B, E, Holding))
        continue;
      if (Under && E.K == Block::Edge::False && B.Condition &&
          namedVariable(B.Condition) == Under)
        continue;
      if (E.To != M.Exit && M.Blocks[E.To].Order <= B.Order)
        continue; // another round of a loop is another mark
      if (E.To != M.Exit)
        Stack.push_back({E.To, 0});
      else if (!Leaves || endsTheFunction(*Leaves))
        return false; // reaches the end with the mark set: meant to stay
      else if (Set.S == Mark::Lock && givesPointer(*Leaves, Context))
        return false;          // gives what it found, locked
      else if (!Conditional) { // where the insertion failed there is no mark
        KeptForYes = KeptForYes && returns(Leaves, true);
        KeptForZero = KeptForZero && givesZero(Leaves, Context);
        if (!Found.Exit)
          Found.Exit = Leaves;
      }
    }
  }
  // What only an error takes back, or who answers no, is what the function is
  // there to leave; so is a lock that its success alone keeps, or of which the
  // same variable may tell the caller.
  const VarDecl *Answer = answerOf(Found.Exit);
  const bool IsResult =
      RollsBackOnly ||
      (Set.S == Mark::Lock && Answer && Answers.count(Answer)) ||
      (Found.Exit &&
       ((KeptForYes && TakenBackForNo) || (KeptForZero && !TakenBackForZero)));
  return TakenBack && !IsResult;
}

/// Whether a closure of the function takes the mark back as the function itself
/// does: a guard runs it.
bool Finder::isGuarded(const StaleMark &Mark) const {
  const auto TextOf = [&](const Stmt &S) {
    return text::of(S, Context.getSourceManager(), Context.getLangOpts());
  };
  llvm::SmallVector<std::pair<const Stmt *, bool>, 16> Stack{
      {M.Function->getBody(), false}};
  while (!Stack.empty()) {
    const auto Top = Stack.pop_back_val();
    const Stmt *S = Top.first;
    const bool Inside = Top.second;
    if (!S)
      continue;
    if (Inside && isa<Expr>(S) &&
        llvm::any_of(Mark.Unsets, [&](const Expr *Unset) {
          return Unset->getStmtClass() == S->getStmtClass() &&
                 TextOf(*Unset) == TextOf(*S);
        }))
      return true;
    if (const auto *L = dyn_cast<LambdaExpr>(S)) {
      Stack.push_back({L->getBody(), true});
      continue;
    }
    for (const Stmt *Child : S->children())
      Stack.push_back({Child, Inside});
  }
  return false;
}

/// `return; case 12:;` other than right in a switch: a coroutine made of
/// macros, which goes on there.
static bool pauses(const Stmt *S, const Stmt *Up = nullptr) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  const bool OfSwitch = isa_and_nonnull<SwitchStmt>(Up);
  const Stmt *Before = nullptr;
  for (const Stmt *Child : S->children()) {
    if (isa<CompoundStmt>(S) && !OfSwitch &&
        isa_and_nonnull<SwitchCase>(Child) &&
        isa_and_nonnull<ReturnStmt>(Before))
      return true;
    if (pauses(Child, S))
      return true;
    Before = Child;
  }
  return false;
}

std::vector<StaleMark> Finder::run() {
  std::vector<StaleMark> Result;
  unsigned Sets = 0;
  bool Unsets = false;
  for (const Block &B : M.Blocks)
    for (const Event &E : B.Events)
      if (const std::optional<Mark> One = Marks.of(E)) {
        Sets += One->Sets;
        Unsets |= !One->Sets;
      }
  if (!Sets || !Unsets || pauses(M.Function->getBody()))
    return Result;
  for (unsigned Id = 0; Id < M.Blocks.size(); ++Id)
    for (size_t I = 0; I < M.Blocks[Id].Events.size(); ++I) {
      const std::optional<Mark> Set = Marks.of(M.Blocks[Id].Events[I]);
      if (!Set || !Set->Sets)
        continue;
      StaleMark Found;
      Found.Set = Set->E;
      Found.Place = M.Paths.spell(Set->Place);
      Found.Key = Set->S == Mark::Counter ? std::string() : Set->KeyText;
      Found.OfLock = Set->S == Mark::Lock;
      const auto IsLeft = [&](const std::vector<std::string> &Holding) {
        Found.Exit = nullptr;
        Found.Throwing = nullptr;
        return search(*Set, Id, I + 1, Found, Holding) &&
               (Found.Exit || Found.Throwing);
      };
      if (!IsLeft({}) || isGuarded(Found))
        continue;
      // On a way on which the condition had changed it may still be said.
      if (const std::vector<std::string> Holding = conditionsOf(*Set);
          !Holding.empty() && !IsLeft(Holding))
        continue;
      // What is taken out again on some returns only was kept by intent.
      if (Set->S == Mark::Key && !Set->Method.empty() &&
          (isa_and_nonnull<ReturnStmt>(Found.Exit) || isTakenFromOthers(*Set)))
        continue;
      Result.push_back(std::move(Found));
    }
  return Result;
}

std::vector<StaleMark> staleMarks(FunctionModel &M, ASTContext &Context,
                                  ThreadRoutines &Threads,
                                  bool StrictExceptions) {
  return Finder(M, Context, Threads, StrictExceptions).run();
}

} // namespace closecall::obligation
