//===- AccessPath.cpp - Where a client is held ----------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/AccessPath.h"
#include "obligation/Holder.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"
#include <algorithm>

using namespace clang;

namespace closecall::obligation {

/// The part that the structured binding names; nothing for other elements.
static std::optional<PathStep> boundPart(const BindingDecl &B) {
  if (const auto *M = dyn_cast_or_null<MemberExpr>(strip(B.getBinding())))
    if (const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl()))
      return PathStep{PathStep::Field, F->getCanonicalDecl()};
  const auto *Whole =
      dyn_cast_or_null<DecompositionDecl>(B.getDecomposedDecl());
  if (!Whole || !B.getHoldingVar())
    return std::nullopt;
  const auto *It = llvm::find(Whole->bindings(), &B);
  return partOf(Whole->getType(),
                static_cast<unsigned>(It - Whole->bindings().begin()));
}

PathStep elementAt(const Expr *Index) {
  const auto *L = dyn_cast<IntegerLiteral>(strip(Index));
  return L ? PathStep{PathStep::Index, nullptr,
                      static_cast<int64_t>(L->getValue().getLimitedValue())}
           : PathStep{PathStep::AnyIndex};
}

bool isCopyOrMove(const CXXConstructExpr *E) {
  return E->getConstructor()->isCopyOrMoveConstructor() && E->getNumArgs() >= 1;
}

bool isStdCast(const FunctionDecl &F) {
  return F.isInStdNamespace() && F.getIdentifier() && F.getNumParams() == 1 &&
         (F.getName() == "move" || F.getName() == "forward" ||
          F.getName() == "move_if_noexcept" || F.getName() == "as_const");
}

const Expr *strip(const Expr *E) {
  while (E) {
    E = E->IgnoreParenCasts();
    if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
      E = M->getSubExpr();
    else if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
      E = B->getSubExpr();
    else if (const auto *F = dyn_cast<FullExpr>(E))
      E = F->getSubExpr();
    else if (const auto *D = dyn_cast<CXXDefaultInitExpr>(E))
      E = D->getExpr();
    else if (const auto *O = dyn_cast<OpaqueValueExpr>(E);
             O && O->getSourceExpr())
      E = O->getSourceExpr();
    else if (const auto *L = dyn_cast<CompoundLiteralExpr>(E))
      E = L->getInitializer();
    else if (const auto *K = dyn_cast<CXXConstructExpr>(E);
             K && isCopyOrMove(K))
      E = K->getArg(0);
    else if (const auto *C = dyn_cast<CallExpr>(E);
             C && C->getNumArgs() == 1 && C->getDirectCallee() &&
             isStdCast(*C->getDirectCallee()))
      E = C->getArg(0);
    else if (const auto *C = dyn_cast<CallExpr>(E);
             C && C->getBuiltinCallee() == Builtin::BI__builtin_expect)
      E = C->getArg(0);
    else if (const auto *G = dyn_cast<GenericSelectionExpr>(E);
             G && !G->isResultDependent())
      E = G->getResultExpr();
    else if (const auto *I = dyn_cast<InitListExpr>(E);
             I && I->getNumInits() == 1 && !I->getType()->isRecordType() &&
             !I->getType()->isArrayType())
      E = I->getInit(0);
    else
      return E;
  }
  return E;
}

PathId PathTable::intern(const Node &N) {
  const Key K{
      {static_cast<unsigned>(N.K) * 8 + static_cast<unsigned>(N.S.K), N.Parent},
      {N.K == Node::Step ? N.S.Data : N.Data, N.S.Number}};
  const auto [It, New] = Ids.try_emplace(K, Nodes.size());
  if (New)
    Nodes.push_back(N);
  return It->second;
}

PathId PathTable::variable(const VarDecl *V) {
  // `auto &r = x` is x itself, for good.
  if (V->getType()->isReferenceType() && !isa<ParmVarDecl>(V) && V->getInit())
    if (const PathId P = of(V->getInit()))
      return P;
  Node N;
  N.K = Node::Variable;
  N.Data = V->getCanonicalDecl();
  return intern(N);
}

PathId PathTable::temporary(const Expr *E) {
  Node N;
  N.K = Node::Temporary;
  N.Data = E;
  return intern(N);
}

PathId PathTable::thisPointer() {
  Node N;
  N.K = Node::This;
  return intern(N);
}

PathId PathTable::result() {
  Node N;
  N.K = Node::Result;
  return intern(N);
}

PathId PathTable::member(const FieldDecl *F) {
  return step(step(thisPointer(), {PathStep::Deref}),
              {PathStep::Field, F->getCanonicalDecl()});
}

PathId PathTable::step(PathId Base, const PathStep &S) {
  if (!Base)
    return 0;
  Node N;
  N.K = Node::Step;
  N.Parent = Base;
  N.S = S;
  return intern(N);
}

PathId PathTable::walk(PathId Base, llvm::ArrayRef<PathStep> Steps) {
  for (const PathStep &S : Steps)
    Base = step(Base, S);
  return Base;
}

