//===- Objects.cpp - Structures that a function allocates -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a local pointer alone has been given by `malloc` is as good as a local
// variable, until others are told where it is: a list, a table, a callback, who
// may see to what it holds.
//
//===----------------------------------------------------------------------===//

#include "obligation/Holder.h"
#include "obligation/Simulator.h"
#include "support/Compat.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace closecall::obligation {

bool Simulator::isOnHeap(const State &S, const Expr *E) {
  const PathId Address = M.Paths.addressee(E);
  const PathId Path = Address ? Address : M.Paths.of(E);
  const PathId Root = M.Paths.root(Path);
  return Path && llvm::any_of(S.Aliases, [&](PathId A) {
           return (M.Paths.root(A) == Root || S.isDerived(Path)) &&
                  !isa_and_nonnull<ParmVarDecl>(M.Paths.variableOf(A)) &&
                  M.Paths.isBehind(M.Paths.root(A), A);
         });
}

/// Of a client that comes in a new structure, the place of the pointer to that;
/// of any other one \p Client, its own.
PathId Simulator::pointerOr(PathId Client) {
  return Site->isWithin() ? receiverOf(Site->Call, Site->Gives) : Client;
}

bool Simulator::isOwnObject(PathId Pointer) {
  return Pointer && !M.Paths.outlives(M.Paths.step(Pointer, {PathStep::Deref}));
}

/// What `if (p)` and `p != nullptr` say of a smart pointer that keeps the
/// object it was made for; nothing of other calls.
Value Simulator::answerOfPointer(const CallView &Call) {
  const Expr *Pointer = Call.Object;
  const auto *Compared = dyn_cast<CXXOperatorCallExpr>(Call.E);
  if (Compared)
    Pointer = Compared->getArg(0);
  Pointer = Pointer ? strip(Pointer) : nullptr;
  if (!Pointer || smartPointee(Pointer->getType()).isNull() ||
      !isOwnObject(M.Paths.of(Pointer)))
    return Value::any();
  if (isa_and_nonnull<CXXConversionDecl>(Call.Callee))
    return Value::exactly(1);
  if (!Compared || !strip(Compared->getArg(Compared->getNumArgs() - 1))
                        ->getType()
                        ->isNullPtrType())
    return Value::any();
  return Value::exactly(Compared->getOperator() == OO_ExclaimEqual);
}

/// `p = calloc(1, sizeof *p)`, and nobody else has it: every field is zero.
void Simulator::clearObject(State &S, PathId Pointer, const Expr *From) {
  const auto *Call = dyn_cast_or_null<CallExpr>(strip(From));
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  const VarDecl *V = M.Paths.variableOf(Pointer);
  if (!F || !F->getIdentifier() || !V || M.Paths.variable(V) != Pointer)
    return;
  const llvm::StringRef Name = F->getName();
  if (Name.find("calloc") == llvm::StringRef::npos &&
      Name.find("zalloc") == llvm::StringRef::npos &&
      Name.find("alloc0") == llvm::StringRef::npos)
    return;
  if (!isOwnObject(Pointer))
    return;
  const RecordDecl *Struct = V->getType()->getPointeeType()->getAsRecordDecl();
  Struct = Struct ? Struct->getDefinition() : nullptr;
  unsigned Known = 0;
  for (const FieldDecl *Field :
       Struct ? Struct->fields() : RecordDecl::field_range({}, {}))
    if (Field->getType()->isScalarType() && Known++ < MaxFieldsCleared)
      S.Store.set(
          M.Paths.walk(Pointer, {{PathStep::Deref},
                                 {PathStep::Field, Field->getCanonicalDecl()}}),
          Value::exactly(0));
}

