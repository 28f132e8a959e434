//===- Routine.cpp - What the code of a task sees to by itself ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/Routine.h"
#include "obligation/AccessPath.h"
#include "obligation/FunctionModel.h"
#include "support/Compat.h"
#include "support/Walk.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::Fact;
using closecall::catalogue::TaskRow;

namespace closecall::task {

namespace {

/// How many calls are followed to find what never ends.
constexpr unsigned MaxDepth = 3;

/// Whether the loop that \p S is part of can be left from there; \p Breaks says
/// whether a `break` leaves that loop.
bool leavesLoop(const Stmt *S, bool Breaks) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<ReturnStmt, GotoStmt, IndirectGotoStmt, CXXThrowExpr, CoreturnStmt>(
          S))
    return true;
  if (isa<BreakStmt>(S))
    return Breaks;
  const bool Inner =
      isa<WhileStmt, ForStmt, DoStmt, CXXForRangeStmt, SwitchStmt>(S);
  for (const Stmt *Child : S->children())
    if (leavesLoop(Child, Breaks && !Inner))
      return true;
  return false;
}

} // namespace

bool isEndlessLoop(const Stmt &S, const ASTContext &Context) {
  const Expr *Condition = nullptr;
  const Stmt *Body = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(&S))
    Condition = For->getCond(), Body = For->getBody();
  else if (const auto *While = dyn_cast<WhileStmt>(&S))
    Condition = While->getCond(), Body = While->getBody();
  else if (const auto *Do = dyn_cast<DoStmt>(&S))
    Condition = Do->getCond(), Body = Do->getBody();
  if (!Body || (Condition &&
                (Condition->isValueDependent() ||
                 obligation::constantOf(Condition, Context).value_or(0) == 0)))
    return false;
  return !leavesLoop(Body, true);
}

namespace {

bool neverEnds(const FunctionDecl &F, const ASTContext &Context,
               unsigned Depth) {
  if (F.isNoReturn())
    return true;
  const FunctionDecl *Definition = nullptr;
  if (!Depth || !F.hasBody(Definition))
    return false;
  const auto *Body = dyn_cast<CompoundStmt>(Definition->getBody());
  if (!Body)
    return false;
  for (const Stmt *S : Body->body()) {
    if (isEndlessLoop(*S, Context))
      return true;
    const auto *E = dyn_cast<Expr>(S);
    const auto *Call = dyn_cast_or_null<CallExpr>(obligation::strip(E));
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && neverEnds(*Callee, Context, Depth - 1))
      return true;
    if (leavesLoop(S, false))
      return false;
  }
  return false;
}

bool isOfStd(const DeclContext *In) {
  while (In && !In->isStdNamespace())
    In = In->getParent();
  return In;
}

/// Whether the standard library's function may wait for another thread:
/// `cv.wait(lock)`, `future.get()`, `mutex.lock()`.
bool mayWait(const FunctionDecl &F) {
  static const llvm::Regex Waits("wait|^(lock|join|acquire)");
  const auto *M = dyn_cast<CXXMethodDecl>(&F);
  const llvm::StringRef Name = F.getIdentifier() ? F.getName() : "";
  return Waits.match(Name) ||
         (Name == "get" && M &&
          llvm::StringRef(M->getParent()->getName()).contains("future"));
}

bool visiblyEnds(const FunctionDecl &F, unsigned Depth) {
  const FunctionDecl *Definition = nullptr;
  if (isOfStd(F.getDeclContext()) || F.isTrivial())
    return !mayWait(F);
  if (!Depth || !F.hasBody(Definition))
    return false;
  return !contains(Definition->getBody(), Closures::Leave, [&](const Stmt &S) {
    if (isa<WhileStmt, DoStmt, ForStmt, CoroutineBodyStmt>(S))
      return true;
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Call && !(Callee && visiblyEnds(*Callee, Depth - 1));
  });
}

} // namespace

