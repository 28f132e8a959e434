//===- LocalTask.cpp - Local tasks that are not awaited on every path -----===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where a function makes a task that stays in one of its variables, the engine
// follows it; a task that is still there when the function is left is lost.
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "task/LeakFix.h"
#include "task/Occasion.h"
#include "task/Routine.h"
#include "task/TaskFindings.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::Fact;
using closecall::catalogue::Place;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall::task {

bool startsTask(TaskUnit &U, const CallExpr &Call) {
  const FunctionDecl *F = Call.getDirectCallee();
  if (!F || !F->getIdentifier() || isa<CXXMethodDecl>(F) ||
      !U.kinds().catalogue().mentions(F->getName()))
    return false;
  const CalleeInfo &Info = U.program().callee(F);
  return Info.OfLibrary &&
         std::any_of(Info.Facts.begin(), Info.Facts.end(), [](const Fact &Row) {
           return Row.K == Fact::StartsTask && !Row.Task->Close.empty();
         });
}

namespace {

/// A place of the function that makes a task.
struct Start {
  Opening Site;
  const TaskRow *Row;
  TaskClass Class;
  bool ByPointer = false; ///< what it gives is a smart pointer to the task
  bool OfArray = false;   ///< it fills some element of an array
};

/// Handles of C in an array whose elements are not told apart: any use but
/// starting more of them may see to them all.
class ArrayProtocol : public Protocol {
public:
  explicit ArrayProtocol(const FunctionDecl &Starts) : Starts(Starts) {}
  Treatment treat(Program & /*P*/, const CallView &Call, unsigned /*Argument*/,
                  Denotes /*How*/) const override {
    return {Call.Callee == &Starts ? Treatment::Borrows : Treatment::Takes};
  }
  const void *key() const override { return &Starts; }

private:
  const FunctionDecl &Starts;
};

/// The local variable of class type that \p E names; null if it is none.
const VarDecl *localObject(const Expr *E) {
  const auto *R =
      dyn_cast_or_null<DeclRefExpr>(E ? E->IgnoreParenImpCasts() : E);
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) &&
                 V->getType()->isRecordType()
             ? V
             : nullptr;
}

/// Whether the construction is one of a task that runs.
bool constructsRunning(const CXXConstructExpr &C) {
  return C.getNumArgs() > 0 && !isa<CXXDefaultArgExpr>(C.getArg(0)) &&
         !isa<InitListExpr>(C.getArg(0));
}

/// `promise.get_future()`: what it waits for is the promise's business.
bool comesFromPromise(const TaskUnit &U, const Expr &E) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&E);
  if (!Call)
    return false;
  QualType T =
      Call->getImplicitObjectArgument()->IgnoreParenImpCasts()->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const TaskKind *Of = U.kinds().ofType(T);
  return Of && Of->Class == TaskClass::Breaks;
}

/// The kind of the task that \p E makes anew; null for what was made elsewhere,
/// for types that keep a promise of their own (a variable whose destructor
/// waits is how one waits), and for tasks that have nothing to tell.
const TaskKind *kindOfMade(TaskUnit &U, const Expr *E) {
  if (!E || E->isGLValue())
    return nullptr;
  const auto *C = dyn_cast<CXXConstructExpr>(E);
  if (!isa<CallExpr>(E) && !(C && constructsRunning(*C)))
    return nullptr;
  const TaskKind *K = U.kinds().ofCall(*E);
  if (!K || K->Class == TaskClass::Breaks || comesFromPromise(U, *E) ||
      !K->Row->Start.empty() ||
      (K->Class == TaskClass::Blocks && !K->ByFunction))
    return nullptr;
  if (K->Class == TaskClass::Loses && nothingIsLost(U, dyn_cast<CallExpr>(E)))
    return nullptr;
  return K;
}

