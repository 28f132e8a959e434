//===- ArrayFix.cpp - A close of all that a loop has opened ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `fds[i] = open(..)` in a loop: an exit closes the elements below the counter.
// The engine follows the first elements by number, and a trial tells what each
// of them holds wherever it comes by; for the others the loop has to treat all
// elements alike, which is a matter of its text.
//
//===----------------------------------------------------------------------===//

#include "fix/ClientPlanner.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace closecall::obligation;

namespace closecall {

static const VarDecl *localNamed(const Expr *E) {
  const auto *Name = E ? dyn_cast<DeclRefExpr>(strip(E)) : nullptr;
  const auto *V = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  return V && V->hasLocalStorage() ? V : nullptr;
}

/// `++i`, `i++`, `i += 1`.
static bool countsUp(const Stmt *S, const VarDecl &I, const ASTContext &C) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  E = E ? strip(E) : nullptr;
  if (const auto *U = dyn_cast_or_null<UnaryOperator>(E))
    return U->isIncrementOp() && localNamed(U->getSubExpr()) == &I;
  const auto *B = dyn_cast_or_null<BinaryOperator>(E);
  return B && B->getOpcode() == BO_AddAssign && localNamed(B->getLHS()) == &I &&
         constantOf(B->getRHS(), C) == 1;
}

/// `i = 0`, `int i = 0`.
static bool startsAtZero(const Stmt *S, const VarDecl &I, const ASTContext &C) {
  if (const auto *D = dyn_cast_or_null<DeclStmt>(S))
    return D->isSingleDecl() && D->getSingleDecl() == &I && I.getInit() &&
           constantOf(I.getInit(), C) == 0;
  const auto *E = dyn_cast_or_null<Expr>(S);
  const auto *B = E ? dyn_cast<BinaryOperator>(strip(E)) : nullptr;
  return B && B->getOpcode() == BO_Assign && localNamed(B->getLHS()) == &I &&
         constantOf(B->getRHS(), C) == 0;
}

/// The statement of the loop's body that does \p Assign before all else, and in
/// each round that comes to it; null if there is none.
static const Stmt *roundsStatement(const Expr *Assign, const ParentMap &Parents,
                                   const ASTContext &Context) {
  const Stmt *Inner = Assign, *Up = Parents.getParent(Inner);
  for (; isa_and_nonnull<Expr>(Up); Inner = Up, Up = Parents.getParent(Up)) {
    const auto *B = dyn_cast<BinaryOperator>(Up);
    const auto *Not = dyn_cast<UnaryOperator>(Up);
    if (!isa<ParenExpr, ImplicitCastExpr, FullExpr>(Up) &&
        !(Not && Not->getOpcode() == UO_LNot) &&
        !(B && B->isLogicalOp() && B->getLHS() == Inner) &&
        !(B && B->isComparisonOp() &&
          constantOf(B->getLHS() == Inner ? B->getRHS() : B->getLHS(),
                     Context)))
      return nullptr;
  }
  const auto *If = dyn_cast_or_null<IfStmt>(Up);
  if (If && If->getCond() != Inner)
    return nullptr;
  return If ? If : Inner;
}

