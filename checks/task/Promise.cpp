//===- Promise.cpp - Promises that stay unfulfilled -----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whoever holds the future of a promise waits for it.  A function that was
// given the promise, or gives the future away and keeps the promise, must
// fulfil it on each path, also on those that lead through a handler; and so
// must a closure that a task runs, once, with a promise that it captured.
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "task/LeakFix.h"
#include "task/TaskFindings.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall::task {

namespace {

/// Collects the `try` statements of a function, and where variables are named.
class Scan : public RecursiveASTVisitor<Scan> {
public:
  std::vector<const CXXTryStmt *> Tries;
  std::vector<const DeclRefExpr *> Names;

  bool shouldVisitLambdaBody() const { return false; }
  bool VisitCXXTryStmt(CXXTryStmt *S) {
    Tries.push_back(S);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *R) {
    Names.push_back(R);
    return true;
  }
  bool names(const Stmt *In, const ValueDecl &V,
             const SourceManager &SM) const {
    return std::any_of(Names.begin(), Names.end(), [&](const DeclRefExpr *R) {
      return R->getDecl() == &V &&
             !SM.isBeforeInTranslationUnit(R->getLocation(),
                                           In->getBeginLoc()) &&
             !SM.isBeforeInTranslationUnit(In->getEndLoc(), R->getLocation());
    });
  }
};

Scan scan(const FunctionDecl &F) {
  Scan S;
  S.TraverseStmt(F.getBody());
  return S;
}

bool isStd(const VarDecl &V) {
  const CXXRecordDecl *Class =
      V.getType().getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->isInStdNamespace() &&
         Class->getNameAsString() == "promise";
}

/// A leak of the promise, and whether it leads through a handler.
struct Broken {
  Result R;
  std::vector<const Leak *> Leaks;
  bool ByHandler = false;
};

/// Ends of the function at which the promise is left: an exception that leaves
/// it tells the caller that something failed.
void keepExits(Broken &B) {
  if (B.R.TooComplex)
    return;
  for (const Leak &L : B.R.Leaks)
    if (L.K == Leak::Exit && L.Doubts.empty())
      B.Leaks.push_back(&L);
}

template <typename Follow>
Broken findBroken(TaskUnit &U, const FunctionDecl &F, Follow Simulate) {
  Broken B;
  if (FunctionModel *M = U.program().model(&F))
    B.R = Simulate(U.program(), *M);
  keepExits(B);
  if (!B.Leaks.empty() || B.R.TooComplex || scan(F).Tries.empty())
    return B;
  // What can be thrown into a handler that forgets the promise?
  Broken Strict;
  if (FunctionModel *M = U.strictProgram().model(&F))
    Strict.R = Simulate(U.strictProgram(), *M);
  Strict.ByHandler = true;
  keepExits(Strict);
  return Strict;
}

/// Whether what the `try` does last is to fulfil the promise: where one of its
/// handlers begins, the promise is still unfulfilled.
bool fulfilsLast(const CXXTryStmt &Try, const VarDecl &V, const Scan &Found,
                 const SourceManager &SM) {
  const CompoundStmt *Block = Try.getTryBlock();
  if (Block->body_empty() || !Found.names(Block->body_back(), V, SM))
    return false;
  return std::none_of(
      Block->body_begin(), Block->body_end() - 1,
      [&](const Stmt *Before) { return Found.names(Before, V, SM); });
}

/// `p.set_exception(std::current_exception());` where the handler begins.
FixItHint passOn(const Stmt &Body, const VarDecl &V, const SourceManager &SM) {
  const std::string Set =
      V.getNameAsString() + ".set_exception(std::current_exception());";
  const SourceLocation Brace = Body.getBeginLoc().getLocWithOffset(1);
  const auto *Block = dyn_cast<CompoundStmt>(&Body);
  const bool OwnLine =
      Block && !Block->body_empty() &&
      SM.getSpellingLineNumber(Block->body_front()->getBeginLoc()) !=
          SM.getSpellingLineNumber(Body.getBeginLoc());
  return FixItHint::CreateInsertion(
      Brace,
      OwnLine
          ? text::lineEnd(Brace, SM) +
                text::indentation(Block->body_front()->getBeginLoc(), SM) + Set
          : " " + Set);
}

/// To pass the exception on in the handlers that forget the promise.
Note adviseHandlers(TaskUnit &U, const FunctionDecl &F, const VarDecl &V) {
  const SourceManager &SM = U.context().getSourceManager();
  Note Advice{V.getLocation(),
              "pass the exception on in the handler, with 'set_exception'",
              {}};
  const Scan Found = scan(F);
  for (const CXXTryStmt *Try : Found.Tries)
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I) {
      const CXXCatchStmt &Handler = *Try->getHandler(I);
      const Stmt *Body = Handler.getHandlerBlock();
      if (Found.names(Body, V, SM))
        continue;
      Advice.At = Handler.getBeginLoc();
      if (isStd(V) && !Body->getBeginLoc().isMacroID() && !isInstantiated(F) &&
          fulfilsLast(*Try, V, Found, SM))
        Advice.Edits.push_back(passOn(*Body, V, SM));
    }
  return Advice;
}

