//===- Detach.cpp - Tasks that are let go ---------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "task/Occasion.h"
#include "task/OwnObject.h"
#include "task/Routine.h"
#include "task/TaskFindings.h"
#include "task/ThreadChoice.h"

using namespace clang;

namespace closecall::task {

namespace {

using obligation::strip;

bool isLocal(const ValueDecl *D) {
  const auto *V = dyn_cast_or_null<VarDecl>(D);
  return V && V->hasLocalStorage();
}

bool isLocal(const Expr *E) {
  const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(E));
  return R && isLocal(R->getDecl());
}

bool capturesWhatMayGo(const LambdaExpr &L) {
  for (const LambdaCapture &C : L.captures())
    if (C.capturesThis() ||
        (C.capturesVariable() && C.getCaptureKind() == LCK_ByRef))
      return true;
  return false;
}

/// `std::ref(local)` and `std::cref(local)`.
bool refersToLocal(const CallExpr &Call) {
  const FunctionDecl *F = Call.getDirectCallee();
  return F && F->isInStdNamespace() && F->getIdentifier() &&
         (F->getName() == "ref" || F->getName() == "cref") &&
         Call.getNumArgs() == 1 && isLocal(Call.getArg(0));
}

/// Whether what is passed for the task may be gone while it runs.
bool mayDangle(const Expr *Passed) {
  const Expr *E = strip(Passed);
  if (!E)
    return false;
  if (isa<CXXThisExpr>(E))
    return true;
  if (const auto *L = dyn_cast<LambdaExpr>(E))
    return capturesWhatMayGo(*L);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->getOpcode() == UO_AddrOf && isLocal(U->getSubExpr());
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return refersToLocal(*Call) ||
           (asBind(Call) && llvm::any_of(Call->arguments(), mayDangle));
  if (const auto *R = dyn_cast<DeclRefExpr>(E)) // a closure with a name
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl()); V && V->getInit())
      if (const auto *L = dyn_cast_or_null<LambdaExpr>(strip(V->getInit())))
        return capturesWhatMayGo(*L);
  return false;
}

/// What the task that \p Made constructs was given and may outlive; null if
/// nothing is.
const Expr *danglingArgument(const Expr *Made) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  if (!C)
    return nullptr;
  for (const Expr *Argument : C->arguments())
    if (mayDangle(Argument))
      return strip(Argument);
  return nullptr;
}

/// What the function assigns to \p D; null if it assigns nothing.
const Expr *assignedIn(const FunctionDecl &F, const ValueDecl &D) {
  const Expr *Made = nullptr;
  contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
    const auto *Assign = dyn_cast<CXXOperatorCallExpr>(&S);
    if (Assign && Assign->getOperator() == OO_Equal &&
        namedBy(Assign->getArg(0)) == &D)
      Made = Assign->getArg(1);
    return Made != nullptr;
  });
  return Made;
}

/// What a constructor of the class, or the class itself, makes the member from.
const Expr *initialised(const CXXRecordDecl &Class, const ValueDecl &Member) {
  for (const CXXConstructorDecl *C : Class.ctors()) {
    const FunctionDecl *Definition = nullptr;
    if (C->isImplicit() || !C->hasBody(Definition))
      continue;
    for (const CXXCtorInitializer *I :
         cast<CXXConstructorDecl>(Definition)->inits())
      if (I->getMember() == &Member && I->isWritten())
        return I->getInit();
  }
  const auto *Field = dyn_cast<FieldDecl>(&Member);
  return Field && Field->hasInClassInitializer()
             ? Field->getInClassInitializer()
             : nullptr;
}

/// A construction that is given nothing makes no task that runs.
bool isEmpty(const Expr *Made) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  return C && C->getNumArgs() == 0;
}