/// Whether a condition in \p Body asks for something that changes from round to
/// round, other than the elements: then the elements are not all alike.
static bool countsInConditions(const Stmt &Body, const VarDecl &Counter) {
  std::set<const VarDecl *> Counted{&Counter};
  contains(&Body, Closures::Enter, [&](const Stmt &S) {
    const auto *U = dyn_cast<UnaryOperator>(&S);
    const auto *B = dyn_cast<BinaryOperator>(&S);
    const Expr *To = U && U->isIncrementDecrementOp()   ? U->getSubExpr()
                     : B && B->isCompoundAssignmentOp() ? B->getLHS()
                                                        : nullptr;
    if (const VarDecl *V = localNamed(To))
      Counted.insert(V);
    return false;
  });
  // Indices are no questions.
  const auto Asks = [&](const Stmt *Condition) {
    llvm::SmallVector<const Stmt *, 8> Stack{Condition};
    while (!Stack.empty()) {
      const Stmt *S = Stack.pop_back_val();
      if (!S)
        continue;
      const auto *Name = dyn_cast<DeclRefExpr>(S);
      if (Name && Counted.count(dyn_cast<VarDecl>(Name->getDecl())))
        return true;
      if (const auto *Element = dyn_cast<ArraySubscriptExpr>(S))
        Stack.push_back(Element->getBase());
      else
        Stack.append(S->child_begin(), S->child_end());
    }
    return false;
  };
  const auto Acts = [](const Stmt &S) {
    const auto *B = dyn_cast<BinaryOperator>(&S);
    return isa<CallExpr>(S) || (B && B->isAssignmentOp());
  };
  return contains(&Body, Closures::Enter, [&](const Stmt &S) {
    if (const auto *If = dyn_cast<IfStmt>(&S))
      return Asks(If->getCond());
    // `open(i ? this : that)` is one and the same call.
    if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(&S))
      return (contains(Choice->getTrueExpr(), Closures::Enter, Acts) ||
              contains(Choice->getFalseExpr(), Closures::Enter, Acts)) &&
             Asks(Choice->getCond());
    if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
      return Asks(Switch->getCond());
    const auto *B = dyn_cast<BinaryOperator>(&S);
    return B && B->isLogicalOp() && Asks(B->getLHS());
  });
}

/// What \p Name is part of as one place: `fds[i]`, `ends[i].fd`.
static const Expr *placeOf(const DeclRefExpr *Name, ParentMap &Parents) {
  const Expr *Place = Name;
  const Stmt *Up = Parents.getParent(Place);
  for (; isa_and_nonnull<ParenExpr, ImplicitCastExpr, ArraySubscriptExpr,
                         MemberExpr>(Up);
       Up = Parents.getParent(Up)) {
    const auto *Cast = dyn_cast<ImplicitCastExpr>(Up);
    const auto *Element = dyn_cast<ArraySubscriptExpr>(Up);
    if ((Cast && Cast->getCastKind() != CK_ArrayToPointerDecay) ||
        (Element && Element->getIdx() == Place))
      break;
    Place = cast<Expr>(Up);
  }
  return Place;
}

/// Whether \p Place is read, and nothing else can be done to it there.
static bool isOnlyRead(const Expr *Place, const ParentMap &Parents) {
  const auto *Cast =
      dyn_cast_or_null<ImplicitCastExpr>(Parents.getParent(Place));
  return Cast && Cast->getCastKind() == CK_LValueToRValue;
}

