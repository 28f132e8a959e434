//===- Conditions.cpp - What expressions are worth in a state -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which expressions denote the client, what is known of their values, and how a
// condition narrows a state.
//
//===----------------------------------------------------------------------===//

#include "obligation/Holder.h"
#include "obligation/Simulator.h"
#include "support/Compat.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"

using namespace clang;

namespace closecall::obligation {

/// The path of \p E; of `fd[side]`, and of `ends[side].fd`, the one of the
/// element that it is here.
PathId Simulator::chosenElement(const State &S, const Expr *E) {
  const PathId Path = M.Paths.of(E);
  if (!M.Paths.hasAnyIndex(Path))
    return Path;
  E = strip(E);
  // `if ((fds[i] = open(..)) < 0)`
  while (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (!B->isAssignmentOp())
      break;
    E = strip(B->getLHS());
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E);
      Member && !Member->isArrow())
    if (const auto *F = dyn_cast<FieldDecl>(Member->getMemberDecl()))
      return M.Paths.step(chosenElement(S, Member->getBase()),
                          {PathStep::Field, F->getCanonicalDecl()});
  const auto *Element = dyn_cast<ArraySubscriptExpr>(E);
  if (!Element)
    return Path;
  const Expr *Base = strip(Element->getBase());
  const PathId Array = Base->getType()->isArrayType()
                           ? chosenElement(S, Base)
                           : M.Paths.step(M.Paths.of(Base), {PathStep::Deref});
  const std::optional<int64_t> Index =
      evaluate(S, Element->getIdx()).constant();
  return M.Paths.step(Array, Index ? PathStep{PathStep::Index, nullptr, *Index}
                                   : PathStep{PathStep::AnyIndex});
}

Denotes Simulator::denotes(const State &S, const Expr *E) {
  E = strip(E);
  if (!E || S.Type != Typestate::Open)
    return Denotes::Nothing;
  if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
    const std::optional<bool> Known = truth(S, C->getCond());
    Denotes Best = Denotes::Nothing;
    if (!Known || *Known)
      Best = denotes(S, C->getTrueExpr());
    if (Best == Denotes::Nothing && (!Known || !*Known))
      Best = denotes(S, C->getFalseExpr());
    return Best;
  }
  if (const auto *C = dyn_cast<BinaryConditionalOperator>(E)) {
    const Denotes Left = denotes(S, C->getCommon());
    return Left != Denotes::Nothing ? Left : denotes(S, C->getFalseExpr());
  }
  const PathId Address = M.Paths.addressee(E);
  const PathId Path = Address ? 0 : chosenElement(S, E);
  const PathId Behind =
      Path ? M.Paths.step(Path, {PathStep::Deref}) : PathId(0);
  for (const PathId A : S.Aliases) {
    if (Path && Path == A)
      return Denotes::Client;
    if ((Address && Address == A) || (Behind && Behind == A))
      return Denotes::Address;
  }
  const PathId Prefix = Address ? Address : Path;
  for (const PathId A : S.Aliases)
    if (Prefix && M.Paths.isPrefix(Prefix, A))
      return Denotes::Container;
  // `fds[i]` may be any element.
  if (Prefix)
    for (const PathId A : S.Aliases)
      if (const PathId Element = M.Paths.elementLike(Prefix, A))
        return Element != A ? Denotes::Container
               : Address    ? Denotes::Address
                            : Denotes::Client;
  // An array that is followed as a whole: each of its elements.
  if (Site && Site->Holder && Prefix && S.isAlias(Site->Holder) &&
      M.Paths.isPrefix(Site->Holder, Prefix))
    return Denotes::Client;
  return pointsInside(S, E, Address, Path) ? Denotes::Inside : Denotes::Nothing;
}

