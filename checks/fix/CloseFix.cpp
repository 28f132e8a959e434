//===- CloseFix.cpp - A close on each path that lacks one -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/ClientPlanner.h"
#include "fix/ErrorNumber.h"
#include "support/Compat.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::Place;

namespace closecall {

/// The test that keeps a close away from the states of \p Point that have
/// nothing to close, as `if (f) `; nothing if no test is sure.  Where the
/// variable has no value then, it is given one.
std::optional<std::string> Planner::testFor(const Together &Of,
                                            const ClosePoint &Point,
                                            const VarDecl *V,
                                            StatementEdits &Into) const {
  const Result &R = Of.first();
  if (Point.States == bit(Typestate::Open))
    return std::string();
  const QualType Held = typeOf(Point.Client);
  // What constructors do with the fields of a view is not known well enough.
  const CXXRecordDecl *View = V->getType()->getAsCXXRecordDecl();
  if (View && View->hasDefinition() && View->hasUserDeclaredConstructor())
    return std::nullopt;
  if (Held.isNull() || !llvm::all_of(Of.Findings, [&](const Result *One) {
        return canBeTested(Held, One->Site);
      }))
    return std::nullopt;
  const bool Pointer = Held->isPointerType();
  const bool Several = Of.Findings.size() > 1;
  const bool Absent =
      Point.States & (bit(Typestate::NotOpened) | bit(Typestate::Failed));
  const bool Itself = In.Model.Paths.variable(V) == Point.Client &&
                      V->hasLocalStorage() && !isa<ParmVarDecl>(V) &&
                      tellsWhetherOpen(V, Of.Findings) &&
                      llvm::all_of(Of.Findings, [](const Result *One) {
                        return One->Site.Gives.K == Place::Return;
                      });
  // What it holds without one opening, another has given.
  if (Several && Itself &&
      (Pointer ? !Point.Otherwise.contains(0) : Point.Otherwise.lowest() >= 0))
    return std::string();
  // The engine knows what the name holds where there is nothing to close; or
  // nobody has given it a value yet, and the fix does.
  const bool Known = Several   ? Itself && V->getInit()
                     : !Absent ? Itself
                     : Pointer ? Point.Otherwise.constant() == 0
                               : Point.Otherwise.highest() < 0;
  // `fd = STDIN_FILENO`: what is no client is below all clients.
  if (const int64_t Below = Point.Otherwise.highest();
      !Known && !Pointer && !Several && Absent && Below >= 0 &&
      R.Site.Client.lowest() > Below)
    return "if (" + In.Model.Paths.spell(Point.Client) + " > " +
           std::to_string(Below) + ") ";
  // `f = stdin`: nothing else is no client.
  llvm::SmallVector<llvm::StringRef, 3> Streams;
  const bool MayBeStream = !Known && !Itself && Pointer && Absent &&
                           !isa<ParmVarDecl>(V) && V->hasLocalStorage() &&
                           In.Model.Paths.variable(V) == Point.Client &&
                           R.Site.Gives.K == Place::Return &&
                           tellsWhetherOpen(V, Of.Findings, &Streams);
  if (MayBeStream) {
    if (!V->getInit() && ((LO.CPlusPlus && !Facts.Jumps.empty()) ||
                          !Into.initialise(*V, nullOf(*V))))
      return std::nullopt;
    std::string Test = "if (" + V->getNameAsString();
    for (const llvm::StringRef Stream : Streams)
      Test += " && " + V->getNameAsString() + " != " + Stream.str();
    return Test + ") ";
  }
  if (!Known &&
      (!Itself || V->getInit() || !(Point.States & bit(Typestate::NotOpened)) ||
       // In C++ no jump may pass an initialisation.
       (LO.CPlusPlus && !Facts.Jumps.empty()) ||
       !Into.initialise(*V, nullOf(*V))))
    return std::nullopt;
  if (Pointer && closing(R).Row.AcceptsNull)
    return std::string();
  return testOf(Held, In.Model.Paths.spell(Point.Client));
}

/// Whether \p Call ends the library that \p Closer belongs to, as
/// `curl_global_cleanup()` does.
static bool endsLibrary(const CallExpr &Call, const FunctionDecl &Closer,
                        const SourceManager &SM) {
  static const llvm::Regex Ends(
      "cleanup|clean_up|shutdown|deinit|finali[sz]e|uninit|terminate|_end$|"
      "_exit$|_quit$|_free$|_destroy$",
      llvm::Regex::IgnoreCase);
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && !isa<CXXMethodDecl>(Callee) && Call.getNumArgs() == 0 &&
         Callee->getIdentifier() &&
         SM.getFileID(SM.getExpansionLoc(Callee->getLocation())) ==
             SM.getFileID(SM.getExpansionLoc(Closer.getLocation())) &&
         Ends.match(Callee->getName());
}

/// Whether \p Call closes a client that is older than the one \p Site opens,
/// which may need it, as a statement needs its database.
bool Planner::closesOlder(const CallExpr &Call, const Opening &Site) const {
  if (!Call.getDirectCallee() || Call.getNumArgs() == 0)
    return false;
  const bool Closes = llvm::any_of(
      In.Unit.callee(Call.getDirectCallee()).Facts,
      [](const catalogue::Fact &F) { return F.K == catalogue::Fact::Closes; });
  const auto *Name = dyn_cast<DeclRefExpr>(strip(Call.getArg(0)));
  const auto *V = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  if (!Closes || !V)
    return false;
  const auto Mentioned = Facts.Mentioned.find(V->getCanonicalDecl());
  const SourceLocation Opened = Site.Call.E->getBeginLoc();
  return (V->getInit() &&
          SM.isBeforeInTranslationUnit(V->getInit()->getBeginLoc(), Opened)) ||
         (Mentioned != Facts.Mentioned.end() &&
          SM.isBeforeInTranslationUnit(Mentioned->second.front()->getBeginLoc(),
                                       Opened));
}

/// Whether nothing but the words of the call and constants go into it.
static bool onlyTells(const CallExpr &Call) {
  return llvm::all_of(Call.arguments(), [](const Expr *A) {
    A = strip(A);
    return isa<StringLiteral, IntegerLiteral, CharacterLiteral>(A) ||
           A->getType()->isIntegerType();
  });
}

/// Nothing is closed after what it needs: where calls just before \p At close
/// older clients, or end the library, the first of them, else \p At.
const Stmt *Planner::beforeOlder(const Stmt *At, const VarDecl *V,
                                 const Result &R) const {
  const Stmt *Up = !At                     ? In.Function.getBody()
                   : isa<CompoundStmt>(At) ? At
                                           : In.Model.Parents->getParent(At);
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Up);
  if (!Block)
    return At;
  llvm::SmallVector<const Stmt *, 16> Before;
  for (const Stmt *S : Block->body()) {
    if (S == At)
      break;
    Before.push_back(S);
  }
  const Stmt *Place = At;
  bool Beside = true; // nothing but talk stands between the call and the place
  for (const Stmt *S : llvm::reverse(Before)) {
    const auto *Label = dyn_cast<LabelStmt>(S);
    const Stmt *Inner = Label ? Label->getSubStmt() : S;
    const auto *Call = isa<Expr>(Inner)
                           ? dyn_cast<CallExpr>(strip(cast<Expr>(Inner)))
                           : nullptr;
    if (!Call || mentions(V, Call, /*Widely=*/false))
      break;
    if (endsLibrary(*Call, *closer(R), SM) ||
        (Beside && closesOlder(*Call, R.Site)))
      Place = Inner;
    else
      Beside = Beside && onlyTells(*Call);
    if (Label) // others come in here
      break;
  }
  return Place;
}