/// The array that the opening fills, in a loop that treats its elements alike;
/// nothing if there is none.
std::optional<FilledArray> Planner::filledArray(const Result &R) const {
  ParentMap &Parents = *In.Model.Parents;
  const Expr *Assign = nullptr;
  FilledArray Found{};
  In.Model.hasEvent([&](const Event &E) {
    if (E.K == Event::Assign && E.LHS && strip(E.RHS) == R.Site.Call.E &&
        In.Model.Paths.hasAnyIndex(In.Model.Paths.of(E.LHS))) {
      Assign = dyn_cast<Expr>(E.S);
      Found.Element = E.LHS;
    }
    return Assign != nullptr;
  });
  if (!Assign || In.Function.getTemplateInstantiationPattern())
    return std::nullopt;
  Found.Elements = In.Model.Paths.of(Found.Element);
  const Expr *Inner = strip(Found.Element);
  while (const auto *Member = dyn_cast<MemberExpr>(Inner)) {
    if (Member->isArrow())
      return std::nullopt;
    Inner = strip(Member->getBase());
  }
  const auto *Subscript = dyn_cast<ArraySubscriptExpr>(Inner);
  Found.Array = Subscript ? localNamed(Subscript->getBase()) : nullptr;
  Found.Counter = Subscript ? localNamed(Subscript->getIdx()) : nullptr;
  if (!Found.Array || !Found.Counter ||
      !Found.Array->getType()->isArrayType() ||
      !Found.Counter->getType()->isIntegerType() ||
      isa<ParmVarDecl>(Found.Counter) || Found.Array->getLocation().isMacroID())
    return std::nullopt;
  // The loop: the filling is a statement of its own in each round.
  const Stmt *Step = roundsStatement(Assign, Parents, Context);
  const Stmt *Up = Step ? Parents.getParent(Step) : nullptr;
  const Stmt *Body = isa_and_nonnull<CompoundStmt>(Up) ? Up : Step;
  Found.Loop = Body == Up ? Parents.getParent(Body) : Up;
  const VarDecl &I = *Found.Counter;
  const Stmt *Start = nullptr, *Increment = nullptr;
  if (const auto *For = dyn_cast_or_null<ForStmt>(Found.Loop)) {
    Start = For->getInit();
    Increment = For->getInc();
    if (For->getBody() != Body || !startsAtZero(Start, I, Context))
      return std::nullopt;
  } else if (const auto *While = dyn_cast_or_null<WhileStmt>(Found.Loop)) {
    const auto *Block = dyn_cast<CompoundStmt>(While->getBody());
    Start = In.Model.declarationOf(&I);
    Increment = Block && !Block->body_empty() ? Block->body_back() : nullptr;
    const auto Continues = [](const Stmt &S) { return isa<ContinueStmt>(S); };
    if (Body != Block || !startsAtZero(Start, I, Context) ||
        contains(Block, Closures::Leave, Continues))
      return std::nullopt;
  }
  if (!Increment || !countsUp(Increment, I, Context) ||
      countsInConditions(*Body, I))
    return std::nullopt;
  // Each round comes to the filling.
  const auto Skips = [](const Stmt &S) {
    return isa<ContinueStmt, GotoStmt, IndirectGotoStmt>(S);
  };
  const auto IsLabel = [](const Stmt &S) { return isa<LabelStmt>(S); };
  if (contains(Body, Closures::Leave, IsLabel))
    return std::nullopt;
  for (const Stmt *S : Body->children()) {
    if (S == Step || Body == Step)
      break;
    if (contains(S, Closures::Leave, Skips))
      return std::nullopt;
  }
  Found.Filling = Step;
  // Within the loop nothing else changes the counter; nobody refers to it.
  const auto Mentioned = [&](const VarDecl &V) {
    const auto It = Facts.Mentioned.find(V.getCanonicalDecl());
    return It == Facts.Mentioned.end() ? std::vector<const DeclRefExpr *>()
                                       : It->second;
  };
  for (const DeclRefExpr *Name : Mentioned(I)) {
    const auto *Parent =
        Parents.getParentIgnoreParens(const_cast<DeclRefExpr *>(Name));
    const auto *B = dyn_cast_or_null<BinaryOperator>(Parent);
    const auto *U = dyn_cast_or_null<UnaryOperator>(Parent);
    const bool Writes =
        (B && B->isAssignmentOp() && strip(B->getLHS()) == Name) ||
        (U && U->isIncrementDecrementOp());
    if (!isOnlyRead(Name, Parents) &&
        (!Writes ||
         (Parent != Increment && Parent != Start && isWithin(Name, Body))))
      return std::nullopt;
  }
  // Nothing else is written to the elements from the loop on.
  for (const DeclRefExpr *Name : Mentioned(*Found.Array)) {
    const Expr *Place = placeOf(Name, Parents);
    const PathId Path = In.Model.Paths.of(Place);
    if (In.Model.Paths.element(Path).value_or(0) >= MaxElementsFollowed)
      return std::nullopt;
    const bool Whole = Place->getType()->isPointerType() &&
                       isa<ImplicitCastExpr>(Place); // given to a call
    if (Place != Found.Element && strip(Place) != strip(Found.Element) &&
        !Whole && !isOnlyRead(Place, Parents) &&
        !SM.isBeforeInTranslationUnit(Name->getBeginLoc(),
                                      Found.Loop->getBeginLoc()) &&
        (In.Model.Paths.isPrefix(Found.Elements, Path) ||
         In.Model.Paths.isPrefix(Path, Found.Elements) ||
         In.Model.Paths.elementLike(Found.Elements, Path) || !Path))
      return std::nullopt;
  }
  return Found;
}

