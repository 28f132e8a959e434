//===- Discard.cpp - Tasks that are thrown away where they are made -------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "support/Compat.h"
#include "support/EventLoop.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "task/Routine.h"
#include "task/TaskFindings.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using closecall::catalogue::TaskClass;

namespace closecall::task {

namespace {

/// How a value is thrown away.
enum class Discard { No, Statement, Voided };

/// Whether the operator call is `std::ignore = value`.
bool ignores(const CXXOperatorCallExpr &Op) {
  if (Op.getOperator() != OO_Equal)
    return false;
  const auto *Left = dyn_cast<DeclRefExpr>(Op.getArg(0)->IgnoreParenImpCasts());
  return Left && Left->getDecl()->isInStdNamespace() &&
         Left->getDecl()->getNameAsString() == "ignore";
}

/// Whether \p S is a statement of its own in \p Up.
bool isStatementOf(const Stmt &S, const Stmt &Up) {
  if (isa<CompoundStmt, LabelStmt, SwitchCase>(Up))
    return true;
  if (const auto *If = dyn_cast<IfStmt>(&Up))
    return If->getCond() != &S;
  if (const auto *For = dyn_cast<ForStmt>(&Up))
    return For->getCond() != &S;
  if (const auto *While = dyn_cast<WhileStmt>(&Up))
    return While->getBody() == &S;
  if (const auto *Do = dyn_cast<DoStmt>(&Up))
    return Do->getBody() == &S;
  const auto *Range = dyn_cast<CXXForRangeStmt>(&Up);
  return Range && Range->getBody() == &S;
}

/// Climbs from \p E to where its value ends.
Discard discardOf(const Expr &E, const ParentMap &Parents) {
  bool Voided = false;
  const Stmt *Below = &E;
  while (const Stmt *Up = Parents.getParent(Below)) {
    if (isStatementOf(*Below, *Up))
      return Voided ? Discard::Voided : Discard::Statement;
    if (const auto *Cast = dyn_cast<CastExpr>(Up)) {
      if (Cast->getCastKind() == CK_ToVoid)
        Voided = true;
      else if (Cast->getCastKind() != CK_NoOp)
        return Discard::No;
    } else if (const auto *B = dyn_cast<BinaryOperator>(Up)) {
      return B->getOpcode() == BO_Comma && B->getLHS() == Below
                 ? (Voided ? Discard::Voided : Discard::Statement)
                 : Discard::No;
    } else if (const auto *C = dyn_cast<ConditionalOperator>(Up)) {
      if (C->getCond() == Below)
        return Discard::No;
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Up)) {
      if (!ignores(*Op))
        return Discard::No;
      Voided = true;
    } else if (!isa<ExprWithCleanups, CXXBindTemporaryExpr, ParenExpr,
                    MaterializeTemporaryExpr>(Up)) {
      return Discard::No;
    }
    Below = Up;
  }
  return Discard::No;
}

/// `EXPECT_THROW(start(), Error)`: what such a macro is about is whether the
/// statement gets that far.
bool isExpectation(SourceLocation Loc, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  while (Loc.isMacroID()) {
    if (SM.isMacroArgExpansion(Loc)) {
      const llvm::StringRef Macro =
          Lexer::getImmediateMacroName(Loc, SM, Context.getLangOpts());
      for (const char *Prefix : {"EXPECT_", "ASSERT_", "CHECK_", "REQUIRE_",
                                 "BOOST_CHECK_", "BOOST_REQUIRE_", "QVERIFY_"})
        if (compat::startsWith(Macro, Prefix))
          return true;
    }
    Loc = SM.getImmediateMacroCallerLoc(Loc);
  }
  return false;
}

} // namespace

bool isExcused(const TaskUnit &U, SourceLocation Begin, SourceLocation End) {
  static const llvm::Regex Says(
      "no (risk|need|reason) |nobody (waits|cares|asks)|fire.and.forget|"
      "(^|[^a-z])(do not|does not|don't|doesn't|won't|needn't|need not|never|"
      "without|not) (have to |need to |to )?(wait|block|await)|on purpose|"
      "intention|deliberate|best.effort|"
      "ignor(e|ed|ing) (the |its |any )?(result|return|error|fail|exception)",
      llvm::Regex::IgnoreCase);
  const SourceManager &SM = U.context().getSourceManager();
  if (Begin.isMacroID() || End.isMacroID())
    return false;
  const llvm::StringRef Text = SM.getBufferData(SM.getFileID(End));
  const size_t From = SM.getFileOffset(End);
  const llvm::StringRef Behind = Text.slice(From, Text.find('\n', From));
  const size_t Comment = std::min(Behind.find("//"), Behind.find("/*"));
  if (Comment != llvm::StringRef::npos &&
      Says.match(Behind.drop_front(Comment)))
    return true;
  // The comment of its own in front.
  llvm::StringRef Before =
      Text.substr(0, SM.getFileOffset(text::lineStart(Begin, SM)));
  while (!Before.empty()) {
    Before = Before.drop_back(); // the end of the line
    const size_t Break = Before.rfind('\n');
    const llvm::StringRef Line =
        Before.drop_front(Break == llvm::StringRef::npos ? 0 : Break + 1)
            .trim();
    if (!compat::startsWith(Line, "//"))
      return false;
    if (Says.match(Line))
      return true;
    Before = Before.take_front(Break == llvm::StringRef::npos ? 0 : Break + 1);
  }
  return false;
}