/// Whether \p Value is a pointer that was made of the client in \p V, as
/// `sqlite3_errmsg(db)` is: it does not outlive the client.
bool Planner::mayPointInto(const VarDecl &V, const Expr *Value) const {
  if (!Value->getType()->isPointerType() || !V.getType()->isPointerType())
    return false;
  if (mentions(&V, Value, /*Widely=*/false))
    return true;
  const auto *Name = dyn_cast<DeclRefExpr>(strip(Value));
  const auto *Made = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  if (!Made)
    return false;
  if (Made->getInit() && mentions(&V, Made->getInit(), /*Widely=*/false))
    return true;
  const auto Found = Facts.Assigned.find(Made->getCanonicalDecl());
  return Found != Facts.Assigned.end() &&
         llvm::any_of(Found->second, [&](const Expr *From) {
           return From && mentions(&V, From, /*Widely=*/false);
         });
}

/// The client's name, with a cast where it is read only and the closing
/// function is not.
std::string Planner::spelledFor(const FunctionDecl &Closer,
                                PathId Client) const {
  std::string Name = In.Model.Paths.spell(Client);
  const VarDecl *V = In.Model.Paths.variableOf(Client);
  if (!V || In.Model.Paths.variable(V) != Client ||
      !V->getType()->isPointerType() || Closer.getNumParams() == 0)
    return Name;
  const QualType Given = V->getType()->getPointeeType();
  const QualType Wanted = Closer.getParamDecl(0)->getType();
  if (!Given.isConstQualified() || !Wanted->isPointerType() ||
      Wanted->getPointeeType().isConstQualified())
    return Name;
  PrintingPolicy Policy(LO);
  Policy.adjustForCPlusPlus();
  return LO.CPlusPlus
             ? "const_cast<" + Given.getUnqualifiedType().getAsString(Policy) +
                   " *>(" + Name + ")"
             : "(void *)" + Name;
}