/// The kind of the task that a smart pointer begins with; null for others.
const TaskKind *kindOfOwned(const TaskUnit &U, const VarDecl &V,
                            const Expr *Init) {
  const TaskKind *K = U.kinds().ofPointee(V.getType());
  return K && K->Class != TaskClass::Breaks && K->Class != TaskClass::Blocks &&
                 K->Row->Start.empty() && Init && makesByPointer(*Init)
             ? K
             : nullptr;
}

Opening siteAt(const CallView &Call, Place::Kind Where) {
  Opening Site;
  Site.Call = Call;
  Site.Gives.K = Where;
  Site.Outcomes.push_back({true, Value::any()});
  return Site;
}

/// Calls of C that start a task whose handle goes to a local variable.
void addCStart(Program &P, FunctionModel &M, const CallView &Call,
               std::vector<Start> &Starts) {
  const CalleeInfo &Info = P.callee(Call.Callee);
  for (const Fact &Row : Info.Facts) {
    if (Row.K != Fact::StartsTask || !Info.OfLibrary ||
        Row.Task->Close.empty() || // LentRequest.cpp's
        !holds(Row.Open->When, Call, P.context()).value_or(false) ||
        endsItself(P, Call, *Row.Task))
      continue;
    Opening Site;
    Site.Call = Call;
    Site.Gives = Row.Open->Gives;
    if (Site.Gives.K == Place::Return) {
      Site.Client = successValue(Row.Open->Fails);
    } else {
      const PathId Handle = M.Paths.addressee(Call.argument(Site.Gives.Index));
      const VarDecl *V = M.Paths.variableOf(Handle);
      // `&threads[0]` is followed by itself, `&threads[i]` with all others.
      const bool IsElement = V && V->getType()->isArrayType();
      if (!V || !V->hasLocalStorage() ||
          (Handle != M.Paths.variable(V) && !IsElement))
        continue;
      if (IsElement && M.Paths.hasAnyIndex(Handle)) {
        Site.Gives.K = Place::Struct;
        Site.Holder = M.Paths.variable(V);
      }
    }
    Site.Outcomes.push_back({true, successValue(Row.Open->Fails)});
    if (Row.Open->Fails != catalogue::Failure::Never)
      Site.Outcomes.push_back({false, failureValue(Row.Open->Fails)});
    Starts.push_back({Site, Row.Task, Row.Task->Class, /*ByPointer=*/false,
                      /*OfArray=*/Site.Holder != 0});
  }
}

/// Whether a closure or an object, a thread for instance, was told where \p V
/// is: it may do the waiting.
bool isShared(const VarDecl &V, const FunctionDecl &F) {
  const auto Names = [&](const Expr *E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *A = dyn_cast<UnaryOperator>(E))
      E = A->getSubExpr()->IgnoreParenImpCasts();
    const auto *R = dyn_cast<DeclRefExpr>(E);
    return R && R->getDecl() == &V;
  };
  return contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
    if (const auto *L = dyn_cast<LambdaExpr>(&S))
      return llvm::any_of(L->captures(), [&](const LambdaCapture &C) {
        return C.capturesVariable() && C.getCapturedVar() == &V;
      });
    if (const auto *C = dyn_cast<CXXConstructExpr>(&S))
      return llvm::any_of(C->arguments(), Names);
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee && Callee->isInStdNamespace() &&
           llvm::any_of(Call->arguments(), Names);
  });
}

/// `t.run(f)` on a local task that is made first and started later.
void addLateStart(const TaskUnit &U, const FunctionModel &M,
                  const CallView &Call, std::vector<Start> &Starts) {
  const VarDecl *V = Call.Object ? localObject(Call.Object) : nullptr;
  const TaskKind *K = V ? U.kinds().ofType(V->getType()) : nullptr;
  if (K && K->Class != TaskClass::Breaks &&
      listed(K->Row->Start, *Call.Callee) && !isShared(*V, *M.Function))
    Starts.push_back({siteAt(Call, Place::Struct), K->Row, K->Class});
}