PathId PathTable::behindSmart(const Expr *E) {
  const auto *C = dyn_cast_or_null<CXXOperatorCallExpr>(E);
  if (!C || C->getNumArgs() != 1 ||
      (C->getOperator() != OO_Star && C->getOperator() != OO_Arrow))
    return 0;
  const auto *R = dyn_cast<DeclRefExpr>(strip(C->getArg(0)));
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return V && Owning.count(V->getCanonicalDecl())
             ? step(variable(V), {PathStep::Deref})
             : 0;
}

PathId PathTable::of(const Expr *E) {
  E = strip(E);
  if (!E)
    return 0;
  if (const auto *R = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
      return variable(V);
    if (const auto *B = dyn_cast<BindingDecl>(R->getDecl())) {
      const auto *Whole = dyn_cast_or_null<VarDecl>(B->getDecomposedDecl());
      if (const auto Part = boundPart(*B); Part && Whole)
        return step(variable(Whole), *Part);
      return B->getBinding() ? of(B->getBinding()) : 0;
    }
    return 0;
  }
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    if (!F) {
      const auto *V = dyn_cast<VarDecl>(M->getMemberDecl());
      return V ? variable(V) : 0; // static member
    }
    PathId Base = 0;
    if (!M->isArrow())
      Base = of(M->getBase());
    else if (const PathId Object = addressee(M->getBase()))
      Base = Object; // (&x)->f is x.f
    else
      Base = step(of(M->getBase()), {PathStep::Deref});
    return step(Base, {PathStep::Field, F->getCanonicalDecl()});
  }
  if (isa<CXXThisExpr>(E))
    return thisPointer();
  if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    if (U->getOpcode() == UO_Deref) {
      if (const PathId Object = addressee(U->getSubExpr()))
        return Object;
      return step(of(U->getSubExpr()), {PathStep::Deref});
    }
    return 0;
  }
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(E)) {
    const Expr *Base = strip(S->getBase());
    PathId P = of(Base);
    if (!Base->getType()->isArrayType())
      P = step(P, {PathStep::Deref});
    return step(P, elementAt(S->getIdx()));
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (B->getOpcode() == BO_Comma)
      return of(B->getRHS());
    return B->isAssignmentOp() ? of(B->getLHS()) : 0;
  }
  if (const auto Part = asPart(E); Part && !Part->Negated)
    if (const PathId Holder = of(Part->Holder))
      return Part->ByAddress ? temporary(E) : step(Holder, Part->Step);
  if (const PathId Object = behindSmart(E))
    return cast<CXXOperatorCallExpr>(E)->getOperator() == OO_Star
               ? Object
               : temporary(E);
  if (isa<CallExpr>(E) || isa<CXXConstructExpr>(E) || isa<CXXNewExpr>(E))
    return temporary(E);
  if (const auto *S = dyn_cast<StmtExpr>(E)) {
    const CompoundStmt *Body = S->getSubStmt();
    if (!Body->body_empty())
      if (const auto *Last = dyn_cast<Expr>(Body->body_back()))
        return of(Last);
  }
  return 0;
}

PathId PathTable::addressee(const Expr *E) {
  E = strip(E);
  if (!E)
    return 0;
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_AddrOf) {
    const Expr *Sub = strip(U->getSubExpr());
    // &a[0] points at the whole array as far as we care.
    return of(Sub);
  }
  if (E->getType()->isArrayType())
    return of(E);
  if (const auto Part = asPart(E); Part && Part->ByAddress)
    return step(of(Part->Holder), Part->Step);
  if (const PathId Object = behindSmart(E);
      Object && cast<CXXOperatorCallExpr>(E)->getOperator() == OO_Arrow)
    return Object;
  if (const Expr *Array = asElements(E))
    return of(Array);
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl())) {
      const auto It = Fixed.find(V);
      return It == Fixed.end() ? 0 : It->second;
    }
  if (const auto *C = dyn_cast<CallExpr>(E))
    if (const FunctionDecl *F = C->getDirectCallee();
        F && C->getNumArgs() == 1 && F->isInStdNamespace() &&
        F->getDeclName().isIdentifier() &&
        (F->getName() == "addressof" || F->getName() == "__addressof"))
      return of(C->getArg(0));
  return 0;
}

bool PathTable::isPrefix(PathId Prefix, PathId Whole) const {
  while (Whole && Whole != Prefix)
    Whole = Nodes[Whole].Parent;
  return Whole != 0;
}

llvm::SmallVector<PathStep, 4> PathTable::steps(PathId Prefix,
                                                PathId Whole) const {
  llvm::SmallVector<PathStep, 4> Result;
  for (; Whole && Whole != Prefix; Whole = Nodes[Whole].Parent)
    Result.push_back(Nodes[Whole].S);
  std::reverse(Result.begin(), Result.end());
  return Result;
}