/// Whether \p Condition holds if and only if \p V holds a client.
bool Planner::isOpenTest(const Expr *Condition, const VarDecl &V) const {
  const auto IsIt = [&](const Expr *E) {
    const auto *Name = dyn_cast<DeclRefExpr>(strip(E));
    return Name && Name->getDecl() == &V;
  };
  const auto *Compared = dyn_cast<BinaryOperator>(strip(Condition));
  if (!Compared)
    return V.getType()->isPointerType() && IsIt(Condition);
  const std::optional<int64_t> Bound = constantOf(Compared->getRHS(), Context);
  if (!Bound || !IsIt(Compared->getLHS()))
    return false;
  return V.getType()->isPointerType()
             ? Compared->getOpcode() == BO_NE && *Bound == 0
             : (Compared->getOpcode() == BO_GE && *Bound == 0) ||
                   (Compared->getOpcode() == BO_NE && *Bound == -1) ||
                   (Compared->getOpcode() == BO_GT && *Bound == -1);
}

/// Whether what comes right behind \p Block, a branch or a round, asks for the
/// `errno` that a close at its end may write.
static bool isAskedForErrno(const Stmt &Block, const ParentMap &Parents) {
  const Stmt *Inner = &Block, *Up = Parents.getParent(Inner);
  for (; isa_and_nonnull<IfStmt>(Up); Up = Parents.getParent(Up))
    Inner = Up;
  if (!isa_and_nonnull<CompoundStmt>(Up))
    return Up && readsErrno(*Up);
  const auto Next =
      std::next(llvm::find(cast<CompoundStmt>(Up)->body(), Inner));
  return Next != cast<CompoundStmt>(Up)->body_end() && readsErrno(**Next);
}

/// Writes the close at the end of a block in which the client can be named, or
/// of the branch of an if whose condition declares it.
bool Planner::closeAtEndOf(const Stmt &Scope, const std::string &Close,
                           const VarDecl &V, const Result &R,
                           StatementEdits &Into) const {
  const auto *Block = dyn_cast<CompoundStmt>(&Scope);
  if (const auto *If = dyn_cast<IfStmt>(&Scope)) {
    Block = dyn_cast<CompoundStmt>(If->getThen());
    if (scopeOf(&V) != &Scope || !Block || !isOpenTest(If->getCond(), V))
      return false;
  } else if (isAskedForErrno(*Block, *In.Model.Parents)) {
    return false;
  }
  const Stmt *Place = beforeOlder(Block, &V, R);
  return Place == Block ? Into.atEnd(*Block, Close)
                        : Into.before(*Place, Close);
}