/// What made the task: the object itself, what the function assigned to it, its
/// initialiser, what another method of the class assigned to the member, or
/// what a constructor initialised it with.
const Expr *makerOf(const Expr *Object, const FunctionDecl *F) {
  const ValueDecl *D = namedBy(Object);
  if (!D)
    return strip(Object);
  const Expr *Made = F ? assignedIn(*F, *D) : nullptr;
  if (const auto *V = dyn_cast<VarDecl>(D); V && !Made)
    return V->getInit();
  const auto *Class = dyn_cast<CXXRecordDecl>(D->getDeclContext());
  if (Made || !Class || Class->isDependentContext())
    return Made;
  for (const CXXMethodDecl *M : Class->methods()) {
    const FunctionDecl *Definition = nullptr;
    if (!Made && M->hasBody(Definition))
      Made = assignedIn(*Definition, *D);
  }
  if (!Made)
    Made = initialised(*Class, *D);
  return isEmpty(Made) ? nullptr : Made;
}

/// Whether the closure or the argument is nothing but values of its own.
bool isOwned(const Expr *Passed) {
  const Expr *E = strip(Passed);
  if (!E || mayDangle(E))
    return false;
  if (const auto *L = dyn_cast<LambdaExpr>(E))
    return llvm::none_of(L->captures(), [](const LambdaCapture &C) {
      return C.capturesVariable() &&
             C.getCapturedVar()->getType()->isAnyPointerType();
    });
  if (const CallExpr *Bind = asBind(E))
    return llvm::all_of(Bind->arguments(), isOwned);
  return E->getType()->isFunctionType() ||
         E->getType()->isFunctionPointerType() ||
         !E->getType()->isAnyPointerType();
}

/// Whether what may dangle is nothing but the object whose method this is.
bool isObjectOnly(const Expr &Dangling) {
  const auto *L = dyn_cast<LambdaExpr>(&Dangling);
  if (isa<CallExpr>(Dangling) && !asBind(&Dangling))
    return false; // `std::ref(local)`
  if (const auto *Bind = dyn_cast<CallExpr>(&Dangling))
    return llvm::all_of(Bind->arguments(), [](const Expr *Argument) {
      return !mayDangle(Argument) || isObjectOnly(*strip(Argument));
    });
  return isa<CXXThisExpr>(Dangling) ||
         (L && llvm::all_of(L->captures(), [](const LambdaCapture &C) {
            return C.capturesThis() || C.getCaptureKind() != LCK_ByRef;
          }));
}

/// Whether a task that nothing visible can outlive may be let go on purpose: it
/// owns all it uses, and runs for the life of the program, sees to its own
/// failures, or cannot be seen; or the process ends with the function.
bool seesToItself(const Expr *Made, const FunctionDecl *Around,
                  bool ObjectStays, const ASTContext &Context) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  if (!C || C->getNumArgs() == 0 || (Around && Around->isMain()))
    return true;
  const FunctionDecl *Routine = routineOf(C->getArg(0));
  const FunctionDecl *Definition = nullptr;
  const bool Named = !isa<LambdaExpr>(strip(C->getArg(0)));
  if (!Routine || !Routine->hasBody(Definition))
    return Named;
  if (Named && onlyHandsOn(*Definition))
    return true;
  if (endsInEventLoop(*Routine))
    return true;
  if (!deletesItsObject(*Routine) && !closesWhatItGets(*Routine))
    for (const Expr *Argument : C->arguments())
      if (!isa<CXXDefaultArgExpr>(Argument) && !isOwned(Argument) &&
          !(ObjectStays && mayDangle(Argument) &&
            isObjectOnly(*strip(Argument))))
        return false;
  return neverEnds(*Routine, Context) || handlesFailures(*Routine) ||
         tellsItsEnd(*Routine);
}

/// Whether the type is a promise, by the catalogue or by its name, or a smart
/// pointer to one.
bool isPromise(const TaskUnit &U, QualType T) {
  const TaskKind *K = U.kinds().ofType(T);
  if (K && K->Class == catalogue::TaskClass::Breaks)
    return true;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->getIdentifier())
    return false;
  const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R);
  if (S && compat::endsWith(R->getName(), "_ptr") &&
      S->getTemplateArgs().size() &&
      S->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
    return isPromise(U, S->getTemplateArgs()[0].getAsType());
  return R->getName().contains_insensitive("promise");
}