/// `&p->member`, `p + 1`, `p->array`, a variable that holds one of them; or the
/// address of a neighbour in the same structure, from which the client can be
/// found (container_of).
bool Simulator::pointsInside(const State &S, const Expr *E, PathId Address,
                             PathId Path) {
  if (S.isDerived(Path))
    return true;
  if (const auto *B = dyn_cast<BinaryOperator>(E);
      B && B->isAdditiveOp() && B->getType()->isPointerType()) {
    const Expr *Base =
        B->getLHS()->getType()->isPointerType() ? B->getLHS() : B->getRHS();
    const Denotes How = denotes(S, Base);
    return How == Denotes::Client || How == Denotes::Inside;
  }
  if (!Address)
    return false;
  for (const PathId A : S.Aliases) {
    if (M.Paths.isPrefix(M.Paths.step(A, {PathStep::Deref}), Address))
      return true;
    const PathId Root = M.Paths.root(A);
    if (Root != A && Root != Address && Root == M.Paths.root(Address) &&
        !M.Paths.outlives(A) && !M.Paths.outlives(Address))
      return true;
  }
  return false;
}

/// Whether the client is a part of the value of \p E, other than by being it:
/// in a braced list, in arithmetic, in an arm of a conditional.
bool Simulator::carries(const State &S, const Expr *E) {
  E = strip(E);
  if (!E || S.Type != Typestate::Open)
    return false;
  if (denotes(S, E) != Denotes::Nothing)
    return true;
  if (const auto *L = dyn_cast<CXXStdInitializerListExpr>(E))
    return carries(S, L->getSubExpr());
  if (const auto *L = dyn_cast<InitListExpr>(E)) {
    for (const Expr *Init : L->inits())
      if (carries(S, Init))
        return true;
    return false;
  }
  if (const auto *U = dyn_cast<UnaryOperator>(E); // `&(struct s){client}`
      U && U->getOpcode() == UO_AddrOf)
    return isa<InitListExpr>(strip(U->getSubExpr())) &&
           carries(S, U->getSubExpr());
  if (const auto Made = asHolding(E))
    return llvm::any_of(Made->Parts, [&](const Holding::Part &Part) {
      return carries(S, Part.From);
    });
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (B->isComparisonOp() || B->isLogicalOp() || B->isAssignmentOp())
      return false;
    if (B->getOpcode() == BO_Comma)
      return carries(S, B->getRHS());
    return carries(S, B->getLHS()) || carries(S, B->getRHS());
  }
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E))
    return carries(S, C->getTrueExpr()) || carries(S, C->getFalseExpr());
  return false;
}

std::optional<int64_t> Simulator::constant(const Expr *E) {
  const auto [It, New] = M.Known.Constants.try_emplace(E);
  if (New) {
    const std::optional<int64_t> C = constantOf(E, P.context());
    M.Known.Constants[E] = C;
    return C;
  }
  return It->second;
}

/// `errno`, which is what a function of the C library points to.
static bool isErrno(const Expr *E) {
  const auto *U = dyn_cast<UnaryOperator>(strip(E));
  const auto *Call = U && U->getOpcode() == UO_Deref
                         ? dyn_cast<CallExpr>(strip(U->getSubExpr()))
                         : nullptr;
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && isErrnoLocation(*F);
}