Finding
describe(TaskUnit &U, const FunctionDecl &F, const VarDecl &V, const Broken &B,
         const std::string &Consequence = whenNotAwaited(TaskClass::Breaks)) {
  const bool Sometimes = B.R.EverClosed || B.R.EverHandedOver;
  Finding Found;
  Found.At = V.getLocation();
  Found.Message = "'" + V.getNameAsString() + "' is " +
                  (B.ByHandler ? "not fulfilled where an exception is caught"
                   : Sometimes ? "not fulfilled on every path"
                               : "never fulfilled") +
                  ", " + Consequence;
  Found.Notes.push_back(leakNote(*B.Leaks.front(), F, "still unfulfilled"));
  if (B.ByHandler) {
    Found.Notes.push_back(adviseHandlers(U, F, V));
    return Found;
  }
  Note Advice{
      Found.At, "fulfil it, with a value or an exception, on each path", {}};
  const bool Clear =
      std::all_of(B.Leaks.begin(), B.Leaks.end(),
                  [](const Leak *L) { return L->OtherStates == 0; });
  if (isStd(V) && !isInstantiated(F) && Clear)
    awaitAtLeaks(U.context(), *U.program().model(&F),
                 {leftTask(V, B.Leaks,
                           V.getNameAsString() +
                               ".set_exception(std::make_exception_ptr(std::"
                               "runtime_error(\"no result\")));")},
                 Advice);
  if (!Clear) // the paths that fulfil it have met those through a handler
    if (Note InHandlers = adviseHandlers(U, F, V); !InHandlers.Edits.empty())
      Advice = std::move(InHandlers);
  Found.Notes.push_back(std::move(Advice));
  return Found;
}

/// A call that gets the promise's future, and where that goes.
struct FutureFate {
  const Expr *Getting = nullptr;
  const VarDecl *Kept = nullptr; ///< stays in this variable
  const ReturnStmt *Returned = nullptr;
  bool Asked = false; ///< by the function itself, right there
};

/// Whether the value of \p S is that of what stands below it.
bool handsOn(const Stmt &S) {
  const auto *C = dyn_cast<CXXConstructExpr>(&S);
  return isa<FullExpr, CastExpr, MaterializeTemporaryExpr,
             CXXBindTemporaryExpr>(S) ||
         (C && isCopyOrMove(C));
}

FutureFate fateOf(const Expr &Getting, const ParentMap &Parents) {
  const Stmt *Below = &Getting;
  while (const Stmt *Up = Parents.getParent(Below)) {
    if (const auto *D = dyn_cast<DeclStmt>(Up)) {
      for (const Decl *Declared : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(Declared);
            V && V->getInit() == Below)
          return {&Getting, V};
      break;
    }
    if (const auto *R = dyn_cast<ReturnStmt>(Up))
      return {&Getting, nullptr, R};
    // `promise.get_future().get()`: who is answered has been waiting.
    if (isa<MemberExpr>(Up))
      return {&Getting, nullptr, nullptr, /*Asked=*/true};
    if (!handsOn(*Up))
      break;
    Below = Up;
  }
  return {&Getting};
}