/// `t = std::thread(f)`.
void addAssigned(TaskUnit &U, const CallView &Call,
                 std::vector<Start> &Starts) {
  if (!isa<CXXOperatorCallExpr>(Call.E) || Call.size() != 1 ||
      Call.Callee->getOverloadedOperator() != OO_Equal || !Call.Object ||
      !localObject(Call.Object))
    return;
  if (const TaskKind *K = kindOfMade(U, strip(Call.argument(1))))
    Starts.push_back({siteAt(Call, Place::Struct), K->Row, K->Class});
}

std::vector<Start> startsIn(TaskUnit &U, Program &P, FunctionModel &M) {
  std::vector<Start> Starts;
  for (const Block &B : M.Blocks)
    for (const Event &E : B.Events) {
      if (E.K == Event::Call && M.Calls[E.Index].Callee) {
        const CallView &Call = M.Calls[E.Index];
        addCStart(P, M, Call, Starts);
        addLateStart(U, M, Call, Starts);
        addAssigned(U, Call, Starts);
      } else if (E.K == Event::Declare && E.RHS &&
                 E.Var->getType()->isRecordType()) {
        const Expr *Made = strip(E.RHS);
        const TaskKind *K = kindOfMade(U, Made);
        const bool ByPointer = !K;
        if (!K)
          K = kindOfOwned(U, *E.Var, Made);
        // `[[maybe_unused]]` is a word, like `(void)`; lazy work needs more.
        if (!K || (E.Var->hasAttr<UnusedAttr>() &&
                   K->Class != TaskClass::NeverStarts))
          continue;
        if (const std::optional<CallView> Call = CallView::of(Made))
          Starts.push_back(
              {siteAt(*Call, Place::Return), K->Row, K->Class, ByPointer});
      }
    }
  return Starts;
}

/// Whether the function asks the task in \p V to stop.
bool isCancelled(const FunctionModel &M, const TaskRow &Row, const VarDecl *V) {
  const auto Names = [&](const Expr *E) {
    const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(E));
    return R && V && R->getDecl()->getCanonicalDecl() == V->getCanonicalDecl();
  };
  for (const CallView &Call : M.Calls)
    if (Call.Callee && listed(Row.Cancel, *Call.Callee) &&
        (Names(Call.Object) || Names(Call.argument(1))))
      return true;
  return false;
}

/// A handle that nobody keeps.
Finding discardedHandle(TaskUnit &U, const Start &S, const FunctionDecl &F) {
  const Expr &Call = *S.Site.Call.E;
  Finding Found;
  Found.At = Call.getBeginLoc();
  Found.Message = "the task that '" + S.Site.Call.Callee->getNameAsString() +
                  "' starts is discarded, " + whenDiscarded(S.Class);
  Note Advice{Found.At, "keep its handle and await it, or wait right here", {}};
  const catalogue::CloseRow *Close =
      S.Row->Close.empty() ? nullptr : &S.Row->Close.front();
  if (Close && !Close->ByAddress && !Call.getBeginLoc().isMacroID() &&
      !Call.getEndLoc().isMacroID() && !isInstantiated(F)) {
    const std::string Await = awaitStatement(*S.Row, "$");
    const size_t Name = Await.find('$');
    Advice.Edits.push_back(
        FixItHint::CreateInsertion(Call.getBeginLoc(), Await.substr(0, Name)));
    Advice.Edits.push_back(FixItHint::CreateInsertion(
        Lexer::getLocForEndOfToken(Call.getEndLoc(), 0,
                                   U.context().getSourceManager(),
                                   U.context().getLangOpts()),
        llvm::StringRef(Await).drop_front(Name + 1).rtrim(';').str()));
  }
  Found.Notes.push_back(std::move(Advice));
  return Found;
}

/// `(void)task;` says that nobody will ask for it.
bool isVoided(const FunctionModel &M, const VarDecl &V) {
  return contains(M.Function->getBody(), Closures::Enter, [&](const Stmt &S) {
    const auto *C = dyn_cast<CastExpr>(&S);
    if (!C || C->getCastKind() != CK_ToVoid)
      return false;
    const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(C->getSubExpr()));
    return R && R->getDecl() == &V;
  });
}