Value Simulator::evaluate(const State &S, const Expr *E) {
  if (!E)
    return Value::any();
  if (const std::optional<int64_t> C = constant(E))
    return Value::exactly(*C);
  const Expr *X = strip(E);
  if (const PathId Path = chosenElement(S, X)) {
    const Value V = valueOf(S, Path);
    if (!V.isAny() || !isa<BinaryOperator>(X))
      return V;
  }
  if (const auto *C = dyn_cast<ConditionalOperator>(X)) {
    const std::optional<bool> Known = truth(S, C->getCond());
    if (Known)
      return evaluate(S, *Known ? C->getTrueExpr() : C->getFalseExpr());
    return evaluate(S, C->getTrueExpr()).join(evaluate(S, C->getFalseExpr()));
  }
  if (const auto *B = dyn_cast<BinaryOperator>(X)) {
    if (B->isComparisonOp() || B->isLogicalOp()) {
      if (const std::optional<bool> T = truth(S, X))
        return Value::exactly(*T);
      return Value::range(0, 1);
    }
    if (B->getOpcode() == BO_And || B->getOpcode() == BO_Or) {
      const std::optional<int64_t> L = evaluate(S, B->getLHS()).constant();
      const std::optional<int64_t> R = evaluate(S, B->getRHS()).constant();
      if (L && R)
        return Value::exactly(B->getOpcode() == BO_And ? *L & *R : *L | *R);
    }
    if (B->getOpcode() == BO_Add || B->getOpcode() == BO_Sub) {
      const Value L = evaluate(S, B->getLHS());
      const std::optional<int64_t> R = evaluate(S, B->getRHS()).constant();
      if (R && !L.isAny() && *R > -1000000 && *R < 1000000)
        return L.plus(B->getOpcode() == BO_Add ? *R : -*R);
      if (X->getType()->isPointerType()) // `p + n` points into something
        return Value::not_(0);
    }
  }
  if (const auto *U = dyn_cast<UnaryOperator>(X)) {
    if (U->getOpcode() == UO_LNot) {
      if (const std::optional<bool> T = truth(S, U->getSubExpr()))
        return Value::exactly(!*T);
      return Value::range(0, 1);
    }
    if (U->getOpcode() == UO_AddrOf)
      return Value::not_(0);
    // `rc = -errno`: nobody asks for it where all went well.
    if (U->getOpcode() == UO_Minus && isErrno(U->getSubExpr()))
      return Value::range(Value::Min, -1);
    if (U->getOpcode() == UO_Minus)
      if (const auto C = evaluate(S, U->getSubExpr()).constant();
          C && *C != Value::Min)
        return Value::exactly(-*C);
  }
  if (isa<StringLiteral, CXXThisExpr, CXXNewExpr>(X))
    return Value::not_(0);
  if (isa<ImplicitValueInitExpr>(X) &&
      (X->getType()->isPointerType() ||
       X->getType()->isIntegralType(P.context())))
    return Value::exactly(0);
  return Value::any();
}

std::optional<bool> Simulator::truth(const State &S, const Expr *E) {
  State Yes = S, No = S;
  const bool CanBeTrue = assume(Yes, E, true);
  const bool CanBeFalse = assume(No, E, false);
  if (CanBeTrue == CanBeFalse)
    return std::nullopt;
  return CanBeTrue;
}

bool Simulator::refine(State &S, const Expr *E, const Value &V) {
  if (const std::optional<int64_t> C = constant(E))
    return V.contains(*C);
  // `if (fds[i])` asks another element in the next round.
  if (const PathId Path = chosenElement(S, E))
    return refine(S, Path, V, /*IsPolled=*/Path == M.Paths.of(E)) &&
           refineAsked(S, Path, V);
  return evaluate(S, E).meet(V).has_value();
}

bool Simulator::refine(State &S, PathId Path, const Value &V, bool IsPolled) {
  if (IsPolled && M.Paths.outlives(Path))
    M.Known.PathAskedIn[Path].insert(here());
  // `if (fds[i] >= 0) close(fds[i])`: what is asked may be another element.
  if (const PathId Element = M.Paths.anyElement(Path);
      Element && llvm::any_of(S.Aliases, [&](PathId A) {
        return M.Paths.elementLike(Element, A) != 0;
      })) {
    R.LosesElements = true;
    S.handOver(NewOwner::Other);
  }
  const std::optional<Value> Narrow = valueOf(S, Path).meet(V);
  if (!Narrow)
    return false;
  // All aliases of the client have the same value.
  if (S.isAlias(Path)) {
    for (const PathId A : S.Aliases)
      S.Store.set(A, *Narrow);
  } else if (!Narrow->isAny()) {
    S.Store.set(Path, *Narrow);
    for (const auto &[Copy, Of] : S.Copies)
      if (const PathId Same = Copy == Path ? Of
                              : Of == Path ? Copy
                                           : PathId(0)) {
        const std::optional<Value> Both = S.value(Same).meet(*Narrow);
        if (!Both)
          return false;
        if (!S.isAlias(Same))
          S.Store.set(Same, *Both);
      }
  }
  // Somebody asks whether the call succeeded.
  S.Doubts.erase(std::remove_if(S.Doubts.begin(), S.Doubts.end(),
                                [&](const Doubt &D) {
                                  return !D.Callee && D.Answer == Path;
                                }),
                 S.Doubts.end());
  return true;
}