/// Whether somebody waits for the future by the time of the leak: the function
/// returns it, or has given it to somebody before.
bool isWaitedFor(const Leak &L, const FutureFate &Fate, const Scan &Found,
                 const SourceManager &SM) {
  if (Fate.Returned)
    return L.At == Fate.Returned;
  if (Fate.Kept)
    return L.At && Found.names(L.At, *Fate.Kept, SM);
  return !L.At || SM.isBeforeInTranslationUnit(Fate.Getting->getBeginLoc(),
                                               L.At->getBeginLoc());
}

/// The variable of the promise's kind that the event declares; null for others.
const TaskKind *declaredPromise(const TaskUnit &U, const Event &E) {
  const TaskKind *K = E.K == Event::Declare && E.RHS
                          ? U.kinds().ofType(E.Var->getType())
                          : nullptr;
  return K && K->Class == TaskClass::Breaks &&
                 isa_and_nonnull<CXXConstructExpr>(strip(E.RHS))
             ? K
             : nullptr;
}

/// The same for a smart pointer to one, made right there.
const TaskKind *declaredPointer(const TaskUnit &U, const Event &E) {
  const TaskKind *K = E.K == Event::Declare && E.RHS
                          ? U.kinds().ofPointee(E.Var->getType())
                          : nullptr;
  const auto *Made = dyn_cast_or_null<CallExpr>(K ? strip(E.RHS) : nullptr);
  const FunctionDecl *F = Made ? Made->getDirectCallee() : nullptr;
  return F && K->Class == TaskClass::Breaks && F->getIdentifier() &&
                 (F->getName() == "make_shared" ||
                  F->getName() == "make_unique")
             ? K
             : nullptr;
}

std::optional<FutureFate> fateOfFuture(const FunctionModel &M,
                                       const TaskRow &Row, const VarDecl &V) {
  for (const CallView &Call : M.Calls) {
    const Expr *Object = Call.Object ? strip(Call.Object) : nullptr;
    // `promise->get_future()`.
    if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(Object);
        Op && Op->getOperator() == OO_Arrow)
      Object = strip(Op->getArg(0));
    const auto *R = dyn_cast_or_null<DeclRefExpr>(Object);
    if (R && R->getDecl() == &V && Call.Callee &&
        listed(Row.Start, *Call.Callee))
      return fateOf(*Call.E, *M.Parents);
  }
  return std::nullopt;
}

std::optional<Finding> followPromise(TaskUnit &U, const FunctionDecl &F,
                                     const Event &Declared, const TaskRow &Row,
                                     bool ByPointer) {
  const VarDecl &V = *Declared.Var;
  const std::optional<FutureFate> Fate =
      fateOfFuture(*U.program().model(&F), Row, V);
  const std::optional<CallView> Made = CallView::of(strip(Declared.RHS));
  if (!Fate || Fate->Asked || !Made)
    return std::nullopt;
  Opening Site;
  Site.Call = *Made;
  Site.Outcomes.push_back({true, Value::any()});
  const TaskProtocol Rules(Row);
  Broken B = findBroken(U, F, [&](Program &P, FunctionModel &M) {
    return ByPointer ? simulate(P, M, Site, PointerProtocol(Row, M))
                     : simulate(P, M, Site, Rules);
  });
  const Scan Found = scan(F);
  const auto Harmless = [&](const Leak *L) {
    return !isWaitedFor(*L, *Fate, Found, U.context().getSourceManager());
  };
  B.Leaks.erase(std::remove_if(B.Leaks.begin(), B.Leaks.end(), Harmless),
                B.Leaks.end());
  if (B.Leaks.empty())
    return std::nullopt;
  return describe(U, F, V, B);
}

/// Whether a task is made of the closure, which runs it once.
bool isRunByTask(TaskUnit &U, const LambdaExpr &L) {
  const Stmt *Up = U.parents().getParent(&L);
  while (Up && handsOn(*Up))
    Up = U.parents().getParent(Up);
  const auto *Maker = dyn_cast_or_null<Expr>(Up);
  const TaskKind *K = Maker ? U.kinds().ofCall(*Maker) : nullptr;
  return K && K->Class != TaskClass::Breaks;
}