/// Whether \p S is \p Code or stands in it.
bool Planner::isWithin(const Stmt *S, const Stmt *Code) const {
  for (; S; S = In.Model.Parents->getParent(S))
    if (S == Code)
      return true;
  return false;
}

namespace {

/// What the states that come by a place say of the elements.
struct ElementsSeen {
  bool Current = false; ///< the element of the counter may be open, too
  bool Failed = false;  ///< some elements may hold no client
};

} // namespace

/// What \p Point says of the elements below the counter; nothing if one of them
/// may be closed already.  \p Behind: in the loop, where the element of the
/// counter is filled by now.  \p Alike: what becomes of the elements that the
/// engine does not know is what becomes of the first ones.
static std::optional<ElementsSeen> seenAt(const ClosePoint &Point,
                                          const FilledArray &Filled,
                                          PathTable &Paths, bool Behind,
                                          bool Alike) {
  const PathId Counter = Paths.variable(Filled.Counter);
  const auto Element = [&](int64_t Number) {
    PathId Path = Paths.root(Filled.Elements);
    for (PathStep Step : Paths.steps(Path, Filled.Elements)) {
      if (Step.K == PathStep::AnyIndex)
        Step = {PathStep::Index, nullptr, Number};
      Path = Paths.step(Path, Step);
    }
    return Path;
  };
  const bool Pointer = Filled.Element->getType()->isPointerType();
  ElementsSeen Seen;
  bool Told = false;
  bool ToldExactly = false; ///< by states that know each element
  for (const bool First : {true, false})
    for (const PointFacts::Passing &State : Point.Each) {
      const auto ValueOf = [&](PathId Path) {
        const auto It = State.Known.find(Path);
        return It == State.Known.end() ? Value::any() : It->second;
      };
      const Value Count = ValueOf(Counter);
      if (State.States &
          (bit(Typestate::Closed) | bit(Typestate::HandedOver))) {
        // In later rounds the engine loses sight of the client.
        if (!Alike ||
            (Count.constant() && Count.lowest() < MaxElementsFollowed))
          return std::nullopt;
        continue;
      }
      if (Count.lowest() < 0)
        return std::nullopt;
      const bool MayBeOpen = State.States & bit(Typestate::Open);
      const auto IsOpen = [&](PathId Path) {
        return MayBeOpen && llvm::is_contained(State.Aliases, Path);
      };
      if (MayBeOpen && First) {
        int64_t Number = 0;
        while (Number < MaxElementsFollowed && !IsOpen(Element(Number)))
          ++Number;
        if (Number == MaxElementsFollowed || Number > Count.lowest())
          return std::nullopt;
        Seen.Current |= Number == Count.lowest();
      }
      ToldExactly |= Count.constant() && Count.lowest() > 0 &&
                     Count.lowest() < MaxElementsFollowed;
      if (First)
        continue;
      // By now it is known how far the close is to go.  Of later rounds nothing
      // is known that would differ from the first ones.
      if (!Count.constant() ||
          (ToldExactly && Count.lowest() >= MaxElementsFollowed))
        continue;
      Told = true;
      const int64_t End = std::min(Count.lowest() + (Seen.Current ? 1 : 0),
                                   MaxElementsFollowed);
      for (int64_t N = 0; N < End; ++N) {
        const Value V = ValueOf(Element(N));
        Seen.Failed |=
            !IsOpen(Element(N)) && (Pointer ? V.contains(0) : V.lowest() < 0);
      }
    }
  if (!Told)
    return std::nullopt;
  if (Seen.Current && !Behind)
    return std::nullopt;
  return Seen;
}