/// `fd != 1`: who asks for the number of a standard stream is about to replace
/// it; such descriptors stay open for good.
bool Simulator::isStandardStream(const State &S, const Expr *Client,
                                 const Value &Number) {
  const std::optional<int64_t> N = Number.constant();
  return N && *N >= 0 && *N <= 2 && Client->getType()->isIntegerType() &&
         denotes(S, Client) == Denotes::Client;
}

/// `close(0)`, or `close(i)` of a counter that may have been there.
bool Simulator::closesStandardStream(const CallView &Call) {
  if (!Call.Callee || Call.size() != 1 ||
      !Call.Args.front()->getType()->isIntegerType() ||
      llvm::none_of(P.callee(Call.Callee).Facts, [](const catalogue::Fact &F) {
        return F.K == catalogue::Fact::Closes;
      }))
    return false;
  const auto IsStandard = [](std::optional<int64_t> Number) {
    return Number && *Number >= 0 && *Number <= 2;
  };
  const Expr *Argument = strip(Call.Args.front());
  if (const std::optional<int64_t> Number = constant(Argument))
    return IsStandard(Number);
  const PathId Counter = isa<DeclRefExpr>(Argument) ? M.Paths.of(Argument) : 0;
  const auto Is = [&](const Event &E, Event::Kind K) {
    return E.K == K && ((E.LHS && M.Paths.of(E.LHS) == Counter) ||
                        (E.Var && M.Paths.variable(E.Var) == Counter));
  };
  return Counter &&
         M.hasEvent([&](const Event &E) { return Is(E, Event::Change); }) &&
         !M.hasEvent([&](const Event &E) {
           if (!E.RHS || !(Is(E, Event::Assign) || Is(E, Event::Declare)))
             return false;
           const std::optional<int64_t> From = constant(E.RHS);
           return From && !IsStandard(From);
         });
}

/// Whether the client is a descriptor that is opened behind such a close: it
/// takes the number of a standard stream, which is what it is opened for.
bool Simulator::replacesStandardStream() {
  if (!Replaces)
    Replaces = Site->Call.E->getType()->isIntegerType() &&
               llvm::any_of(M.Calls, [&](const CallView &Call) {
                 return closesStandardStream(Call) &&
                        M.mayPrecede(Call.E, Site->Call.E);
               });
  return *Replaces;
}

static Value below(const Value &V, bool Strict) {
  return V.highest() == Value::Max
             ? Value::any()
             : Value::range(Value::Min, V.highest() - (Strict ? 1 : 0));
}

static Value above(const Value &V, bool Strict) {
  return V.lowest() == Value::Min
             ? Value::any()
             : Value::range(V.lowest() + (Strict ? 1 : 0), Value::Max);
}

/// `less < more`, or `less <= more`, of unsigned numbers, whose upper half is
/// negative here.
bool Simulator::assumeUnsigned(State &S, const Expr *Less, const Expr *More,
                               bool Strict) {
  const auto LosesBits = [&](const Expr *E) {
    const QualType From = strip(E)->getType();
    return !From->isScalarType() || P.context().getTypeSize(From) >
                                        P.context().getTypeSize(E->getType());
  };
  if (LosesBits(Less) || LosesBits(More))
    return true;
  const Value Low = evaluate(S, Less), High = evaluate(S, More);
  if (High.lowest() >= 0) {
    const std::optional<Value> Under =
        below(High, Strict).meet(Value::range(0, Value::Max));
    if (!Under || !refine(S, Less, *Under))
      return false;
  }
  // No count is that big; a number that is converted may be negative.
  const bool IsCount =
      High.lowest() >= 0 ||
      (High.highest() > 0 && strip(More)->getType()->isUnsignedIntegerType());
  return Low.lowest() < 0 || !IsCount || refine(S, More, above(Low, Strict));
}