/// `if (!f) `, for the answer \p Name of a call that fails as \p How says;
/// empty if it does not tell.
static std::string failureTest(const std::string &Name, catalogue::Failure How,
                               QualType Type) {
  switch (How) {
  case catalogue::Failure::Null:
    return "if (!" + Name + ") ";
  case catalogue::Failure::Zero:
    return "if (" + Name + " == 0) ";
  case catalogue::Failure::Negative:
  case catalogue::Failure::Code:
    return "if (" + Name + " < 0) ";
  case catalogue::Failure::MinusOne:
  case catalogue::Failure::Status:
    return Type->isPointerType() ? "" : "if (" + Name + " == -1) ";
  case catalogue::Failure::NonZero:
    return "if (" + Name + " != 0) ";
  case catalogue::Failure::Never:
    return {};
  }
  return {};
}

/// Whether \p E is a variable or a member of one: to ask it again changes
/// nothing.
static bool isPlainName(const Expr *E) {
  E = strip(E);
  while (const auto *Member = dyn_cast<MemberExpr>(E))
    E = strip(Member->getBase());
  return isa<DeclRefExpr, CXXThisExpr>(E);
}

/// Writes the close behind \p Call, which takes the client only when it
/// succeeds: `FILE *f = fdopen(fd, "r"); if (!f) close(fd);`.
bool Planner::closeIfRefused(const CallExpr &Call, const ClosePoint &Point,
                             const std::string &Close, const Opening &Site,
                             StatementEdits &Into) const {
  const std::optional<CallView> View = CallView::of(&Call);
  const ClientProtocol Rules(Site.Of->Owner);
  std::optional<catalogue::Failure> How;
  for (unsigned N = 1; View && !How && N <= View->size(); ++N)
    if (In.Model.Paths.of(View->argument(N)) == Point.Client)
      How = Rules.refusalOf(In.Unit, *View, N);
  const Stmt *Inner = &Call, *Up = In.Model.Parents->getParent(Inner);
  const auto IsArm = [&] {
    const auto *Choice = dyn_cast_or_null<ConditionalOperator>(Up);
    return Choice && Choice->getCond() != Inner;
  };
  for (; isa_and_nonnull<ParenExpr, CastExpr, FullExpr>(Up) || IsArm();
       Up = In.Model.Parents->getParent(Up))
    Inner = Up;
  if (!How || Call.getBeginLoc().isMacroID())
    return false;
  // The answer has to tell the same where it is kept.
  const auto Test = [&](const std::string &Name, QualType Kept) {
    const QualType Type = Call.getType();
    const bool Same = (Kept->isPointerType() && Type->isPointerType()) ||
                      Context.hasSameUnqualifiedType(Kept, Type);
    return Same ? failureTest(Name, *How, Type) : std::string();
  };
  if (const auto *Return = dyn_cast_or_null<ReturnStmt>(Up)) {
    const std::string Name = freshName("result");
    const std::string Failed = Test(Name, In.Function.getReturnType());
    return !Failed.empty() && !In.Function.getTemplateInstantiationPattern() &&
           Into.beforeReturn(*Return, Failed + Close, Name,
                             In.Function.getReturnType());
  }
  std::string Failed;
  if (const auto *Declares = dyn_cast_or_null<DeclStmt>(Up)) {
    const auto *V = Declares->isSingleDecl()
                        ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                        : nullptr;
    Failed = V ? Test(V->getNameAsString(), V->getType()) : Failed;
  } else if (const auto *Assign = dyn_cast_or_null<BinaryOperator>(Up)) {
    const Expr *To = Assign->getLHS();
    if (Assign->getOpcode() == BO_Assign && isPlainName(To) &&
        Into.isStatement(*Assign))
      Failed = Test(text::of(*To, SM, LO), To->getType());
  }
  return !Failed.empty() && Into.after(*Up, Failed + Close);
}