/// Whether the task was given a promise, or is one: whoever has its future can
/// wait for the end, and hears of failures.
bool answersByPromise(const TaskUnit &U, const Expr *Made) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  const auto IsPromise = [&](QualType T) {
    return isPromise(U, T.getNonReferenceType());
  };
  return C && llvm::any_of(C->arguments(), [&](const Expr *Argument) {
           const auto *L = dyn_cast_or_null<LambdaExpr>(strip(Argument));
           return IsPromise(Argument->IgnoreParenImpCasts()->getType()) ||
                  (L &&
                   llvm::any_of(L->captures(), [&](const LambdaCapture &In) {
                     return In.capturesVariable() &&
                            In.getCaptureKind() == LCK_ByCopy &&
                            IsPromise(In.getCapturedVar()->getType());
                   }));
         });
}

/// Whether the object's destructor visibly waits for something: its class
/// counts its threads.
bool destructorWaits(const FunctionDecl *Around) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(Around);
  const CXXDestructorDecl *D = M ? M->getParent()->getDestructor() : nullptr;
  const FunctionDecl *Definition = nullptr;
  return D && D->hasBody(Definition) &&
         contains(Definition->getBody(), Closures::Leave, [](const Stmt &S) {
           const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
           const CXXMethodDecl *Callee = Call ? Call->getMethodDecl() : nullptr;
           return Callee && Callee->getIdentifier() &&
                  compat::startsWith(Callee->getName(), "wait");
         });
}

/// The function that the thread runs, if it can be seen.
const FunctionDecl *routineIn(const Expr *Made) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  return C && C->getNumArgs() ? routineOf(C->getArg(0)) : nullptr;
}

/// Whether the task deletes the object that it was given: until then it is
/// there.
bool isDeletedByTask(const Expr *Made) {
  const FunctionDecl *Routine = routineIn(Made);
  return Routine && deletesItsObject(*Routine);
}

/// Whether the task ends with the object whose method lets it go: there is
/// nobody left to wait for it.
bool endsWithItsObject(const Expr *Made) {
  const FunctionDecl *Routine = routineIn(Made);
  const Expr *Dangling = danglingArgument(Made);
  return Routine && Dangling && isObjectOnly(*Dangling) &&
         deletesItself(*Routine);
}

/// Whether the task has just been told to end.
bool isTold(const CXXMemberCallExpr &Call, const Expr *Made,
            const ParentMap &Parents) {
  const FunctionDecl *Routine = routineIn(Made);
  return Routine && llvm::any_of(flagsSetBefore(Call, Parents),
                                 [&](const ValueDecl *Flag) {
                                   return loopsUntil(*Routine, *Flag);
                                 });
}

/// Whether the task has just been told to end, and owns all that it uses until
/// it does.
bool isToldToEnd(const CXXMemberCallExpr &Call, const Expr *Made,
                 const ParentMap &Parents) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  return C &&
         llvm::all_of(C->arguments(),
                      [](const Expr *Argument) {
                        return isa<CXXDefaultArgExpr>(Argument) ||
                               isOwned(Argument);
                      }) &&
         isTold(Call, Made, Parents);
}

/// Why the task cannot be awaited where it is let go; empty if it can.
std::string obstacleToWaiting(TaskUnit &U, const CXXMemberCallExpr &Call,
                              const TaskKind &K, const Expr *Made,
                              const Expr *Dangling) {
  if (holdsLock(Call, U.parents()))
    return "a lock is held, which the task may want";
  if (K.Class != catalogue::TaskClass::Kills) // a future is asked at once
    return {};
  const FunctionDecl *Routine = routineIn(Made);
  if (Routine && visiblyEnds(*Routine))
    return {};
  // A task that refers to what the function owns has to be waited for anyway,
  // but what it waits for itself may come behind the call.
  if (Dangling && !isObjectOnly(*Dangling))
    return isLastStatement(Call, U.parents())
               ? std::string()
               : "it may wait for what the function has yet to do";
  return isMadeJustBefore(Call, U.parents())
             ? "the caller would wait for it at once, and it may never end"
             : std::string();
}