/// What is said of a task in the variable \p V that \p Leaks lose.
Finding notAwaited(TaskUnit &U, FunctionModel &M, const TaskRow &Row,
                   TaskClass Class, const VarDecl &V, SourceLocation At,
                   bool Sometimes, const std::vector<const Leak *> &Leaks,
                   bool ByPointer = false) {
  const FunctionDecl &F = *M.Function;
  const Leak &First = *Leaks.front();
  const std::string Name = M.Paths.spell(First.Alias);
  Finding Found;
  Found.At = At;
  Found.Message =
      "'" + text::withoutBrackets(Name) + "'" + " is " +
      (isCancelled(M, Row, &V) ? "cancelled but " : "") +
      (Sometimes ? "not awaited on every path, " : "never awaited, ") +
      whenNotAwaited(Class);
  Found.Notes.push_back(leakNote(First, F, "still not awaited"));
  Note Advice{Found.At,
              "await it on each path, or give it to an owner that "
              "does",
              {}};
  if (ByPointer) {
    const std::string Await = awaitMember(Row);
    if (!isInstantiated(F) && !Await.empty())
      awaitAtLeaks(U.context(), M,
                   {leftTask(V, Leaks, Name + "->" + Await + "();")}, Advice);
  } else if (!isInstantiated(F)) {
    awaitAtLeaks(U.context(), M,
                 {leftTask(V, Leaks,
                           isa<CoroutineBodyStmt>(F.getBody())
                               ? "co_await std::move(" + Name + ");"
                               : awaitStatement(Row, Name))},
                 Advice);
    // A destructor must not throw what the task threw.
    const bool Waits = listed(Row.Await, "wait");
    if (Advice.Edits.empty())
      Advice.Edits = guardScope(
          U, M, V, Waits ? Name + ".wait();" : awaitStatement(Row, Name));
  }
  Found.Notes.push_back(std::move(Advice));
  return Found;
}

/// The same for tasks in an array.
Finding notAllAwaited(const FunctionDecl &F, const Start &S, const VarDecl &V,
                      bool Sometimes, const Leak &First) {
  Finding Found;
  Found.At = S.Site.Call.E->getBeginLoc();
  Found.Message =
      "the tasks in '" + V.getNameAsString() + "' are " +
      (Sometimes ? "not awaited on every path, " : "never awaited, ") +
      whenNotAwaited(S.Class, /*Many=*/true);
  Found.Notes.push_back(leakNote(First, F, "still not awaited"));
  Found.Notes.push_back(
      {Found.At, "await those that run before the array is gone", {}});
  return Found;
}

Result simulateStart(TaskUnit &U, FunctionModel &M, const Start &S) {
  if (S.ByPointer)
    return simulate(U.program(), M, S.Site, PointerProtocol(*S.Row, M));
  if (S.OfArray)
    return simulate(U.program(), M, S.Site, ArrayProtocol(*S.Site.Call.Callee));
  return simulate(U.program(), M, S.Site, TaskProtocol(*S.Row));
}

std::vector<const Leak *> leaksOf(const Result &R, TaskClass Class,
                                  const FunctionDecl &F) {
  std::vector<const Leak *> Leaks;
  for (const Leak &L : R.Leaks)
    if (leavesBehind(L, Class, F))
      Leaks.push_back(&L);
  return Leaks;
}

/// Whether the task is only lost where a call throws and the function's own
/// handler takes it: that one hears of a failure, and the task's result would
/// have been asked for by what has failed.
bool isLostByFailureAlone(TaskUnit &U, const FunctionModel &M, const Start &S) {
  const FunctionDecl &F = *M.Function;
  if (S.Class == TaskClass::Kills ||
      !contains(F.getBody(), Closures::Leave,
                [](const Stmt &Part) { return isa<CXXTryStmt>(Part); }))
    return false;
  std::unique_ptr<FunctionModel> Calm = FunctionModel::create(
      &F, U.context(), [](const CallView &) { return false; });
  if (!Calm)
    return false;
  FunctionModel &Quiet = U.keep(std::move(Calm));
  for (const Start &Same : startsIn(U, U.program(), Quiet))
    if (Same.Site.Call.E == S.Site.Call.E)
      return leaksOf(simulateStart(U, Quiet, Same), S.Class, F).empty();
  return false;
}