/// Writes the close at \p Point; false if that cannot be.
bool Planner::closeAt(const Together &Of, const ClosePoint &Point,
                      StatementEdits &Into) const {
  const Result &R = Of.first();
  if (Of.Filled)
    return closeElementsAt(*Of.Filled, R, Point, Into);
  const VarDecl *V = In.Model.Paths.variableOf(Point.Client);
  const Stmt *At = Point.At;
  const auto *If = dyn_cast_or_null<IfStmt>(At);
  const bool IsElse = If && lacksElse(*If);
  if (!V || V->getLocation().isMacroID() ||
      ((!If || IsElse) && !inScope(V, At)))
    return refuse(V ? Obstacle::OutOfScope : Obstacle::NoName);
  if (!mayName(Point.Client))
    return refuse(Obstacle::NoName);
  std::string Close = closeText(R, spelledFor(*closer(R), Point.Client), At);
  if (Close.empty())
    return refuse(Obstacle::NoCloser);
  if (If && !IsElse)
    return closeAtEndOf(*At, Close, *V, R, Into) ||
           refuse(Obstacle::OutOfScope);
  const std::optional<std::string> Test = testFor(Of, Point, V, Into);
  if (!Test)
    return refuse(Obstacle::NoTest);
  if (const auto *Taker = dyn_cast_or_null<CallExpr>(At);
      Taker && !isa<CXXOperatorCallExpr>(Taker) && !freedBy(Taker))
    return (Test->empty() &&
            closeIfRefused(*Taker, Point, Close, R.Site, Into)) ||
           refuse(Obstacle::InExpression);
  Close = *Test + Close;
  if (IsElse)
    return Into.asElse(*If, Close) || refuse(Obstacle::InExpression);
  if (isa_and_nonnull<CompoundStmt>(At))
    return closeAtEndOf(*At, Close, *V, R, Into) ||
           refuse(Obstacle::OutOfScope);
  const auto *Return = dyn_cast_or_null<ReturnStmt>(At);
  const Expr *Value = Return ? Return->getRetValue() : nullptr;
  if (Value && mayPointInto(*V, Value))
    return refuse(Obstacle::PointsInto);
  const bool Written = writeAt(*V, Close, At, R, Into);
  return Written ||
         refuse(At && At->getBeginLoc().isMacroID() ? Obstacle::Macro
                                                    : Obstacle::InExpression);
}

/// The if whose condition does \p Assign before all else, as in
/// `if ((f = fopen(path)) == NULL)`; null if there is none, or if it is a
/// branch of another statement.
const IfStmt *Planner::startsIf(const BinaryOperator &Assign) const {
  const Stmt *Inner = &Assign, *Up = In.Model.Parents->getParent(Inner);
  for (; isa_and_nonnull<Expr>(Up);
       Inner = Up, Up = In.Model.Parents->getParent(Up)) {
    const auto *B = dyn_cast<BinaryOperator>(Up);
    const auto *Not = dyn_cast<UnaryOperator>(Up);
    const bool First =
        isa<ParenExpr, ImplicitCastExpr, FullExpr>(Up) ||
        (Not && Not->getOpcode() == UO_LNot) ||
        (B && B->isLogicalOp() && B->getLHS() == Inner) ||
        (B && B->isComparisonOp() &&
         constantOf(B->getLHS() == Inner ? B->getRHS() : B->getLHS(), Context));
    if (!First)
      return nullptr;
  }
  const auto *If = dyn_cast_or_null<IfStmt>(Up);
  return If && If->getCond() == Inner && !If->getInit() &&
                 !If->getConditionVariable() &&
                 isa_and_nonnull<CompoundStmt>(In.Model.Parents->getParent(If))
             ? If
             : nullptr;
}

/// Whether \p Value is a local object that is returned as it is, or goes into
/// what is returned with all that it has: that needs no client.
static bool givesLocalObject(const Expr &Value, const VarDecl &Client) {
  const Expr *Given = strip(&Value);
  bool Converted = false;
  while (const auto *Made = dyn_cast<CXXConstructExpr>(Given)) {
    const CXXConstructorDecl *How = Made->getConstructor();
    if (Made->getNumArgs() == 0 || !(How->isCopyOrMoveConstructor() ||
                                     How->getParent()->isInStdNamespace()))
      return false;
    Converted |= !How->isCopyOrMoveConstructor();
    Given = strip(Made->getArg(0)->IgnoreImplicit());
  }
  const auto *Name = dyn_cast<DeclRefExpr>(Given);
  const auto *V = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  const CXXRecordDecl *Class = V ? V->getType()->getAsCXXRecordDecl() : nullptr;
  if (!Class || !Class->hasDefinition() || !V->hasLocalStorage() ||
      V == &Client)
    return false;
  const auto Copies = [](const CXXConstructorDecl *C) {
    return C->isCopyConstructor() && !C->isDeleted();
  };
  // A view may become a copy of what it shows; a string, say, has its own.
  const bool HasItsOwn =
      Class->isInStdNamespace() && Class->hasNonTrivialDestructor();
  return !Converted || HasItsOwn ||
         (!Class->needsImplicitCopyConstructor() &&
          llvm::none_of(Class->ctors(), Copies));
}