bool onlyTells(const Stmt *S) {
  static const llvm::Regex Tells("log|print|trace|debug|info|warn|name",
                                 llvm::Regex::IgnoreCase);
  if (!S || isa<NullStmt>(S))
    return true;
  if (const auto *If = dyn_cast<IfStmt>(S))
    return onlyTells(If->getThen()) && onlyTells(If->getElse());
  if (const auto *Do = dyn_cast<DoStmt>(S))
    return onlyTells(Do->getBody());
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    return llvm::all_of(Block->body(), onlyTells);
  const auto *Call =
      dyn_cast_or_null<CallExpr>(obligation::strip(dyn_cast<Expr>(S)));
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && F->getIdentifier() && Tells.match(F->getName());
}

namespace {

bool isHandled(const CXXTryStmt &Try) {
  const CXXCatchStmt &Last = *Try.getHandler(Try.getNumHandlers() - 1);
  const auto *Block = dyn_cast<CompoundStmt>(Last.getHandlerBlock());
  const VarDecl *Caught = Last.getExceptionDecl();
  const CXXRecordDecl *Class =
      Caught ? Caught->getType().getNonReferenceType()->getAsCXXRecordDecl()
             : nullptr;
  const bool Any = !Caught || (Class && Class->isInStdNamespace() &&
                               Class->getNameAsString() == "exception");
  return Any && Block && !Block->body_empty();
}

/// The only thing that the body does, if that is to call a function.
const FunctionDecl *onlyCallee(const CompoundStmt &Body) {
  const auto *Only =
      Body.size() == 1 ? dyn_cast<Expr>(Body.body_front()) : nullptr;
  const auto *Call = dyn_cast_or_null<CallExpr>(obligation::strip(Only));
  return Call ? Call->getDirectCallee() : nullptr;
}

/// A return of nothing or of a constant, and variables that literals fill.
bool isPlain(const Stmt *S) {
  const auto IsLiteral = [](const Expr *E) {
    E = E ? obligation::strip(E) : nullptr;
    // A string that is made of one.
    if (const auto *C = dyn_cast_or_null<CXXConstructExpr>(E))
      E = C->getNumArgs() ? obligation::strip(C->getArg(0)) : nullptr;
    return !E || isa<StringLiteral, IntegerLiteral, CXXNullPtrLiteralExpr,
                     GNUNullExpr, CXXBoolLiteralExpr>(E);
  };
  if (const auto *R = dyn_cast<ReturnStmt>(S))
    return IsLiteral(R->getRetValue());
  const auto *Declared = dyn_cast<DeclStmt>(S);
  return Declared && llvm::all_of(Declared->decls(), [&](const Decl *D) {
           const auto *V = dyn_cast<VarDecl>(D);
           return V && V->getInit() && IsLiteral(V->getInit());
         });
}

bool handlesFailures(const FunctionDecl &F, unsigned Depth) {
  const FunctionDecl *Definition = nullptr;
  if (!F.hasBody(Definition))
    return false;
  const auto IsHandledTry = [](const Stmt *S) {
    const auto *Try = dyn_cast<CXXTryStmt>(S);
    return Try && isHandled(*Try);
  };
  const auto *Body = dyn_cast<CompoundStmt>(Definition->getBody());
  if (!Body)
    return IsHandledTry(Definition->getBody());
  // `[self] { self->run(); }`
  if (const FunctionDecl *Callee = onlyCallee(*Body))
    return Callee != &F && Depth && handlesFailures(*Callee, Depth - 1);
  return llvm::any_of(Body->body(), IsHandledTry) &&
         llvm::none_of(Body->body(), [&](const Stmt *S) {
           return !IsHandledTry(S) && !onlyTells(S) && !isPlain(S);
         });
}

/// What is deleted there; null if nothing is.
const Expr *deletedBy(const Stmt &S) {
  const auto *Delete = dyn_cast<CXXDeleteExpr>(&S);
  return Delete ? obligation::strip(Delete->getArgument()) : nullptr;
}

/// Whether what is changed there is seen by others: it is no variable of the
/// function's own, nor a copy that its closure has.
bool isSeenByOthers(const Expr *E) {
  const auto *R = dyn_cast_or_null<DeclRefExpr>(obligation::strip(E));
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return !V || !V->hasLocalStorage() || V->getType()->isReferenceType() ||
         (R->refersToEnclosingVariableOrCapture() &&
          !V->getType()->isArithmeticType());
}

/// `handler(result)`, where the function was given the handler: an object that
/// can be called, and no closure of the code around it, which is the work.
bool callsBack(const CXXOperatorCallExpr &Call) {
  const auto *R =
      dyn_cast_or_null<DeclRefExpr>(obligation::strip(Call.getArg(0)));
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  const CXXRecordDecl *Class =
      V ? V->getType().getNonReferenceType()->getAsCXXRecordDecl() : nullptr;
  return Call.getOperator() == OO_Call && Class && !Class->isLambda() &&
         (isa<ParmVarDecl>(V) || R->refersToEnclosingVariableOrCapture());
}

/// `--active_`, `active_.fetch_sub(1)`, `clients.erase(client)`,
/// `done.notify_all()`, `slots.release()`, `registry.dec_threads()`; what has
/// been written under a lock is for others, too.
bool tellsOthers(const Stmt &S) {
  if (const auto *Dec = dyn_cast<UnaryOperator>(&S))
    return Dec->isDecrementOp() && isSeenByOthers(Dec->getSubExpr());
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S))
    return callsBack(*Op) || (Op->getOperator() == OO_MinusMinus &&
                              isSeenByOthers(Op->getArg(0)));
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getIdentifier())
    return false;
  static const llvm::Regex Counts("^(dec|decrement|unregister)(_|[A-Z])|"
                                  "_(terminates|terminated|ended|finished)$");
  if (Counts.match(F->getName()))
    return true;
  static const llvm::Regex Tells("^(notify_one|notify_all|release|arrive|"
                                 "arrive_and_drop|count_down|done|signal|"
                                 "unlock)$");
  const auto *Method = dyn_cast<CXXMemberCallExpr>(Call);
  if (!Method || !isSeenByOthers(Method->getImplicitObjectArgument()))
    return false;
  const bool Given = llvm::any_of(Call->arguments(), [](const Expr *Argument) {
    return !isa<CXXDefaultArgExpr>(Argument);
  });
  return Given ? F->getName() == "erase" || F->getName() == "fetch_sub"
               : Tells.match(F->getName());
}