/// `task.start()`: the call that lets go may give another task back.
static bool letsGo(const TaskUnit &U, const CallExpr *Call) {
  const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call);
  const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
  if (!Method || !Method->getIdentifier())
    return false;
  const TaskKind *Of = U.kinds().ofType(
      Member->getImplicitObjectArgument()->IgnoreParenImpCasts()->getType());
  return Of && obligation::listed(Of->Row->Detach, Method->getName());
}

/// Whether the call is a continuation that gets the errors of the chain: what
/// comes behind it may be let go.
static bool handlesErrors(const CallExpr *Call) {
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !isa<CXXMethodDecl>(F) || !F->getIdentifier())
    return false;
  for (const char *Name :
       {"thenError", "onError", "onFailed", "handle_exception", "recover",
        "thenTry", "then_wrapped"})
    if (F->getName() == Name)
      return true;
  return false;
}

/// The type of the function that a `std::function` holds; null for what is
/// none.
static const FunctionProtoType *heldFunction(const Expr &E) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      obligation::strip(&E)->getType()->getAsCXXRecordDecl());
  if (!Class || !Class->isInStdNamespace() || !Class->getIdentifier() ||
      Class->getName() != "function" || Class->getTemplateArgs().size() == 0 ||
      Class->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return nullptr;
  return Class->getTemplateArgs()[0].getAsType()->getAs<FunctionProtoType>();
}

/// Whether a continuation gets the task that has ended, its errors with it, and
/// not only its value; or a task is started that handles its own failures.
static bool passesErrors(const TaskUnit &U, const CallExpr *Call) {
  const auto *Chain = dyn_cast_or_null<CXXMemberCallExpr>(Call);
  QualType Of =
      Chain
          ? Chain->getImplicitObjectArgument()->IgnoreParenImpCasts()->getType()
          : QualType();
  if (!Of.isNull() && Of->isPointerType())
    Of = Of->getPointeeType();
  const bool Continues = U.kinds().ofType(Of);
  const auto TakesTask = [&](QualType T) {
    return U.kinds().ofType(T.getNonReferenceType()) != nullptr;
  };
  const auto IsTask = [&](const ParmVarDecl *P) {
    return TakesTask(P->getType());
  };
  return Call && llvm::any_of(Call->arguments(), [&](const Expr *Argument) {
           const FunctionDecl *Routine = routineOf(Argument);
           const FunctionProtoType *Held =
               Continues && !Routine ? heldFunction(*Argument) : nullptr;
           if (Held)
             return llvm::any_of(Held->param_types(), TakesTask);
           return Routine &&
                  (Continues ? llvm::any_of(Routine->parameters(), IsTask)
                             : Routine->getReturnType()->isVoidType() &&
                                   handlesFailures(*Routine));
         });
}

/// Whether the closure that a task is started with has nothing to tell: it
/// returns nothing and throws nothing that can be seen, in code that an event
/// loop runs, or that gives work to that loop's library.
static bool tellsNothing(TaskUnit &U, const CallExpr *Call) {
  return Call &&
         (runsInEventLoop(U.functionAround(*Call)) ||
          isOfEventLoop(Call->getDirectCallee())) &&
         llvm::any_of(Call->arguments(), [](const Expr *Argument) {
           const FunctionDecl *Routine = routineOf(Argument);
           const FunctionDecl *Definition = nullptr;
           if (!Routine || !Routine->getReturnType()->isVoidType())
             return false;
           return !Routine->hasBody(Definition) ||
                  !contains(Definition->getBody(), Closures::Enter,
                            [](const Stmt &S) { return isa<CXXThrowExpr>(S); });
         });
}