/// Writes \p Close at \p At, which is no end of a block; false if that cannot
/// be.
bool Planner::writeAt(const VarDecl &V, const std::string &Close,
                      const Stmt *At, const Result &R,
                      StatementEdits &Into) const {
  const auto *Return = dyn_cast_or_null<ReturnStmt>(At);
  const Expr *Value = Return ? Return->getRetValue() : nullptr;
  // What a template returns may have another type each time.
  const FunctionDecl *Pattern = In.Function.getTemplateInstantiationPattern();
  if (Value && !givesLocalObject(*Value, V) &&
      mentions(&V, Value, /*Widely=*/true))
    return !(Pattern && Pattern->getReturnType()->isDependentType()) &&
           Into.beforeReturn(*Return, Close, freshName("result"),
                             In.Function.getReturnType());
  // A jump that a macro does, as `ABORT(-1)`: the close goes before all of it.
  if (At && isa<ReturnStmt, GotoStmt, BreakStmt, ContinueStmt>(At))
    At = Into.macroOf(
        At, [&](const Stmt &S) { return !mentions(&V, &S, /*Widely=*/true); });
  if (!At || isa<ReturnStmt, GotoStmt, BreakStmt, ContinueStmt, DoStmt>(At))
    if (const Stmt *Place = beforeOlder(At, &V, R); Place != At)
      return Into.before(*Place, Close);
  if (!At)
    return Into.atEnd(*cast<CompoundStmt>(In.Function.getBody()), Close);
  if (const auto *Label = dyn_cast<LabelStmt>(At))
    return Into.beforeLabel(*Label, Close);
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(At))
    return !mentions(&V, Throw, /*Widely=*/false) && Into.before(*At, Close) &&
           (!readsErrno(*Throw) ||
            Into.keepErrno(*At, freshName("saved_errno")));
  if (const auto *Assign = dyn_cast<BinaryOperator>(At)) {
    const Stmt *Whole = Into.isStatement(*Assign) ? At : startsIf(*Assign);
    return Whole && !mentions(&V, Assign->getRHS(), /*Widely=*/false) &&
           Into.before(*Whole, Close);
  }
  const auto *Goto = dyn_cast<GotoStmt>(At);
  const bool Asked = Goto && readsErrno(*Goto->getLabel()->getStmt());
  return Into.before(*At, Close) &&
         (!Asked || Into.keepErrno(*At, freshName("saved_errno")));
}

/// Whether the fix may let each close be followed by `client = NULL`, so that
/// the client can be asked later whether it is closed.
bool Planner::canForget(const LeakingClient &C) const {
  const Result &R = *C.Finding;
  const VarDecl *V = onlyVariable(C);
  StatementEdits Scratch(Context, *In.Model.Parents);
  return V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) &&
         !V->getType().isConstQualified() &&
         canBeTested(V->getType(), R.Site) && tellsWhetherOpen(V, {&R}) &&
         resetAfterCloses(R, *V, /*BeforeExitsToo=*/false, Scratch);
}

/// \p Of with its points; nothing if there are none.
std::optional<Together> Planner::tried(Together Of) const {
  const auto Possible = [&](const ClosePoint &Point) {
    StatementEdits Scratch(Context, *In.Model.Parents);
    return closeAt(Of, Point, Scratch);
  };
  const PathId Elements = Of.Filled ? Of.Filled->Elements : 0;
  const auto [Seen, New] = In.Tried->Searches.try_emplace(
      {Of.Findings, Of.Closed, Elements}, TriedWays::Search());
  TriedWays::Search &Search = Seen->second;
  if (New) {
    Obstacle First = Obstacle::None;
    std::swap(First, Why);
    Search.Points = findClosePoints(In.Unit, In.Model, Of.Findings, Of.Closed,
                                    Elements, Possible, Why);
    Search.Why = Why;
    Why = First;
  }
  if (!Search.Points) {
    refuse(Search.Why);
    return std::nullopt;
  }
  Of.Points = *Search.Points;
  return Of;
}