/// The kind of the promise that a `std::shared_ptr` points at; null for others.
const TaskKind *sharedKind(const TaskUnit &U, const VarDecl &V) {
  const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      V.getType()->getAsCXXRecordDecl());
  if (!R || !R->isInStdNamespace() || R->getNameAsString() != "shared_ptr" ||
      R->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return nullptr;
  const TaskKind *K = U.kinds().ofType(R->getTemplateArgs()[0].getAsType());
  return K && K->Class == TaskClass::Breaks ? K : nullptr;
}

/// Whether each use of \p V below \p Code is `V->method(...)` or
/// `(*V).method()`, but for what \p Except is, or has below it.
bool isOnlyLookedThrough(const Stmt *Code, const VarDecl &V,
                         const LambdaExpr *Except) {
  if (!Code || Code == Except)
    return true;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Code);
      Op && (Op->getOperator() == OO_Arrow || Op->getOperator() == OO_Star))
    if (const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(Op->getArg(0)));
        R && R->getDecl() == &V)
      return true;
  if (const auto *R = dyn_cast<DeclRefExpr>(Code))
    return R->getDecl() != &V;
  if (const auto *L = dyn_cast<LambdaExpr>(Code))
    return llvm::none_of(L->captures(), [&](const LambdaCapture &C) {
      return C.capturesVariable() && C.getCapturedVar() == &V;
    });
  return llvm::all_of(Code->children(), [&](const Stmt *Child) {
    return isOnlyLookedThrough(Child, V, Except);
  });
}

/// The first return of the closure that comes before anything is done with the
/// promise, and stands in no loop; null if there is none.
const ReturnStmt *returnBefore(const Stmt *Code, SourceLocation First,
                               const SourceManager &SM) {
  if (!Code ||
      isa<LambdaExpr, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, CXXTryStmt>(
          Code))
    return nullptr;
  if (const auto *R = dyn_cast<ReturnStmt>(Code))
    return SM.isBeforeInTranslationUnit(R->getEndLoc(), First) ? R : nullptr;
  for (const Stmt *Child : Code->children())
    if (const ReturnStmt *R = returnBefore(Child, First, SM))
      return R;
  return nullptr;
}

/// The closure \p L, which captures the promise \p V, leaves at \p Early
/// without a word to it.
Finding forgotten(const LambdaExpr &L, const LambdaCapture &C, const VarDecl &V,
                  const ReturnStmt &Early, llvm::StringRef Where) {
  Finding Told;
  Told.At = C.isExplicit() ? C.getLocation() : L.getBeginLoc();
  Told.Message = "'" + V.getNameAsString() + "' is not fulfilled " +
                 Where.str() + ", " + whenNotAwaited(TaskClass::Breaks);
  Told.Notes.push_back({Early.getBeginLoc(),
                        "still unfulfilled when the function is left here",
                        {}});
  Told.Notes.push_back(
      {Told.At, "fulfil it, with a value or an exception, on each path", {}});
  return Told;
}

/// A promise that the function shares with the closure of a task alone, which
/// leaves early without having fulfilled it: with the closure it is gone.
std::optional<Finding> sharedPromise(TaskUnit &U, const LambdaExpr &L,
                                     const LambdaCapture &C, const VarDecl &V) {
  const SourceManager &SM = U.context().getSourceManager();
  const auto *Around = dyn_cast<FunctionDecl>(V.getDeclContext());
  if (C.getCaptureKind() != LCK_ByCopy || !sharedKind(U, V) ||
      isa<ParmVarDecl>(V) || !V.hasLocalStorage() || !V.getInit() || !Around ||
      !Around->hasBody() || !isOnlyLookedThrough(Around->getBody(), V, &L) ||
      !isOnlyLookedThrough(L.getBody(), V, nullptr))
    return std::nullopt;
  const Scan Found = scan(*L.getCallOperator());
  SourceLocation First;
  for (const DeclRefExpr *R : Found.Names)
    if (R->getDecl() == &V &&
        (First.isInvalid() ||
         SM.isBeforeInTranslationUnit(R->getLocation(), First)))
      First = R->getLocation();
  const ReturnStmt *Early = First.isValid() && First.isFileID()
                                ? returnBefore(L.getBody(), First, SM)
                                : nullptr;
  if (!Early)
    return std::nullopt;
  return forgotten(L, C, V, *Early, "on every path");
}