/// Whether the closure that a task is started with returns nothing, and answers
/// through a callback.
static bool answersByCallback(const CallExpr *Call) {
  const auto IsCallback = [](const Expr *E) {
    const auto *Named = dyn_cast_or_null<VarDecl>(namedBy(E));
    return Named && Named->getIdentifier() &&
           Named->getName().contains_insensitive("callback");
  };
  return Call && llvm::any_of(Call->arguments(), [&](const Expr *Argument) {
           const auto *L =
               dyn_cast_or_null<LambdaExpr>(obligation::strip(Argument));
           return L && L->getCallOperator()->getReturnType()->isVoidType() &&
                  contains(L->getBody(), Closures::Leave, [&](const Stmt &S) {
                    const auto *Inner = dyn_cast<CallExpr>(&S);
                    const auto *Member = dyn_cast<CXXMemberCallExpr>(&S);
                    return Inner &&
                           (IsCallback(Member
                                           ? Member->getImplicitObjectArgument()
                                           : Inner->getCallee()) ||
                            llvm::any_of(Inner->arguments(), IsCallback));
                  });
         });
}

/// The closure that \p E is, or names; null if it is none.
static const CXXMethodDecl *closureOf(const Expr *E) {
  const Expr *Closure = E ? obligation::strip(E) : nullptr;
  const auto *Wrapped = dyn_cast_or_null<CXXConstructExpr>(Closure);
  if (Wrapped && Wrapped->getNumArgs()) // a std::function of it
    Closure = obligation::strip(Wrapped->getArg(0));
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(routineOf(Closure));
  return M && M->getParent()->isLambda() ? M : nullptr;
}

static const CXXRecordDecl *classOf(QualType T) {
  return T.getNonReferenceType()->getAsCXXRecordDecl();
}

/// Whether \p E is a closure that is given an object: what has come, or how it
/// went.
static bool takesWhatComes(const Expr *E) {
  const CXXMethodDecl *M = closureOf(E);
  return M && llvm::any_of(M->parameters(), [](const ParmVarDecl *P) {
           return classOf(P->getType()) != nullptr;
         });
}

/// Whether the method is given a closure that is called with each object that
/// comes: the future only tells that it was registered. What a pool is given to
/// run, with objects for it behind it, is the work itself.
static bool handsOverCallback(const CallExpr *Call) {
  static const llvm::Regex Runs(
      "^(submit|push|post|enqueue|exec|run|spawn|async|dispatch|schedule|defer|"
      "add|launch|start|invoke|call|apply|map|filter|transform|then|each|for|"
      "parallel|reduce|visit)",
      llvm::Regex::IgnoreCase);
  const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call);
  const CXXMethodDecl *M = Member ? Member->getMethodDecl() : nullptr;
  if (!M || !M->getIdentifier() || Runs.match(M->getName()))
    return false;
  const auto Handler = llvm::find_if(Call->arguments(), takesWhatComes);
  if (Handler == Call->arg_end())
    return false;
  const CXXMethodDecl *Closure = closureOf(*Handler);
  return std::none_of(
      std::next(Handler), Call->arg_end(), [&](const Expr *Behind) {
        const CXXRecordDecl *Given =
            classOf(Behind->IgnoreParenImpCasts()->getType());
        return Given &&
               llvm::any_of(Closure->parameters(), [&](const ParmVarDecl *P) {
                 return classOf(P->getType()) == Given;
               });
      });
}

/// Whether \p Code joins steps with `>>` or `|`, one of which is given how the
/// step before it went.
static bool joinsHandler(const Stmt *Code) {
  return Code && contains(Code, Closures::Leave, [](const Stmt &S) {
           const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S);
           const auto *Plain = dyn_cast<BinaryOperator>(&S); // in a template
           const bool Joins = Op ? Op->getOperator() == OO_GreaterGreater ||
                                       Op->getOperator() == OO_Pipe
                                 : Plain && Plain->isTypeDependent() &&
                                       (Plain->getOpcode() == BO_Shr ||
                                        Plain->getOpcode() == BO_Or);
           return Joins && contains(&S, Closures::Enter, [](const Stmt &Part) {
                    const auto *E = dyn_cast<Expr>(&Part);
                    return E && takesWhatComes(E);
                  });
         });
}