/// The element that \p Index names, as `ends[k].fd`.
static std::string spelled(const FilledArray &Filled, llvm::StringRef Index,
                           const PathTable &Paths) {
  std::string Text = Filled.Array->getNameAsString();
  for (const PathStep &Step :
       Paths.steps(Paths.root(Filled.Elements), Filled.Elements))
    if (Step.K == PathStep::AnyIndex)
      Text += "[" + Index.str() + "]";
    else if (Step.K == PathStep::Field)
      Text +=
          "." + static_cast<const FieldDecl *>(Step.Data)->getNameAsString();
    else
      return {};
  return Text;
}

/// Whether who comes to \p At has seen the loop of \p Filled run to the end of
/// its condition, or not at all.
static bool followsLoop(const Stmt *At, const FilledArray &Filled,
                        const FunctionDecl &Function, const ParentMap &Parents,
                        const SourceManager &SM) {
  const Stmt *Around = Parents.getParent(Filled.Loop);
  bool Inside = !At && Around == Function.getBody();
  for (const Stmt *Up = At; Up; Up = Parents.getParent(Up))
    Inside |= Up == Around;
  return Inside && isa_and_nonnull<CompoundStmt>(Around) &&
         (!At || SM.isBeforeInTranslationUnit(Filled.Loop->getEndLoc(),
                                              At->getBeginLoc())) &&
         !contains(Function.getBody(), Closures::Leave,
                   [&](const Stmt &S) {
                     return isa<GotoStmt, IndirectGotoStmt, SwitchStmt>(S);
                   }) &&
         !contains(Filled.Loop, Closures::Leave,
                   [](const Stmt &S) { return isa<BreakStmt>(S); });
}

/// Whether a call between the loop and \p At may close elements, or take them.
bool Planner::mayEndBetween(const FilledArray &Filled, const Stmt *At) const {
  const auto Ends = [&](const CallExpr &Call) {
    const FunctionDecl *F = Call.getDirectCallee();
    if (!F || F->hasBody())
      return true;
    return llvm::any_of(In.Unit.callee(F).Facts, [](const catalogue::Fact &A) {
      return A.K == catalogue::Fact::Closes || A.K == catalogue::Fact::Takes;
    });
  };
  return contains(In.Function.getBody(), Closures::Enter, [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    return Call && !isWithin(Call, Filled.Loop) &&
           (!At || SM.isBeforeInTranslationUnit(Call->getBeginLoc(),
                                                At->getBeginLoc())) &&
           mentions(Filled.Array, Call, /*Widely=*/false) && Ends(*Call);
  });
}