bool tellsItsEnd(const FunctionDecl &F, unsigned Depth) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body = F.hasBody(Definition)
                         ? dyn_cast<CompoundStmt>(Definition->getBody())
                         : nullptr;
  if (!Body || !Depth)
    return false;
  if (const FunctionDecl *Callee = onlyCallee(*Body))
    return tellsItsEnd(*Callee, Depth - 1);
  for (auto I = Body->body_rbegin(); I != Body->body_rend(); ++I) {
    const Stmt *Last = obligation::strip(dyn_cast<Expr>(*I));
    if (Last && tellsOthers(*Last))
      return std::next(I) != Body->body_rend(); // there is work before it
    const bool Idle = isa<ReturnStmt>(*I) || onlyTells(*I);
    if (!Idle && !(Last && deletedBy(*Last)))
      return false;
  }
  return false;
}

} // namespace

bool tellsItsEnd(const FunctionDecl &F) { return tellsItsEnd(F, MaxDepth); }

bool onlyHandsOn(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body = F.hasBody(Definition)
                         ? dyn_cast<CompoundStmt>(Definition->getBody())
                         : nullptr;
  const FunctionDecl *Callee = Body ? onlyCallee(*Body) : nullptr;
  return Callee && F.getNumParams() > 0 && !Callee->hasBody(Definition);
}