/// Whether who gets \p E can find the object of \p Pointer, or a part of it.
static bool leadsTo(PathTable &Paths, const Expr *E, PathId Pointer) {
  E = strip(E);
  if (!E)
    return false;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return llvm::any_of(List->inits(), [&](const Expr *Init) {
      return leadsTo(Paths, Init, Pointer);
    });
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E))
    return leadsTo(Paths, C->getTrueExpr(), Pointer) ||
           leadsTo(Paths, C->getFalseExpr(), Pointer);
  if (const auto *B = dyn_cast<BinaryOperator>(E);
      B && (B->isAdditiveOp() || B->isCommaOp()))
    return leadsTo(Paths, B->getLHS(), Pointer) ||
           leadsTo(Paths, B->getRHS(), Pointer);
  const PathId Path = Paths.of(E);
  return Path == Pointer || Paths.root(Paths.addressee(E)) == Pointer ||
         (E->isGLValue() && Path == Paths.step(Pointer, {PathStep::Deref}));
}

/// Whether the call is given a function, which may be called with the object.
static bool givesFunction(const CallView &Call) {
  return llvm::any_of(Call.Args, [](const Expr *Argument) {
    const QualType T = strip(Argument)->getType();
    return T->isFunctionType() || T->isFunctionPointerType();
  });
}

/// Whether what the call does with an object that it is given can be told from
/// what other callers of the same function do.
bool Simulator::leavesTraces(const CallView &Call) {
  const bool Shares = llvm::any_of(Call.Args, [](const Expr *Argument) {
    return !smartPointee(strip(Argument)->getType()).isNull();
  });
  return !Shares && Call.Callee && !P.callee(Call.Callee).HasBody &&
         !Call.Construction && !compat::isPureVirtual(*Call.Callee) &&
         !givesFunction(Call);
}

/// Whether the call may keep its \p N-th argument, which leads to an object.
bool Simulator::mayKeep(const CallView &Call, unsigned N) {
  if (!Call.Callee || givesFunction(Call))
    return true;
  if (!P.callee(Call.Callee).HasBody)
    return Rules.treat(P, Call, N, Denotes::Inside).K != Treatment::Borrows;
  // What it does to a pointer is what it would do to a client.
  GivenPlace Whole;
  Whole.Parameter = N;
  const Summary &Does = P.summary(Call.Callee, Whole, Value::not_(0), Rules);
  return Does.Outcomes.empty() ||
         llvm::any_of(Does.Outcomes, [](const ArgumentOutcome &O) {
           return O.After != Typestate::Open;
         });
}

/// Whether the code uses the pointer for nothing but `pointer->part`, the value
/// of that.
static bool onlyNamesParts(const ParentMap &Parents, const Stmt *Code,
                           const VarDecl *Pointer) {
  return !contains(Code, Closures::Enter, [&](const Stmt &S) {
    const auto *Name = dyn_cast<DeclRefExpr>(&S);
    if (!Name || Name->getDecl()->getCanonicalDecl() != Pointer)
      return false;
    const auto *Part = dyn_cast_or_null<MemberExpr>(
        Parents.getParentIgnoreParenImpCasts(const_cast<DeclRefExpr *>(Name)));
    const auto *Of = dyn_cast_or_null<UnaryOperator>(
        Part ? Parents.getParentIgnoreParens(const_cast<MemberExpr *>(Part))
             : nullptr);
    return !Part || !isa<FieldDecl>(Part->getMemberDecl()) ||
           Part->getType()->isArrayType() ||
           (Of && Of->getOpcode() == UO_AddrOf);
  });
}