bool Simulator::assumeCompare(State &S, BinaryOperatorKind Op, const Expr *L,
                              const Expr *R) {
  Value VL = evaluate(S, L), VR = evaluate(S, R);
  const bool Unsigned = L->getType()->isUnsignedIntegerType() ||
                        R->getType()->isUnsignedIntegerType();
  switch (Op) {
  case BO_EQ: {
    // A client that was just opened is not one that existed before.
    const bool ClientL = denotes(S, L) == Denotes::Client;
    const bool ClientR = denotes(S, R) == Denotes::Client;
    if (ClientL && ClientR)
      return true;
    if (ClientL != ClientR && !constant(L) && !constant(R) &&
        M.Paths.of(ClientL ? R : L))
      return false;
    return refine(S, L, VR) && refine(S, R, VL);
  }
  case BO_NE: {
    if (isStandardStream(S, L, VR) || isStandardStream(S, R, VL))
      S.handOver(NewOwner::Other);
    if (denotes(S, L) == Denotes::Client && denotes(S, R) == Denotes::Client)
      return false;
    if (const auto C = VR.constant())
      if (!refine(S, L, Value::not_(*C)))
        return false;
    if (const auto C = VL.constant())
      return refine(S, R, Value::not_(*C));
    return true;
  }
  case BO_LT:
  case BO_LE:
    if (Unsigned)
      return assumeUnsigned(S, L, R, Op == BO_LT);
    return refine(S, L, below(VR, Op == BO_LT)) &&
           refine(S, R, above(VL, Op == BO_LT));
  case BO_GT:
  case BO_GE:
    if (Unsigned)
      return assumeUnsigned(S, R, L, Op == BO_GT);
    return refine(S, L, above(VR, Op == BO_GT)) &&
           refine(S, R, below(VL, Op == BO_GT));
  default:
    return true;
  }
}

static BinaryOperatorKind negated(BinaryOperatorKind Op) {
  return BinaryOperator::negateComparisonOp(Op);
}

/// The call in `strcmp(a, b) == 0` and its other forms, with \p Truth turned to
/// whether the call's result is not zero; null for anything else.
const Expr *Simulator::pureQuestion(const Expr *E, bool &Truth) {
  if (isPure(E))
    return E;
  const auto *B = dyn_cast<BinaryOperator>(E);
  if (!B || !B->isEqualityOp() || constant(B->getRHS()) != 0)
    return nullptr;
  const Expr *Call = strip(B->getLHS());
  if (!isPure(Call))
    return nullptr;
  if (B->getOpcode() == BO_EQ)
    Truth = !Truth;
  return Call;
}

/// `valid(fd)`, where all that `valid` does is to compare its argument with a
/// constant.
namespace {
struct Test {
  const Expr *Argument;
  BinaryOperatorKind Op;
  const Expr *With;
};
} // namespace

static std::optional<Test> asTest(const Expr *E, const ASTContext &Context) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!F || isa<CXXMethodDecl>(F) || !F->hasBody(Definition))
    return std::nullopt;
  const auto *Body = dyn_cast<CompoundStmt>(Definition->getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const auto *B = Return && Return->getRetValue()
                      ? dyn_cast<BinaryOperator>(strip(Return->getRetValue()))
                      : nullptr;
  const auto *R = B && B->isComparisonOp()
                      ? dyn_cast<DeclRefExpr>(strip(B->getLHS()))
                      : nullptr;
  const auto *P = R ? dyn_cast<ParmVarDecl>(R->getDecl()) : nullptr;
  if (!P || P->getFunctionScopeIndex() >= Call->getNumArgs() ||
      !constantOf(B->getRHS(), Context))
    return std::nullopt;
  const Expr *Argument = Call->getArg(P->getFunctionScopeIndex());
  if (!Context.hasSameUnqualifiedType(strip(Argument)->getType(),
                                      B->getLHS()->getType()))
    return std::nullopt; // it is converted on the way
  return Test{Argument, B->getOpcode(), B->getRHS()};
}

/// What `LZ4F_isError(code)` asks about: an error is not zero.
static const Expr *askedForError(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || isa<CXXMethodDecl>(F) || !F->getIdentifier() ||
      Call->getNumArgs() != 1 ||
      !Call->getArg(0)->getType()->isIntegralOrEnumerationType())
    return nullptr;
  const llvm::StringRef Name = F->getName();
  return compat::endsWith(Name, "isError") || compat::endsWith(Name, "is_error")
             ? Call->getArg(0)
             : nullptr;
}