bool deletesItsObject(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  return F.hasBody(Definition) &&
         contains(Definition->getBody(), Closures::Leave, [](const Stmt &S) {
           const Expr *Deleted = deletedBy(S);
           const auto *R = dyn_cast_or_null<DeclRefExpr>(Deleted);
           return isa_and_nonnull<CXXThisExpr>(Deleted) ||
                  (R && (isa<ParmVarDecl>(R->getDecl()) ||
                         R->refersToEnclosingVariableOrCapture()));
         });
}

/// Whether \p Code, or what it visibly calls, has a loop whose condition names
/// \p Flag.
static bool loopsUntil(const Stmt *Code, const ValueDecl &Flag,
                       unsigned Depth) {
  const auto IsFlag = [&](const Stmt &S) {
    const auto *E = dyn_cast<Expr>(&S);
    return E && namedBy(E) == &Flag;
  };
  return contains(Code, Closures::Leave, [&](const Stmt &S) {
    const auto *While = dyn_cast<WhileStmt>(&S);
    const auto *For = dyn_cast<ForStmt>(&S);
    const auto *Do = dyn_cast<DoStmt>(&S);
    const Stmt *Condition = While ? While->getCond()
                            : For ? For->getCond()
                            : Do  ? Do->getCond()
                                  : nullptr;
    if (Condition && contains(Condition, Closures::Leave, IsFlag))
      return true;
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const FunctionDecl *Definition = nullptr;
    return Callee && Depth && Callee->hasBody(Definition) &&
           loopsUntil(Definition->getBody(), Flag, Depth - 1);
  });
}

bool loopsUntil(const FunctionDecl &F, const ValueDecl &Flag) {
  const FunctionDecl *Definition = nullptr;
  return F.hasBody(Definition) &&
         loopsUntil(Definition->getBody(), Flag, MaxDepth);
}

bool closesWhatItGets(const FunctionDecl &F) {
  static const llvm::Regex Closes("(^|_)p?(close|free|destroy|unref)$|"
                                  "[a-z](Close|Free|Destroy)$");
  const FunctionDecl *Definition = nullptr;
  return F.hasBody(Definition) &&
         contains(Definition->getBody(), Closures::Leave, [](const Stmt &S) {
           const auto *Call = dyn_cast<CallExpr>(&S);
           const FunctionDecl *Callee =
               Call ? Call->getDirectCallee() : nullptr;
           return Callee && Callee->getIdentifier() && Call->getNumArgs() > 0 &&
                  Closes.match(Callee->getName()) &&
                  isa_and_nonnull<ParmVarDecl>(namedBy(Call->getArg(0)));
         });
}

bool endsInEventLoop(const FunctionDecl &F) {
  static const llvm::Regex Loops("^(ev_run|ev_loop|uv_run|g_main_loop_run|"
                                 "event_base_dispatch|event_base_loop)$");
  const FunctionDecl *Definition = nullptr;
  const auto *Body = F.hasBody(Definition)
                         ? dyn_cast<CompoundStmt>(Definition->getBody())
                         : nullptr;
  const auto *Last =
      Body && !Body->body_empty() ? dyn_cast<Expr>(Body->body_back()) : nullptr;
  const auto *Call =
      dyn_cast_or_null<CallExpr>(Last ? obligation::strip(Last) : nullptr);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->getIdentifier() && Loops.match(Callee->getName());
}

/// The same, where the method may only be called: `[this] { run(); }`.
static bool deletesItself(const FunctionDecl &F, unsigned Depth) {
  const FunctionDecl *Definition = nullptr;
  if (!F.hasBody(Definition))
    return false;
  const auto *Body = dyn_cast<CompoundStmt>(Definition->getBody());
  const FunctionDecl *Callee = Body ? onlyCallee(*Body) : nullptr;
  return (Callee && Depth && isa<CXXMethodDecl>(Callee) &&
          deletesItself(*Callee, Depth - 1)) ||
         contains(Definition->getBody(), Closures::Leave, [](const Stmt &S) {
           return isa_and_nonnull<CXXThisExpr>(deletedBy(S));
         });
}