/// What of the task's callable refers to what may be gone; null if nothing
/// does, or the task itself deletes it.
const Expr *danglingIn(const Expr *Made) {
  const Expr *Dangling = danglingArgument(Made);
  return Dangling && isObjectOnly(*Dangling) && isDeletedByTask(Made)
             ? nullptr
             : Dangling;
}

/// The member of the object that the task is, or that it is an element of:
/// `thread_`, `threads_[i]`, `*workers_.back()`.
const FieldDecl *memberWith(const Expr *Task) {
  const Expr *E = strip(Task);
  for (;;) {
    const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(E);
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(E);
    if (Op && (Op->getOperator() == OO_Subscript ||
               Op->getOperator() == OO_Arrow || Op->getOperator() == OO_Star))
      E = strip(Op->getArg(0));
    else if (Call)
      E = strip(Call->getImplicitObjectArgument());
    else
      break;
  }
  const auto *M = dyn_cast_or_null<MemberExpr>(E);
  return M && isa<CXXThisExpr>(strip(M->getBase()))
             ? dyn_cast<FieldDecl>(M->getMemberDecl())
             : nullptr;
}

bool names(const Stmt *Code, const FieldDecl &Member) {
  return contains(Code, Closures::Enter, [&](const Stmt &S) {
    const auto *M = dyn_cast<MemberExpr>(&S);
    return M && M->getMemberDecl() == &Member;
  });
}

/// Whether the code awaits what the member holds, or all of its elements.
bool awaits(const Stmt *Code, const FieldDecl &Member,
            const catalogue::TaskRow &Row) {
  const auto Awaits = [&](const Stmt &S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
    return M && M->getIdentifier() &&
           obligation::listed(Row.Await, M->getName());
  };
  return contains(Code, Closures::Leave, [&](const Stmt &S) {
    if (const auto *Loop = dyn_cast<CXXForRangeStmt>(&S))
      return names(Loop->getRangeInit(), Member) &&
             contains(Loop->getBody(), Closures::Leave, Awaits);
    return Awaits(S) &&
           memberWith(cast<CXXMemberCallExpr>(S).getImplicitObjectArgument()) ==
               &Member;
  });
}

/// Whether the destructor of the class, or a method that it calls, awaits the
/// tasks of the member.
bool destructorAwaits(const CXXRecordDecl &Class, const FieldDecl &Member,
                      const catalogue::TaskRow &Row) {
  const CXXDestructorDecl *D = Class.getDestructor();
  const FunctionDecl *Definition = nullptr;
  if (!D || !D->hasBody(Definition))
    return false;
  return awaits(Definition->getBody(), Member, Row) ||
         contains(Definition->getBody(), Closures::Leave, [&](const Stmt &S) {
           const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
           const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
           const FunctionDecl *Called = nullptr;
           return M &&
                  isa<CXXThisExpr>(strip(Call->getImplicitObjectArgument())) &&
                  M->hasBody(Called) && awaits(Called->getBody(), Member, Row);
         });
}

/// Whether what a method puts into the member uses the object: a closure that
/// has `this`, or the object itself.
bool tasksUseObject(const CXXRecordDecl &Class, const FieldDecl &Member) {
  return llvm::any_of(Class.methods(), [&](const CXXMethodDecl *M) {
    const FunctionDecl *Definition = nullptr;
    return M->hasBody(Definition) && names(Definition->getBody(), Member) &&
           contains(Definition->getBody(), Closures::Enter, [](const Stmt &S) {
             const auto *L = dyn_cast<LambdaExpr>(&S);
             const auto *Made = dyn_cast<CXXConstructExpr>(&S);
             return (L && llvm::any_of(L->captures(),
                                       [](const LambdaCapture &C) {
                                         return C.capturesThis();
                                       })) ||
                    (Made && llvm::any_of(Made->arguments(), [](const Expr *A) {
                       return isa<CXXThisExpr>(strip(A));
                     }));
           });
  });
}