PathId PathTable::replacePrefix(PathId Whole, PathId From, PathId To) {
  return walk(To, steps(From, Whole));
}

PathId PathTable::root(PathId P) const {
  while (P && Nodes[P].Parent)
    P = Nodes[P].Parent;
  return P;
}

const VarDecl *PathTable::variableOf(PathId P) const {
  const Node &N = Nodes[root(P)];
  return N.K == Node::Variable ? static_cast<const VarDecl *>(N.Data) : nullptr;
}

const Expr *PathTable::temporaryOf(PathId P) const {
  const Node &N = Nodes[root(P)];
  return N.K == Node::Temporary ? static_cast<const Expr *>(N.Data) : nullptr;
}

PathId PathTable::anyElement(PathId P) const {
  while (P && !(Nodes[P].K == Node::Step && Nodes[P].S.K == PathStep::AnyIndex))
    P = Nodes[P].Parent;
  return P;
}

std::optional<int64_t> PathTable::element(PathId P) const {
  while (P && !(Nodes[P].K == Node::Step && Nodes[P].S.K == PathStep::Index))
    P = Nodes[P].Parent;
  return P ? std::optional(Nodes[P].S.Number) : std::nullopt;
}

PathId PathTable::elementLike(PathId Pattern, PathId Whole) const {
  if (!hasAnyIndex(Pattern) || root(Pattern) != root(Whole))
    return 0;
  const auto Like = steps(root(Pattern), Pattern);
  // From Whole upwards, to what has as many steps.
  size_t Longer = steps(root(Whole), Whole).size();
  if (Longer < Like.size())
    return 0;
  for (; Longer > Like.size(); --Longer)
    Whole = Nodes[Whole].Parent;
  const auto Steps = steps(root(Whole), Whole);
  for (size_t I = 0; I < Like.size(); ++I)
    if (!(Like[I] == Steps[I]) &&
        !(Like[I].K == PathStep::AnyIndex && Steps[I].K == PathStep::Index))
      return 0;
  return Whole;
}

std::string PathTable::spell(PathId P) const {
  const VarDecl *Variable = variableOf(P);
  const Node::Kind Root = Nodes[root(P)].K;
  if (Root == Node::Temporary || Root == Node::Result)
    return {};
  std::string Text = Variable ? Variable->getNameAsString() : "this";
  const llvm::SmallVector<PathStep, 4> Parts = steps(root(P), P);
  size_t I = 0;
  if (const auto *Whole = dyn_cast_or_null<DecompositionDecl>(Variable)) {
    for (const BindingDecl *B : Whole->bindings())
      if (!Parts.empty() && boundPart(*B) == Parts.front())
        Text = B->getNameAsString();
    if (Text.empty())
      return {};
    I = 1;
  }
  for (; I < Parts.size(); ++I) {
    switch (Parts[I].K) {
    case PathStep::Field: {
      const bool Arrow = I > 0 && Parts[I - 1].K == PathStep::Deref;
      if (Text == "this") { // members go by their own names
        Text = static_cast<const FieldDecl *>(Parts[I].Data)->getNameAsString();
        break;
      }
      Text += (Arrow ? "->" : ".") +
              static_cast<const FieldDecl *>(Parts[I].Data)->getNameAsString();
      break;
    }
    case PathStep::Deref:
      if (I + 1 == Parts.size())
        Text = "*" + Text;
      break;
    case PathStep::Index:
      Text += "[" + std::to_string(Parts[I].Number) + "]";
      break;
    case PathStep::AnyIndex:
      Text += "[...]";
      break;
    case PathStep::Part:
      Text = spellPart(Text, Parts[I]);
      break;
    }
  }
  return Text;
}

bool PathTable::isBehind(PathId Whole, PathId P) const {
  for (; P && P != Whole; P = Nodes[P].Parent)
    if (Nodes[P].K == Node::Step && Nodes[P].S.K == PathStep::Deref)
      return true;
  return false;
}

bool PathTable::outlives(PathId P) const {
  for (PathId Q = P; Q; Q = Nodes[Q].Parent)
    if (Nodes[Q].K == Node::Step && Nodes[Q].S.K == PathStep::Deref) {
      const Node &Pointer = Nodes[Nodes[Q].Parent];
      if (Pointer.K != Node::Variable ||
          !Owning.count(static_cast<const VarDecl *>(Pointer.Data)))
        return true;
    }
  const Node &Root = Nodes[root(P)];
  if (Root.K == Node::This)
    return true;
  // `m[key]`: what a call returns by reference lives elsewhere.
  if (Root.K == Node::Temporary)
    return static_cast<const Expr *>(Root.Data)->isGLValue();
  if (Root.K != Node::Variable)
    return false;
  const auto *V = static_cast<const VarDecl *>(Root.Data);
  return !V->hasLocalStorage() || V->getType()->isReferenceType() ||
         (Function && V->getParentFunctionOrMethod() != Function);
}

} // namespace closecall::obligation