/// The openings of clients of the same kind that \p V takes, too, and that are
/// never lost; none if one of them is not understood.
std::vector<const Result *>
Planner::keptBeside(const VarDecl &V, const catalogue::Client *Of) const {
  std::vector<const Result *> Kept;
  const auto Assigned = Facts.Assigned.find(V.getCanonicalDecl());
  for (const Result &R : In.Unit.analyse(&In.Function)) {
    const auto IsIts = [&](const Expr *From) {
      return From && strip(From) == R.Site.Call.E;
    };
    if (!IsIts(V.getInit()) && (Assigned == Facts.Assigned.end() ||
                                llvm::none_of(Assigned->second, IsIts)))
      continue;
    if (R.TooComplex || R.Site.Of != Of)
      return {};
    if (R.Leaks.empty())
      Kept.push_back(&R);
  }
  return Kept;
}

/// Clients of one variable: closed each by itself if possible; together if not,
/// or if that takes fewer closes.
bool Planner::findWays(llvm::ArrayRef<const LeakingClient *> Clients,
                       std::vector<Together> &Ways) const {
  Together All;
  std::vector<Together> Each;
  for (const LeakingClient *C : Clients) {
    if (!closer(*C->Finding))
      return refuse(Obstacle::NoCloser);
    All.Findings.push_back(C->Finding);
    Together One;
    One.Findings = {C->Finding};
    One.Filled = filledArray(*C->Finding);
    std::optional<Together> Way = tried(One);
    if (!Way && One.Filled) {
      One.Filled.reset();
      Way = tried(One);
    }
    if (!Way && canForget(*C)) {
      One.Closed = ClosedBefore::Forgotten;
      Way = tried(One);
    }
    if (Way)
      Each.push_back(std::move(*Way));
  }
  const bool Apart = Each.size() == Clients.size();
  size_t Closes = 0;
  for (const Together &One : Each)
    Closes += One.Points.size();
  std::optional<Together> Way = Clients.size() > 1 ? tried(All) : std::nullopt;
  const VarDecl *V = onlyVariable(*Clients.front());
  if (!Way && !Apart && V) {
    // Others that are never lost may be what the variable holds at a place.
    const std::vector<const Result *> Kept =
        keptBeside(*V, Clients.front()->Finding->Site.Of);
    All.Findings.insert(All.Findings.end(), Kept.begin(), Kept.end());
    if (!Kept.empty())
      Way = tried(All);
  }
  if (!Way && !Apart)
    return false;
  if (Way && (!Apart || Way->Points.size() < Closes))
    Each = {std::move(*Way)};
  Ways.insert(Ways.end(), Each.begin(), Each.end());
  return true;
}

bool Planner::closes(FixPlan &Plan) const {
  // In order; those of one variable stay together.
  std::vector<std::vector<const LeakingClient *>> Groups;
  for (const LeakingClient &C : In.Clients) {
    const VarDecl *V = onlyVariable(C);
    const auto Same = llvm::find_if(Groups, [&](const auto &Group) {
      return V && onlyVariable(*Group.front()) == V;
    });
    if (Same == Groups.end())
      Groups.push_back({&C});
    else
      Same->push_back(&C);
  }
  std::vector<Together> Ways;
  for (const auto &Group : Groups)
    if (!findWays(Group, Ways))
      return false;
  StatementEdits Edits(Context, *In.Model.Parents);
  for (const Together &Way : Ways) {
    bool Asked = false;
    for (const ClosePoint &Point : Way.Points) {
      Asked |= !Way.Filled && (Point.States & bit(Typestate::Closed));
      if (!closeAt(Way, Point, Edits))
        return false;
    }
    const VarDecl *V = In.Model.Paths.variableOf(Way.Points.front().Client);
    if (Asked &&
        !resetAfterCloses(Way.first(), *V, /*BeforeExitsToo=*/false, Edits))
      return false;
  }
  Plan.Edits = Edits.hints();
  return !Plan.Edits.empty();
}

} // namespace closecall