bool Simulator::assume(State &S, const Expr *E, bool Truth) {
  if (!E)
    return true;
  if (const std::optional<int64_t> C = constant(E))
    return (*C != 0) == Truth;
  const Expr *X = strip(E);
  if (const auto *U = dyn_cast<UnaryOperator>(X))
    if (U->getOpcode() == UO_LNot)
      return assume(S, U->getSubExpr(), !Truth);
  bool NotZero = Truth;
  if (const Expr *Call = pureQuestion(X, NotZero))
    return answer(S, Call, NotZero);
  if (const auto *B = dyn_cast<BinaryOperator>(X)) {
    if (B->isLogicalOp()) {
      const bool Both = (B->getOpcode() == BO_LAnd) == Truth;
      if (Both)
        return assume(S, B->getLHS(), Truth) && assume(S, B->getRHS(), Truth);
      const std::optional<bool> L = truth(S, B->getLHS());
      const std::optional<bool> R = truth(S, B->getRHS());
      if (L && *L != Truth)
        return assume(S, B->getRHS(), Truth);
      if (R && *R != Truth)
        return assume(S, B->getLHS(), Truth);
      return true;
    }
    if (B->getOpcode() == BO_Comma)
      return assume(S, B->getRHS(), Truth);
    if (B->isEqualityOp() || B->isRelationalOp()) {
      const BinaryOperatorKind Op =
          Truth ? B->getOpcode() : negated(B->getOpcode());
      if (!assumeCompare(S, Op, B->getLHS(), B->getRHS()))
        return false;
      const bool Tracked = (M.Paths.of(B->getLHS()) && constant(B->getRHS())) ||
                           (M.Paths.of(B->getRHS()) && constant(B->getLHS()));
      if (Tracked)
        return true;
    }
    if (B->getOpcode() == BO_And)
      if (const std::optional<int64_t> C = evaluate(S, B).constant())
        return (*C != 0) == Truth;
  }
  if (const auto T = asTest(X, P.context());
      T &&
      !assumeCompare(S, Truth ? T->Op : negated(T->Op), T->Argument, T->With))
    return false;
  if (const Expr *Code = Truth ? askedForError(X) : nullptr;
      Code && M.Paths.of(Code) && !refine(S, Code, Value::not_(0)))
    return false;
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(X))
    return assume(S, Rewritten->getSemanticForm(), Truth);
  if (const auto Part = asPart(X); Part && Part->Negated)
    if (const PathId Holder = M.Paths.of(Part->Holder))
      return refine(S, M.Paths.step(Holder, Part->Step),
                    Truth ? Value::exactly(0) : Value::not_(0));
  if (M.Paths.of(X))
    return refine(S, X, Truth ? Value::not_(0) : Value::exactly(0));
  return answer(S, X, Truth);
}

/// The same question gets the same answer.
bool Simulator::answer(State &S, const Expr *Question, bool Truth) {
  if (const std::optional<unsigned> Id = conditionId(Question, Truth)) {
    M.Known.ConditionAskedIn[*Id].insert(here());
    if (const bool *Known = S.Conditions.find(*Id))
      return *Known == Truth;
    S.Conditions.set(*Id, Truth);
  }
  return true;
}

/// A part of `a || b` may answer the whole, which may be asked again.
bool Simulator::answerWhole(State &S, const Expr *Part, bool Truth) {
  while (
      const auto *Whole = dyn_cast_or_null<BinaryOperator>(
          M.Parents->getParentIgnoreParenImpCasts(const_cast<Expr *>(Part)))) {
    if (!Whole->isLogicalOp() ||
        (Truth != (Whole->getOpcode() == BO_LOr) &&
         Whole->getRHS()->IgnoreParenImpCasts() != Part->IgnoreParenImpCasts()))
      break;
    if (!answer(S, Whole, Truth))
      return false;
    Part = Whole;
  }
  return true;
}