/// Whether others may know the object of \p Pointer after the event; \p By is
/// the call that it is given to, if only what that does is in doubt.
bool Simulator::givesAway(const Event &E, PathId Pointer, Doubt &By) {
  switch (E.K) {
  case Event::Call: {
    const CallView &Call = M.Calls[E.Index];
    if (freedBy(Call.E))
      return false;
    bool Gives = false;
    for (unsigned N = 0; N <= Call.size(); ++N) {
      if (!leadsTo(M.Paths, Call.argument(N), Pointer) || !mayKeep(Call, N))
        continue;
      By = {nullptr, 0, 0};
      if (Gives || !leavesTraces(Call) ||
          Rules.treat(P, Call, N, Denotes::Container).K != Treatment::Unknown)
        return true;
      By = {keyOf(Call.Callee), N, M.Paths.temporary(Call.E), true};
      Gives = true;
    }
    return Gives;
  }
  case Event::Assign:
    return M.Paths.root(M.Paths.of(E.LHS)) != Pointer &&
           leadsTo(M.Paths, E.RHS, Pointer);
  case Event::Declare:
    return leadsTo(M.Paths, E.RHS, Pointer);
  case Event::Capture: {
    const auto *L = cast<LambdaExpr>(E.S);
    const VarDecl *V = M.Paths.variableOf(Pointer);
    return llvm::any_of(L->captures(),
                        [&](const LambdaCapture &C) {
                          return C.capturesVariable() &&
                                 C.getCapturedVar()->getCanonicalDecl() == V;
                        }) &&
           !(M.CalledClosures.count(L->getLambdaClass()) &&
             onlyNamesParts(*M.Parents, L->getBody(), V));
  }
  default:
    return false;
  }
}

/// Whether \p Place is in an object that was allocated here, and that others
/// know by now; where they only may, that is a doubt of \p S.
bool Simulator::isGivenAway(State &S, PathId Place) {
  const PathId Pointer = M.Paths.root(Place);
  if (!M.Paths.isBehind(Pointer, Place) || M.Paths.outlives(Place))
    return false;
  const std::pair Key(Pointer, Rules.key());
  const auto [It, New] = M.Known.GivenAway.try_emplace(Key);
  if (New) {
    std::vector<FunctionModel::Giving> Found;
    for (unsigned B = 0; B < M.Blocks.size(); ++B)
      for (unsigned I = 0; I < M.Blocks[B].Events.size(); ++I)
        if (Doubt By{}; givesAway(M.Blocks[B].Events[I], Pointer, By))
          Found.push_back({B, I, By.Callee, By.Argument});
    It->second = std::move(Found);
  }
  for (const FunctionModel::Giving &G : It->second) {
    const bool IsHere = G.Block == here();
    if (!(IsHere && G.Event <= EventNumber) && !M.leadsTo(G.Block, here()))
      continue;
    // The call that opens the client may tell others itself, as pthread_create.
    // In a loop one cannot tell the rounds apart.
    if (!G.Callee || (IsHere && G.Event == EventNumber) ||
        M.leadsTo(here(), G.Block))
      return true;
    S.addDoubt({G.Callee, G.Argument, 0, /*OfObject=*/true});
  }
  return false;
}

/// Whether \p Code reads or writes another part of the object that holds the
/// client, or gives the object's memory back: neither is a use of the client.
bool Simulator::isBesideClient(const State &S, const Stmt &Code) {
  if (!Site || Site->isWithin())
    return false;
  const Expr *Freed = freedBy(&Code);
  const auto *Part = dyn_cast<MemberExpr>(&Code);
  if (!Freed && (!Part || Part->getType()->isArrayType()))
    return false;
  const PathId Path = M.Paths.of(Freed ? Freed : Part);
  const PathId Root = M.Paths.root(Path);
  if (!Path || (Freed ? Path != Root : !M.Paths.isBehind(Root, Path)))
    return false;
  const auto *Up = dyn_cast_or_null<UnaryOperator>(
      M.Parents->getParentIgnoreParens(const_cast<Stmt *>(&Code)));
  if (Up && Up->getOpcode() == UO_AddrOf)
    return false;
  return llvm::all_of(S.Aliases, [&](PathId A) {
    return M.Paths.root(A) != Root || (M.Paths.isBehind(Root, A) &&
                                       (Freed || (!M.Paths.isPrefix(Path, A) &&
                                                  !M.Paths.isPrefix(A, Path))));
  });
}

} // namespace closecall::obligation