/// The outermost closure around \p L in its function.
const LambdaExpr &outermost(TaskUnit &U, const LambdaExpr &L) {
  const LambdaExpr *Outer = &L;
  for (const Stmt *Up = &L; Up; Up = U.parents().getParent(Up))
    if (const auto *Around = dyn_cast<LambdaExpr>(Up))
      Outer = Around;
  return *Outer;
}

/// Whether the condition asks whether something went wrong, by its names:
/// `if (ec)`, `if (result.hasException())`, `if (!reply.ok())`.
bool asksForFailure(const Expr &Condition) {
  static const llvm::Regex Failure(
      "^(ec|err|error|errc|has_?error|has_?exception|is_?error|is_?failed|"
      "failed|failure|exception|error_?code)$",
      llvm::Regex::IgnoreCase);
  static const llvm::Regex Success(
      "^(ok|is_?ok|success|succeeded|is_?success)$", llvm::Regex::IgnoreCase);
  const auto Names = [](const llvm::Regex &What) {
    return [&What](const Stmt &S) {
      const auto *R = dyn_cast<DeclRefExpr>(&S);
      const auto *M = dyn_cast<MemberExpr>(&S);
      const ValueDecl *D = R ? R->getDecl() : M ? M->getMemberDecl() : nullptr;
      return D && D->getIdentifier() && What.match(D->getName());
    };
  };
  const auto *Not = dyn_cast<UnaryOperator>(Condition.IgnoreParenImpCasts());
  return Not && Not->getOpcode() == UO_LNot
             ? contains(Not->getSubExpr(), Closures::Leave, Names(Success))
             : contains(&Condition, Closures::Leave, Names(Failure));
}

/// The return by which a handler leaves when something went wrong, and without
/// a word to \p V, which it fulfils otherwise; null if there is none.
const ReturnStmt *returnOnFailure(const LambdaExpr &L, const VarDecl &V) {
  const auto Names = [&](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    return R && R->getDecl() == &V;
  };
  const ReturnStmt *Found = nullptr;
  for (const Stmt *S : L.getCompoundStmtBody()->body()) {
    // A return in a loop, or behind a try, may be another one's business.
    const bool Tells = contains(S, Closures::Enter, Names);
    if (Found)
      if (Tells)
        return Found;
    const auto *If = dyn_cast<IfStmt>(S);
    if (Tells && !If)
      return nullptr;
    if (Found || Tells || !If || If->getElse() || !If->getCond() ||
        !asksForFailure(*If->getCond()))
      continue;
    const Stmt *Last = If->getThen();
    if (const auto *Block = dyn_cast<CompoundStmt>(Last))
      Last = Block->body_empty() ? nullptr : Block->body_back();
    Found = dyn_cast_or_null<ReturnStmt>(Last);
  }
  return nullptr;
}

/// A promise that nobody but a handler shares, which forgets it where the work
/// has failed.
std::optional<Finding> promiseOfHandler(TaskUnit &U, const LambdaExpr &L,
                                        const LambdaCapture &C,
                                        const VarDecl &V) {
  const auto *Around = dyn_cast<FunctionDecl>(V.getDeclContext());
  if (C.getCaptureKind() != LCK_ByCopy || !sharedKind(U, V) ||
      isa<ParmVarDecl>(V) || !V.hasLocalStorage() || !V.getInit() || !Around ||
      !Around->hasBody())
    return std::nullopt;
  const LambdaExpr &Outer = outermost(U, L);
  if (!isOnlyLookedThrough(Around->getBody(), V, &Outer) ||
      (&Outer != &L && !isOnlyLookedThrough(Outer.getBody(), V, &L)) ||
      !isOnlyLookedThrough(L.getBody(), V, nullptr))
    return std::nullopt;
  const ReturnStmt *Early = returnOnFailure(L, V);
  if (!Early)
    return std::nullopt;
  return forgotten(L, C, V, *Early, "where the work has failed");
}