std::optional<Finding> follow(TaskUnit &U, FunctionModel &M, const Start &S) {
  const FunctionDecl &F = *M.Function;
  const Result R = simulateStart(U, M, S);
  const std::vector<const Leak *> Leaks = leaksOf(R, S.Class, F);
  if (Leaks.empty() || R.TooComplex)
    return std::nullopt;
  const Leak &First = *Leaks.front();
  if (First.K == Leak::Discarded) {
    // What is an object is Discard.cpp's.
    if (S.Site.Call.E->getType()->isRecordType() ||
        (S.Class == TaskClass::Leaks &&
         startsForGood(S.Site.Call, F, *M.Parents, U.context())))
      return std::nullopt;
    return discardedHandle(U, S, F);
  }
  const VarDecl *V = M.Paths.variableOf(First.Alias);
  if (!V || (S.Class != TaskClass::NeverStarts && isVoided(M, *V)))
    return std::nullopt;
  if (isLostByFailureAlone(U, M, S))
    return std::nullopt;
  const bool Sometimes = R.EverClosed || R.EverHandedOver;
  if (!Sometimes && S.Class == TaskClass::Leaks &&
      startsForGood(S.Site.Call, F, *M.Parents, U.context()))
    return std::nullopt;
  if (S.OfArray)
    return notAllAwaited(F, S, *V, Sometimes, First);
  return notAwaited(U, M, *S.Row, S.Class, *V, S.Site.Call.E->getBeginLoc(),
                    Sometimes, Leaks, S.ByPointer);
}

} // namespace

Findings localTasks(TaskUnit &U, const FunctionDecl &F) {
  FunctionModel *M = U.program().model(&F);
  if (!M)
    return {};
  Findings All;
  llvm::DenseSet<const Stmt *> Seen;
  for (const Start &S : startsIn(U, U.program(), *M))
    if (Seen.insert(S.Site.Call.E).second)
      if (std::optional<Finding> Found = follow(U, *M, S)) {
        // One task that several calls start is one finding.
        const auto Same = [&](const Finding &Old) {
          return S.Site.Gives.K == Place::Struct &&
                 Old.Message == Found->Message;
        };
        if (std::none_of(All.begin(), All.end(), Same))
          All.push_back(std::move(*Found));
      }
  return All;
}

Findings taskParameter(TaskUnit &U, const ParmVarDecl &V) {
  const auto *F = dyn_cast<FunctionDecl>(V.getDeclContext());
  const TaskKind *K = U.kinds().ofType(V.getType());
  if (!K || K->Class == TaskClass::Breaks || !K->Row->Start.empty() || !F ||
      !F->doesThisDeclarationHaveABody() || F->isDependentContext() ||
      F->isDefaulted() || V.getName().empty() || V.hasAttr<UnusedAttr>())
    return {};
  FunctionModel *M = U.program().model(F);
  if (!M || isVoided(*M, V))
    return {};
  const Result R =
      simulateGiven(U.program(), *M, M->Paths.variable(&V), Value::any(),
                    /*CallerHolds=*/false, TaskProtocol(*K->Row));
  const std::vector<const Leak *> Leaks = leaksOf(R, K->Class, *F);
  // Who never looks at it may be there to let it end.
  if (Leaks.empty() || R.TooComplex || !(R.EverClosed || R.EverHandedOver))
    return {};
  return {notAwaited(U, *M, *K->Row, K->Class, V, V.getLocation(),
                     /*Sometimes=*/true, Leaks)};
}

} // namespace closecall::task