/// Writes the close of all elements that are open at \p Point; false if that
/// cannot be.
bool Planner::closeElementsAt(const FilledArray &Filled, const Result &R,
                              const ClosePoint &Point,
                              StatementEdits &Into) const {
  const Stmt *At = Point.At;
  const QualType Type = Filled.Element->getType();
  const bool Pointer = Type->isPointerType();
  if (At && !isa<ReturnStmt, GotoStmt, CXXThrowExpr>(At))
    return refuse(Obstacle::NoName);
  if (!inScope(Filled.Array, At))
    return refuse(Obstacle::OutOfScope);
  const bool Inside = At && isWithin(At, Filled.Loop);
  const bool Alike = Inside || !mayEndBetween(Filled, At);
  const auto Seen =
      seenAt(Point, Filled, In.Model.Paths,
             Inside && !SM.isBeforeInTranslationUnit(
                           At->getBeginLoc(), Filled.Filling->getBeginLoc()),
             Alike);
  if (!Seen)
    return refuse(Obstacle::NoTest);
  const bool TestFails =
      Seen->Failed && !(Pointer && closing(R).Row.AcceptsNull);
  if ((Pointer && Type->getPointeeType().isConstQualified()) ||
      (Seen->Failed && (Pointer ? R.Site.Row && R.Site.Row->Fails ==
                                                    catalogue::Failure::MinusOne
                                : !Type->isSignedIntegerType())))
    return refuse(Obstacle::NoTest);
  const std::string Counter = Filled.Counter->getNameAsString();
  const auto CloseOf = [&](llvm::StringRef Index) {
    const std::string Client = spelled(Filled, Index, In.Model.Paths);
    const std::string Close =
        Client.empty() ? Client : closeText(R, Client, At);
    return Close.empty() || !TestFails
               ? Close
               : "if (" + Client + (Pointer ? ") " : " >= 0) ") + Close;
  };
  // What the counter says holds behind the loop if nobody else counts with it.
  const bool StillCounts =
      inScope(Filled.Counter, At) &&
      (Inside || llvm::all_of(Facts.Mentioned.find(Filled.Counter)->second,
                              [&](const DeclRefExpr *Name) {
                                return isWithin(Name, Filled.Loop) ||
                                       isOnlyRead(Name, *In.Model.Parents);
                              }));
  std::string Text;
  const auto *Head = dyn_cast<ForStmt>(Filled.Loop);
  if (StillCounts && !Seen->Current && (!At || isa<ReturnStmt>(At)) &&
      !(At && mentions(Filled.Counter, At, /*Widely=*/false))) {
    const std::string Close = CloseOf(Counter);
    Text = Close.empty() ? Close : "while (" + Counter + "-- > 0) " + Close;
  } else if (StillCounts && (LO.CPlusPlus || LO.C99)) {
    const std::string Index = freshName("k"), Close = CloseOf(Index);
    PrintingPolicy Policy(LO);
    Policy.adjustForCPlusPlus();
    Text = Close.empty()
               ? Close
               : "for (" +
                     Filled.Counter->getType().getUnqualifiedType().getAsString(
                         Policy) +
                     " " + Index + " = 0; " + Index +
                     (Seen->Current ? " <= " : " < ") + Counter + "; ++" +
                     Index + ") " + Close;
  } else if (Head && isa_and_nonnull<DeclStmt>(Head->getInit()) &&
             followsLoop(At, Filled, In.Function, *In.Model.Parents, SM) &&
             keepsBound(*Head, *Filled.Counter)) {
    const std::string Close = CloseOf(Counter);
    const llvm::StringRef Same =
        Head->getBeginLoc().isMacroID() || Head->getRParenLoc().isMacroID()
            ? llvm::StringRef()
            : Lexer::getSourceText(
                  CharSourceRange::getTokenRange(Head->getBeginLoc(),
                                                 Head->getRParenLoc()),
                  SM, LO);
    if (!Close.empty() && !Same.empty() &&
        Same.find('\n') == llvm::StringRef::npos)
      Text = Same.str() + " " + Close;
  }
  if (Text.empty())
    return refuse(Obstacle::NoTest);
  return writeAt(*Filled.Array, Text, At, R, Into) ||
         refuse(At && At->getBeginLoc().isMacroID() ? Obstacle::Macro
                                                    : Obstacle::InExpression);
}

/// Whether the loop's head still says the same behind it: it counts to a
/// constant, or to a variable that nobody changes.
bool Planner::keepsBound(const ForStmt &Head, const VarDecl &Counter) const {
  const auto *Test = Head.getCond()
                         ? dyn_cast<BinaryOperator>(strip(Head.getCond()))
                         : nullptr;
  if (!Test || localNamed(Test->getLHS()) != &Counter ||
      (Test->getOpcode() != BO_LT && Test->getOpcode() != BO_NE &&
       Test->getOpcode() != BO_LE))
    return false;
  const VarDecl *Bound = localNamed(Test->getRHS());
  const auto *Name = dyn_cast<DeclRefExpr>(strip(Test->getRHS()));
  return constantOf(Test->getRHS(), Context) ||
         (Bound && Name && !Bound->getType()->isReferenceType() &&
          llvm::all_of(Facts.Mentioned.find(Bound->getCanonicalDecl())->second,
                       [&](const DeclRefExpr *Use) {
                         return isOnlyRead(Use, *In.Model.Parents);
                       }));
}

} // namespace closecall