/// Whether the destructor waits for such tasks, which use the object, and this
/// one is taken away from it.
bool isTakenFromDestructor(TaskUnit &U, const CXXMemberCallExpr &Detach,
                           const catalogue::TaskRow &Row, const Expr *Made) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(U.entered());
  const FieldDecl *Member = memberWith(Detach.getImplicitObjectArgument());
  if (!M || isa<CXXDestructorDecl>(M) || !Member ||
      !destructorAwaits(*M->getParent(), *Member, Row))
    return false;
  const Expr *Dangling = danglingIn(Made);
  if (Dangling)
    return isObjectOnly(*Dangling);
  return !isa_and_nonnull<CXXConstructExpr>(strip(Made)) &&
         tasksUseObject(*M->getParent(), *Member);
}

} // namespace

/// Whether the code stands in a loop of its function that nothing leaves: the
/// object whose method that is stays as long as the program.
static bool isInEndlessLoop(TaskUnit &U, const Expr *E) {
  for (const Stmt *Up = E; Up && !isa<LambdaExpr>(Up);
       Up = U.parents().getParent(Up))
    if (isEndlessLoop(*Up, U.context()))
      return true;
  return false;
}

/// Whether the task has a copy of something that came from outside for it: it
/// is one of many.
static bool isGivenWork(const Expr *Made) {
  const auto Names = [](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    return V && isGivenEachTime(*V);
  };
  const auto Brings = [&](const LambdaCapture &C) {
    const auto *V = C.capturesVariable() && C.getCaptureKind() == LCK_ByCopy
                        ? dyn_cast<VarDecl>(C.getCapturedVar())
                        : nullptr;
    return V && (isGivenEachTime(*V) ||
                 (V->isInitCapture() &&
                  contains(V->getInit(), Closures::Leave, Names)));
  };
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  return C && llvm::any_of(C->arguments(), [&](const Expr *Argument) {
           const auto *L = dyn_cast_or_null<LambdaExpr>(strip(Argument));
           return L ? llvm::any_of(L->captures(), Brings)
                    : contains(Argument, Closures::Leave, Names);
         });
}

/// Whether the task has a copy of an object that its function, no constructor,
/// was given: a message, and no name or number.
static bool isGivenObject(const Expr *Made) {
  const auto IsObject = [](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *V = R ? dyn_cast<ParmVarDecl>(R->getDecl()) : nullptr;
    const CXXRecordDecl *Class =
        V ? V->getType().getNonReferenceType()->getAsCXXRecordDecl() : nullptr;
    return Class && !isa<CXXConstructorDecl>(V->getDeclContext()) &&
           !Class->getName().contains("string");
  };
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  return C && llvm::any_of(C->arguments(), [&](const Expr *Argument) {
           const auto *L = dyn_cast_or_null<LambdaExpr>(strip(Argument));
           return L ? llvm::any_of(L->capture_inits(),
                                   [&](const Expr *Init) {
                                     return Init &&
                                            contains(Init, Closures::Leave,
                                                     IsObject);
                                   })
                    : contains(Argument, Closures::Leave, IsObject);
         });
}