/// Whether the call is given steps that are joined with a handler of theirs,
/// there or in the local variable that they are in: that one hears how it went.
static bool runsHandledSteps(TaskUnit &U, const CallExpr *Call) {
  return Call && llvm::any_of(Call->arguments(), [&](const Expr *Argument) {
           const auto *V = dyn_cast_or_null<VarDecl>(namedBy(Argument));
           if (!V)
             return joinsHandler(Argument);
           if (!V->hasLocalStorage() || isa<ParmVarDecl>(V))
             return false;
           const FunctionDecl *Around = U.functionAround(*Call);
           return joinsHandler(V->getInit()) ||
                  (Around &&
                   contains(
                       Around->getBody(), Closures::Leave, [&](const Stmt &S) {
                         const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S);
                         return Op &&
                                (Op->getOperator() == OO_Equal ||
                                 Op->getOperator() == OO_PipeEqual) &&
                                namedBy(Op->getArg(0)) == V &&
                                joinsHandler(Op->getArg(1));
                       }));
         });
}

/// Whether what the method gives is a share of what its object has, and others
/// may have: a shared future, and no work that was given to it.
static bool givesShare(const CallExpr *Call) {
  const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call);
  const CXXRecordDecl *Given =
      Member ? Member->getType()->getAsCXXRecordDecl() : nullptr;
  return Given && Given->getIdentifier() &&
         Given->getName() == "shared_future" &&
         llvm::none_of(Call->arguments(), [](const Expr *Argument) {
           const CXXRecordDecl *Class =
               classOf(Argument->IgnoreParenImpCasts()->getType());
           return routineOf(Argument) || (Class && Class->isLambda()) ||
                  heldFunction(*Argument);
         });
}

/// The function that the call runs, if that can be told: no other class can
/// override it, or it is called while the object is being made or destroyed.
static const FunctionDecl *runBy(TaskUnit &U, const CallExpr &Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const CXXMethodDecl *M = Member ? Member->getMethodDecl() : nullptr;
  if (!M || !M->isVirtual())
    return Call.getDirectCallee();
  const auto *Name =
      dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParenImpCasts());
  if (Name && Name->hasQualifier())
    return M;
  const Expr *Object = Member->getImplicitObjectArgument();
  const auto *Around = dyn_cast_or_null<CXXMethodDecl>(U.functionAround(Call));
  if (isa_and_nonnull<CXXConstructorDecl, CXXDestructorDecl>(Around) &&
      isa<CXXThisExpr>(Object->IgnoreParenImpCasts()))
    return M->getCorrespondingMethodInClass(Around->getParent());
  return M->hasAttr<FinalAttr>() || M->getParent()->isEffectivelyFinal()
             ? M
             : nullptr;
}

/// Whether each return of the visible body gives a task that may be let go, as
/// one is that has ended by then: `return pplx::task_from_result();`.
static bool givesNothingToAwait(TaskUnit &U, const CallExpr *Call) {
  const FunctionDecl *F = Call ? runBy(U, *Call) : nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!F || !F->hasBody(Definition))
    return false;
  bool Any = false;
  const bool Awaited =
      contains(Definition->getBody(), Closures::Leave, [&](const Stmt &S) {
        const auto *R = dyn_cast<ReturnStmt>(&S);
        const auto *Made = dyn_cast_or_null<CallExpr>(
            R ? obligation::strip(R->getRetValue()) : nullptr);
        Any |= Made != nullptr;
        return R && !(Made && U.kinds().mayBeLetGo(*Made));
      });
  return Any && !Awaited;
}

/// Whether \p E stands in the body of a coroutine.
static bool isInCoroutine(const Expr &E, const ParentMap &Parents) {
  for (const Stmt *Up = &E; Up && !isa<LambdaExpr>(Up);
       Up = Parents.getParent(Up))
    if (isa<CoroutineBodyStmt>(Up))
      return true;
  return false;
}

/// Whether who runs the code around \p E must not be held up, nor get to see
/// what the task throws: it is a callback, gives a task itself, or destroys an
/// object.
static bool mustGoOn(TaskUnit &U, const Expr &E) {
  const FunctionDecl *F = U.functionAround(E);
  if (F && (isa<CXXDestructorDecl>(F) || U.kinds().ofType(F->getReturnType())))
    return true;
  const ParentMap &Parents = U.parents();
  const Stmt *Up = &E;
  while (Up && !isa<LambdaExpr>(Up))
    Up = Parents.getParent(Up);
  for (Up = Up ? Parents.getParent(Up) : nullptr; isa_and_nonnull<Expr>(Up);
       Up = Parents.getParent(Up))
    if (isa<CallExpr>(Up))
      return true;
  return false;
}

namespace {

/// Counts the calls of a function, and those whose result is thrown away.
class ResultCounter : public RecursiveASTVisitor<ResultCounter> {
public:
  explicit ResultCounter(const FunctionDecl &Callee) : Callee(nameOf(Callee)) {}