bool Simulator::assumeCase(State &S, const SwitchStmt *Switch,
                           const Block::Edge &E) {
  const Expr *Condition = Switch->getCond();
  if (const auto *Case = dyn_cast_or_null<CaseStmt>(E.Label)) {
    const std::optional<int64_t> Low = constant(Case->getLHS());
    const std::optional<int64_t> High =
        Case->getRHS() ? constant(Case->getRHS()) : Low;
    if (!Low || !High)
      return true;
    // `case A: case B:` is one edge for each label only if they are blocks of
    // their own, which clang's CFG makes them.
    return refine(S, Condition, Value::range(*Low, *High));
  }
  for (const SwitchCase *Case = Switch->getSwitchCaseList(); Case;
       Case = Case->getNextSwitchCase())
    if (const auto *C = dyn_cast<CaseStmt>(Case); C && !C->getRHS())
      if (const std::optional<int64_t> V = constant(C->getLHS()))
        if (!refine(S, Condition, Value::not_(*V)))
          return false;
  return true;
}

/// What all ways to ask \p E have in common: `b > a` is `a < b`, and so is `a
/// >= b`, the other way round, which turns \p Truth.
static llvm::FoldingSetNodeID profileOf(const Expr &E, bool &Truth,
                                        const ASTContext &Context) {
  llvm::FoldingSetNodeID Id;
  const auto *B = dyn_cast<BinaryOperator>(&E);
  // Nothing is less than NaN, and NaN is not less than anything.
  if (!B || !(B->isEqualityOp() || B->isRelationalOp()) ||
      B->getLHS()->getType()->isFloatingType()) {
    E.Profile(Id, Context, /*Canonical=*/true);
    return Id;
  }
  BinaryOperatorKind Op = B->getOpcode();
  if (Op == BO_NE || Op == BO_GE || Op == BO_LE) {
    Op = BinaryOperator::negateComparisonOp(Op);
    Truth = !Truth;
  }
  llvm::FoldingSetNodeID Left, Right;
  B->getLHS()->Profile(Left, Context, /*Canonical=*/true);
  B->getRHS()->Profile(Right, Context, /*Canonical=*/true);
  if (Op == BO_GT || (Op == BO_EQ && Right < Left))
    std::swap(Left, Right);
  Id.AddBoolean(Op == BO_EQ);
  Id.AddNodeID(Left);
  Id.AddNodeID(Right);
  return Id;
}

/// Numbers a condition without calls and side effects; nothing for others.  One
/// that is the opposite of another has the same number, and turns \p Truth.
std::optional<unsigned> Simulator::conditionId(const Expr *E, bool &Truth) {
  llvm::SmallVector<const VarDecl *, 2> Names;
  bool LocalsOnly = true;
  const auto CannotRepeat = [&](const Stmt &S) {
    if (isa<CXXConstructExpr, CXXNewExpr, StmtExpr, LambdaExpr, AtomicExpr>(S))
      return true;
    if (const auto *C = dyn_cast<CallExpr>(&S))
      return !isPure(C);
    if (const auto *U = dyn_cast<UnaryOperator>(&S)) {
      LocalsOnly &= U->getOpcode() != UO_Deref;
      return U->isIncrementDecrementOp();
    }
    if (const auto *B = dyn_cast<BinaryOperator>(&S))
      return B->isAssignmentOp();
    LocalsOnly &= !isa<MemberExpr, ArraySubscriptExpr>(S);
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    if (!V)
      return false;
    Names.push_back(V->getCanonicalDecl());
    LocalsOnly &= V->hasLocalStorage();
    return V->getType().isVolatileQualified();
  };
  if (contains(E, Closures::Enter, CannotRepeat))
    return std::nullopt;
  const auto [It, New] = M.Known.ConditionIds.try_emplace(
      profileOf(*E, Truth, P.context()), M.Known.ConditionVariables.size());
  if (New) {
    M.Known.ConditionVariables.push_back(std::move(Names));
    M.Known.ConditionsOnLocals.push_back(LocalsOnly);
  }
  return It->second;
}

} // namespace closecall::obligation