bool deletesItself(const FunctionDecl &F) { return deletesItself(F, MaxDepth); }

bool neverEnds(const FunctionDecl &F, const ASTContext &Context) {
  return neverEnds(F, Context, MaxDepth);
}

const ValueDecl *namedBy(const Expr *E) {
  E = obligation::strip(E);
  if (const auto *R = dyn_cast_or_null<DeclRefExpr>(E))
    return R->getDecl();
  const auto *M = dyn_cast_or_null<MemberExpr>(E);
  return M ? M->getMemberDecl() : nullptr;
}

const CallExpr *asBind(const Expr *E) {
  const auto *Call = dyn_cast_or_null<CallExpr>(obligation::strip(E));
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  const bool Binds = F && !isa<CXXMethodDecl>(F) && F->getIdentifier() &&
                     F->getName() == "bind" && Call->getNumArgs() > 0;
  return Binds ? Call : nullptr;
}

const FunctionDecl *routineOf(const Expr *Callable) {
  const Expr *E = obligation::strip(Callable);
  if (const CallExpr *Bind = asBind(E))
    return routineOf(Bind->getArg(0));
  if (const auto *A = dyn_cast_or_null<UnaryOperator>(E);
      A && A->getOpcode() == UO_AddrOf)
    E = obligation::strip(A->getSubExpr());
  if (const auto *L = dyn_cast_or_null<LambdaExpr>(E))
    return L->getCallOperator();
  const auto *R = dyn_cast_or_null<DeclRefExpr>(E);
  const ValueDecl *D = R ? R->getDecl() : nullptr;
  if (const auto *V = dyn_cast_or_null<VarDecl>(D))
    if (const auto *L =
            dyn_cast_or_null<LambdaExpr>(obligation::strip(V->getInit())))
      return L->getCallOperator();
  return dyn_cast_or_null<FunctionDecl>(D);
}

bool visiblyEnds(const FunctionDecl &F) { return visiblyEnds(F, MaxDepth); }

bool waitsForOthers(const Stmt &Code) {
  static const llvm::Regex Waits("^(join|wait|wait_.*|acquire)$");
  return contains(&Code, Closures::Enter, [](const Stmt &S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
    return M && M->getIdentifier() && Waits.match(M->getName());
  });
}

bool handlesFailures(const FunctionDecl &F) {
  return handlesFailures(F, MaxDepth);
}

bool endsItself(Program &P, const CallView &Call, const TaskRow &Row) {
  for (unsigned N = 1; N <= Call.size(); ++N) {
    const ParmVarDecl *Parameter = Call.parameter(N);
    if (!Parameter || !(Parameter->getType()->isFunctionPointerType() ||
                        Parameter->getType()->isFunctionType()))
      continue;
    const Expr *Routine = strip(Call.argument(N));
    if (const auto *A = dyn_cast<UnaryOperator>(Routine))
      Routine = strip(A->getSubExpr());
    const auto *R = dyn_cast<DeclRefExpr>(Routine);
    const auto *F = R ? dyn_cast<FunctionDecl>(R->getDecl()) : nullptr;
    const FunctionDecl *Definition = nullptr;
    if (!F || !F->hasBody(Definition))
      return true;
    const bool Ends =
        contains(Definition->getBody(), Closures::Enter, [&](const Stmt &S) {
          const auto *Inner = dyn_cast<CallExpr>(&S);
          const FunctionDecl *Callee =
              Inner ? Inner->getDirectCallee() : nullptr;
          return Callee &&
                 llvm::any_of(P.callee(Callee).Facts, [&](const Fact &Closes) {
                   return Closes.K == Fact::AwaitsTask && Closes.Task == &Row;
                 });
        });
    if (Ends || neverEnds(*Definition, P.context()))
      return true;
  }
  return false;
}

} // namespace closecall::task