/// Whether closures of several rounds of a loop share the variable, so that one
/// of them fulfils the promise for all.
bool isOfManyRounds(TaskUnit &U, const LambdaExpr &L, const VarDecl &V) {
  const SourceManager &SM = U.context().getSourceManager();
  for (const Stmt *Up = &L; Up; Up = U.parents().getParent(Up))
    if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Up))
      return SM.isBeforeInTranslationUnit(V.getLocation(), Up->getBeginLoc());
  return false;
}

} // namespace

Findings capturedPromises(TaskUnit &U, const LambdaExpr &L) {
  const FunctionDecl &F = *L.getCallOperator();
  if (F.isDependentContext())
    return {};
  Findings All;
  if (!isRunByTask(U, L)) {
    for (const LambdaCapture &C : L.captures())
      if (const auto *V = C.capturesVariable()
                              ? dyn_cast<VarDecl>(C.getCapturedVar())
                              : nullptr)
        if (std::optional<Finding> Told = promiseOfHandler(U, L, C, *V))
          All.push_back(std::move(*Told));
    return All;
  }
  for (const LambdaCapture &C : L.captures()) {
    const auto *V =
        C.capturesVariable() ? dyn_cast<VarDecl>(C.getCapturedVar()) : nullptr;
    const TaskKind *K =
        V ? U.kinds().ofType(V->getType().getNonReferenceType()) : nullptr;
    if (V && !K)
      if (std::optional<Finding> Shared = sharedPromise(U, L, C, *V))
        All.push_back(std::move(*Shared));
    if (!K || K->Class != TaskClass::Breaks)
      continue;
    const TaskProtocol Rules(*K->Row);
    const Broken B = findBroken(U, F, [&](Program &P, FunctionModel &M) {
      return simulateGiven(P, M, M.Paths.variable(V), Value::any(),
                           /*CallerHolds=*/false, Rules);
    });
    // What never fulfils it may only be there to keep it.
    if (B.Leaks.empty() || !(B.R.EverClosed || B.ByHandler))
      continue;
    const bool Lent = C.getCaptureKind() == LCK_ByRef;
    if (Lent && isOfManyRounds(U, L, *V))
      continue;
    Finding Found = describe(U, F, *V, B,
                             Lent ? "so whoever waits for it may wait for ever"
                                  : whenNotAwaited(TaskClass::Breaks));
    Found.At = C.isExplicit() ? C.getLocation() : L.getBeginLoc();
    All.push_back(std::move(Found));
  }
  return All;
}

Findings promiseParameter(TaskUnit &U, const ParmVarDecl &V) {
  const auto *F = dyn_cast<FunctionDecl>(V.getDeclContext());
  const QualType T = V.getType();
  if (!F || !F->doesThisDeclarationHaveABody() || F->isDependentContext() ||
      F->isDefaulted() || V.getName().empty() || T->isLValueReferenceType())
    return {};
  const TaskKind *K = U.kinds().ofType(T.getNonReferenceType());
  if (!K || K->Class != TaskClass::Breaks)
    return {};
  const TaskProtocol Rules(*K->Row);
  const Broken B = findBroken(U, *F, [&](Program &P, FunctionModel &M) {
    return simulateGiven(P, M, M.Paths.variable(&V), Value::any(),
                         /*CallerHolds=*/false, Rules);
  });
  if (B.Leaks.empty())
    return {};
  return {describe(U, *F, V, B)};
}

Findings localPromises(TaskUnit &U, const FunctionDecl &F) {
  const FunctionModel *M = U.program().model(&F);
  if (!M)
    return {};
  Findings All;
  for (const Block &B : M->Blocks)
    for (const Event &E : B.Events) {
      const TaskKind *Pointed = declaredPointer(U, E);
      const TaskKind *K = Pointed ? Pointed : declaredPromise(U, E);
      if (std::optional<Finding> Found =
              K ? followPromise(U, F, E, *K->Row, Pointed != nullptr)
                : std::nullopt)
        All.push_back(std::move(*Found));
    }
  return All;
}

} // namespace closecall::task