  bool VisitStmt(Stmt *S) {
    Calls += isCall(S);
    for (const Stmt *Child : S->children())
      if (const auto *E = dyn_cast_or_null<Expr>(Child))
        Discards += isStatementOf(*E, *S) && isCall(obligation::strip(E));
    return true;
  }

  unsigned Calls = 0, Discards = 0;

private:
  static const Decl *nameOf(const FunctionDecl &F) {
    const FunctionTemplateDecl *Template = F.getPrimaryTemplate();
    return Template ? cast<Decl>(Template->getCanonicalDecl())
                    : cast<Decl>(F.getCanonicalDecl());
  }
  bool isCall(const Stmt *S) const {
    const auto *Call = dyn_cast_or_null<CallExpr>(S);
    const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
    return F && nameOf(*F) == Callee;
  }

  const Decl *Callee;
};

} // namespace

/// Whether the file calls the function again and again and never looks at what
/// it gives: that is how this function is meant to be called.
static bool isNeverAsked(const TaskUnit &U, const CallExpr *Call) {
  constexpr unsigned Enough = 5;
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || Call->hasUnusedResultAttr(U.context()))
    return false;
  ResultCounter Counter(*F);
  visitUserCode(Counter, U.context());
  return Counter.Discards >= Enough && Counter.Discards == Counter.Calls;
}

bool nothingIsLost(TaskUnit &U, const CallExpr *Made) {
  return handlesErrors(Made) || passesErrors(U, Made) ||
         tellsNothing(U, Made) || answersByCallback(Made) ||
         handsOverCallback(Made) || runsHandledSteps(U, Made) ||
         givesShare(Made) || givesNothingToAwait(U, Made);
}

Findings discarded(TaskUnit &U, const Expr &Task, bool AllowCastToVoid) {
  if (Task.isTypeDependent() || Task.isLValue())
    return {};
  const TaskKind *K = U.kinds().ofCall(Task);
  // A promise that nobody keeps has no future that anybody waits for, and a
  // task that is started later has not begun.
  if (!K || K->Class == TaskClass::Breaks || !K->Row->Start.empty())
    return {};
  ASTContext &Context = U.context();
  const Discard How = discardOf(Task, U.parents());
  const bool Certain = K->Class == TaskClass::NeverStarts;
  if (How == Discard::No ||
      (How == Discard::Voided && AllowCastToVoid && !Certain))
    return {};
  const SourceManager &SM = Context.getSourceManager();
  const auto *Call = dyn_cast<CallExpr>(&Task);
  if (letsGo(U, Call) ||
      (K->Class == TaskClass::Loses &&
       (nothingIsLost(U, Call) || (!K->ByFunction && isNeverAsked(U, Call)))) ||
      isExpectation(Task.getBeginLoc(), Context) ||
      (!Certain && isExcused(U, Task.getBeginLoc(), Task.getEndLoc())))
    return {};
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  Finding Found;
  Found.At = SM.getExpansionLoc(Task.getBeginLoc());
  Found.Message =
      (F ? "the task that '" + F->getNameAsString() + "' returns is discarded"
         : "a temporary '" + K->Row->Name + "' is destroyed at once") +
      ", " + whenDiscarded(K->Class);
  const std::string Await = awaitMember(*K->Row);
  Note Advice{Found.At, "keep the task and await it", {}};
  const bool Editable = !Task.getBeginLoc().isMacroID() &&
                        !Task.getEndLoc().isMacroID() &&
                        How == Discard::Statement;
  if (Certain && Editable && isInCoroutine(Task, U.parents())) {
    Advice.Text += " with 'co_await'";
    Advice.Edits.push_back(
        FixItHint::CreateInsertion(Task.getBeginLoc(), "co_await "));
  } else if (!Await.empty() && Editable && mustGoOn(U, Task)) {
    Advice.Text += text::noEdit("to wait here would hold up who runs it");
  } else if (!Await.empty() && Editable && K->Class != TaskClass::Blocks &&
             waitsForOthers(Task)) {
    Advice.Text += text::noEdit("what it waits for may be its caller");
  } else if (!Await.empty() && Editable) {
    Advice.Text += " where its result is needed, or wait right here with '" +
                   Await + "()'";
    Advice.Edits.push_back(FixItHint::CreateInsertion(
        Lexer::getLocForEndOfToken(Task.getEndLoc(), 0, SM,
                                   Context.getLangOpts()),
        "." + Await + "()"));
  }
  Found.Notes.push_back(std::move(Advice));
  return {std::move(Found)};
}

} // namespace closecall::task