/// Whether it matters that a task which refers to nothing but its object is let
/// go at \p Site: the object visibly ends, or tasks pile up.  Where neither is
/// to be seen, the object may well last as long as the program.
static bool objectMayGo(TaskUnit &U, const Expr *Made, const Expr &Site) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(U.entered());
  const FunctionDecl *Routine = routineIn(Made);
  if (!M || (Routine && changesAskedState(*Routine, *M, U.context())))
    return false;
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Site);
  if (isa<CXXDestructorDecl>(M) || (Call && isTold(*Call, Made, U.parents())))
    return true; // its end is near
  if (Routine && isToldByDestructor(*M->getParent(), *Routine))
    return true;
  const bool PilesUp =
      isGivenWork(Made) || isInOpenLoop(Site, U.parents(), U.context());
  const OwnLife Life = lifeOf(*M->getParent(), U.context());
  return Life == OwnLife::Ends ||
         (PilesUp && !(Life == OwnLife::Stays &&
                       seesToItself(Made, M, true, U.context())));
}

bool mayRunOn(TaskUnit &U, const Expr *Made, const FunctionDecl *Around,
              const Expr &Site) {
  if (answersByPromise(U, Made))
    return true;
  const Expr *Dangling = danglingIn(Made);
  const bool Stays =
      Dangling && isa<CXXThisExpr>(Dangling) && isInEndlessLoop(U, Made);
  if (!Dangling || Stays)
    return seesToItself(Made, Around, Stays, U.context()) ||
           (Around && beginsOrEnds(*Around) && !isGivenObject(Made));
  return isObjectOnly(*Dangling) &&
         (destructorWaits(U.entered()) || !objectMayGo(U, Made, Site));
}

Findings detached(TaskUnit &U, const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  if (!Method || !Method->getIdentifier())
    return {};
  const Expr *Object = Call.getImplicitObjectArgument();
  const QualType T = Object->IgnoreParenImpCasts()->getType();
  const TaskKind *K =
      U.kinds().ofType(T->isPointerType() ? T->getPointeeType() : T);
  if (!K || !obligation::listed(K->Row->Detach, Method->getName()) ||
      K->Class == catalogue::TaskClass::NeverStarts)
    return {};
  const Expr *Made = makerOf(Object, U.functionAround(Call));
  const auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
  const SourceLocation Loc =
      Member ? Member->getMemberLoc() : Call.getExprLoc();
  const Expr *Dangling = danglingIn(Made);
  const bool Taken = isTakenFromDestructor(U, Call, *K->Row, Made);
  if (!Taken &&
      (mayRunOn(U, Made, U.functionAround(Call), Call) ||
       endsWithItsObject(Made) || isToldToEnd(Call, Made, U.parents())))
    return {};
  if (!Dangling && isExcused(U, Call.getBeginLoc(), Call.getEndLoc()))
    return {};
  if (isChosen(Call, *K->Row, U.parents()))
    return {};
  Finding Found;
  Found.At = Loc;
  Found.Message =
      "'" + Method->getNameAsString() +
      "' lets the task run on without anybody to wait for it" +
      (Dangling ? "; its callable refers to what may be gone by then"
       : Taken  ? ", though the destructor waits for the others"
                : "");
  if (Dangling)
    Found.Notes.push_back({Dangling->getBeginLoc(),
                           isa<LambdaExpr>(Dangling)
                               ? "captured by reference, or 'this', here"
                               : "passed by reference, or 'this', here",
                           {}});
  const std::string Await = awaitMember(*K->Row);
  std::string Obstacle = obstacleToWaiting(U, Call, *K, Made, Dangling);
  const FunctionDecl *Runs = routineIn(Made);
  if (Taken && Obstacle.empty() && !(Runs && visiblyEnds(*Runs)))
    Obstacle = "it may wait for what the function has yet to do";
  Note Advice{Loc,
              "keep the task and " +
                  (Await.empty() ? "await it" : "call '" + Await + "'") +
                  " before what it uses is gone" + text::noEdit(Obstacle),
              {}};
  if (!Loc.isMacroID() && !Await.empty() && Obstacle.empty())
    Advice.Edits.push_back(
        FixItHint::CreateReplacement(SourceRange(Loc, Loc), Await));
  Found.Notes.push_back(std::move(Advice));
  return {std::move(Found)};
}

} // namespace closecall::task
