//===- ContainerUses.cpp - What code does with one container --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A use is followed upwards, from the expression that names the container to
// what is done with it: through dereferences, smart pointers and wrappers to a
// method, an operator or a call.  A reference that a variable, a parameter of a
// visible function or the result of an internal function keeps is followed in
// turn.  Whatever is not understood makes the container one that is not judged.
//
//===----------------------------------------------------------------------===//

#include "container/ContainerUses.h"
#include "container/EntryTraits.h"
#include "container/KeyConstancy.h"
#include "container/KnownKeys.h"
#include "container/Lifetime.h"
#include "container/MethodUses.h"
#include "container/Question.h"
#include "container/SizeBound.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include <map>
#include <set>

using namespace clang;

namespace closecall {

namespace {

constexpr unsigned MaxDepth = 4;

bool isAssignmentOperator(const FunctionDecl &F) {
  const auto *M = dyn_cast<CXXMethodDecl>(&F);
  return M && (M->isCopyAssignmentOperator() || M->isMoveAssignmentOperator());
}

/// A mutable reference or pointer: through it, others can change the container.
bool lendsMutably(QualType T) {
  return (T->isReferenceType() || T->isPointerType()) &&
         !T->getPointeeType().isConstQualified();
}

bool isSequence(Family F) {
  return F == Family::Sequence || F == Family::Adaptor || F == Family::GLibList;
}

class Collector {
public:
  Collector(const ValueDecl &Container, const ContainerShape &Shape,
            UseIndex &Index, ContainerUses &Uses)
      : Container(Container), Shape(Shape), Index(Index),
        Context(Index.Context), SM(Context.getSourceManager()), Uses(Uses) {}

  void followAll(llvm::ArrayRef<Use> All, unsigned Depth) {
    for (const Use &U : All)
      follow(U, Depth);
  }
  void finish();

private:
  void follow(const Use &U, unsigned Depth);
  void judge(const Expr *E, const Stmt *Up, const FunctionDecl &In,
             unsigned Depth);
  const Stmt *above(const Stmt *S) const { return Parents->getParent(S); }
  const Expr *climb(const Expr *E, const Stmt *&Up) const;
  bool judgeMacro(const Expr *E, const FunctionDecl &In);
  void judgeMethod(llvm::StringRef Name, const FunctionDecl *Method,
                   const Expr *Object, const Expr *Call, const FunctionDecl &In,
                   unsigned Depth);
  void judgeOperator(const CXXOperatorCallExpr &Op, const Expr *E,
                     const FunctionDecl &In, unsigned Depth);
  void judgeAssignment(const Expr &Whole, const FunctionDecl &In);
  void judgeArgument(const CallExpr &Call, const Expr *E,
                     const FunctionDecl &In, unsigned Depth);
  void judgeParameter(const FunctionDecl *Callee, unsigned I, unsigned Depth);
  void judgeVariable(const DeclStmt &S, const Expr *E, const FunctionDecl &In,
                     unsigned Depth);
  void apply(Effect What, const Expr *Object, const Expr *Call, const Expr *Key,
             const FunctionDecl &In);
  void grow(const Expr *Object, const Expr *Call, const Expr *Key,
            const FunctionDecl &In);
  void shrink(const Expr *Call, const Expr *Key, const FunctionDecl &In);
  bool isInClosure(const Stmt *S) const;
  bool isRollback(const Expr *Call, const Expr *Key,
                  const FunctionDecl &In) const;
  bool isOneKey(const Expr *Key) const;
  bool mentions(const Stmt *S, const Decl &D) const;
  std::string textOf(const Stmt *S) const;

  const ValueDecl &Container;
  const ContainerShape &Shape;
  UseIndex &Index;
  ASTContext &Context;
  const SourceManager &SM;
  ContainerUses &Uses;
  const ParentMap *Parents = nullptr;
  /// What each function does: looks up, grows.
  std::map<const FunctionDecl *, std::pair<bool, bool>> Lookups;
  std::set<const Decl *> Followed;
  std::set<SourceLocation> Expansions;
  /// Removals of one key, to be looked at when the growth is known.
  struct Removal {
    const Expr *Call;
    const Expr *Key;
    const FunctionDecl *In;
  };
  std::vector<Removal> Removals;
};

} // namespace

std::string Collector::textOf(const Stmt *S) const {
  return S ? text::of(*S, SM, Context.getLangOpts()) : std::string();
}

bool Collector::mentions(const Stmt *S, const Decl &D) const {
  return contains(S, Closures::Enter, [&](const Stmt &Part) {
    if (const auto *R = dyn_cast<DeclRefExpr>(&Part))
      return R->getDecl()->getCanonicalDecl() == D.getCanonicalDecl();
    const auto *M = dyn_cast<MemberExpr>(&Part);
    return M && M->getMemberDecl()->getCanonicalDecl() == D.getCanonicalDecl();
  });
}

bool Collector::isInClosure(const Stmt *S) const {
  for (; S; S = above(S))
    if (isa<LambdaExpr>(S))
      return true;
  return false;
}

/// From an expression that is the container, or points at it, to the largest
/// one of which that is still true; \p Up is what stands above it.
const Expr *Collector::climb(const Expr *E, const Stmt *&Up) const {
  for (;;) {
    Up = above(E);
    const auto *Above = dyn_cast_or_null<Expr>(Up);
    if (!Above)
      return E;
    if (const auto *Cast = dyn_cast<CastExpr>(Above)) {
      if (Cast->getType()->isBooleanType())
        return E;
      E = Cast;
    } else if (isa<ParenExpr, FullExpr, MaterializeTemporaryExpr,
                   CXXBindTemporaryExpr>(Above)) {
      E = Above;
    } else if (const auto *U = dyn_cast<UnaryOperator>(Above)) {
      if (U->getOpcode() != UO_Deref && U->getOpcode() != UO_AddrOf)
        return E;
      E = U;
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Above)) {
      if (Op->getOperator() != OO_Star && Op->getOperator() != OO_Arrow)
        return E;
      E = Op;
    } else if (const auto *M = dyn_cast<MemberExpr>(Above)) {
      const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
      const auto *Method = dyn_cast<CXXMethodDecl>(M->getMemberDecl());
      const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(above(M));
      if (F && F == Shape.Inner)
        E = M;
      else if (Call && Method && Method->getIdentifier() &&
               isSmartPointer(*Method->getParent()) &&
               (Method->getName() == "get" || Method->getName() == "value" ||
                Method->getName() == "data" || Method->getName() == "wlock"))
        E = Call;
      else
        return E;
    } else if (const auto *Call = dyn_cast<CallExpr>(Above)) {
      // A function that returns the container is called.
      if (Call->getCallee() != E || !isa<FunctionDecl>(Container))
        return E;
      E = Call;
    } else {
      return E;
    }
  }
}

void Collector::follow(const Use &U, unsigned Depth) {
  // A variable's initialiser may do anything.
  if (!U.In || Depth > MaxDepth) {
    Uses.OutOfReach = true;
    return;
  }
  const ParentMap *Outer = Parents;
  Parents = &Index.parents(*U.In);
  if (!llvm::is_contained(Uses.Functions, U.In))
    Uses.Functions.push_back(U.In);
  if (Shape.F != Family::UtHash || !judgeMacro(U.E, *U.In)) {
    const Stmt *Up = nullptr;
    const Expr *E = climb(U.E, Up);
    // The result of a call of a function that returns the container.
    if (const auto *F = dyn_cast_or_null<FunctionDecl>(
            isa<DeclRefExpr>(U.E)  ? cast<DeclRefExpr>(U.E)->getDecl()
            : isa<MemberExpr>(U.E) ? cast<MemberExpr>(U.E)->getMemberDecl()
                                   : nullptr)) {
      const auto *Call = dyn_cast_or_null<CallExpr>(Up);
      if (!isa<FunctionDecl>(Container) && Call &&
          F == Call->getDirectCallee() &&
          Call->getCallee()->IgnoreParenImpCasts() == U.E)
        E = climb(Call, Up);
      else if (!isa<FunctionDecl>(Container))
        Uses.OutOfReach = true; // its address goes somewhere
    }
    judge(E, Up, *U.In, Depth);
  }
  Parents = Outer;
}

/// A use inside a macro of uthash; whether it was one.
bool Collector::judgeMacro(const Expr *E, const FunctionDecl &In) {
  if (!E->getBeginLoc().isMacroID())
    return false;
  const SourceLocation Loc = SM.getExpansionLoc(E->getBeginLoc());
  const std::string Name =
      Lexer::getSourceText(CharSourceRange::getTokenRange(Loc, Loc), SM,
                           Context.getLangOpts())
          .str();
  const Effect What = effectOfMacro(Name);
  if (What == Effect::Unknown)
    return false;
  if (What == Effect::Size) {
    // Up to what the macro's value is used for.
    const Expr *Whole = E;
    while (const auto *Up = dyn_cast_or_null<Expr>(above(Whole))) {
      if (SM.getExpansionLoc(Up->getBeginLoc()) != Loc ||
          SM.getExpansionLoc(Up->getEndLoc()) !=
              SM.getExpansionLoc(E->getEndLoc()))
        break;
      Whole = Up;
    }
    Uses.Bounded |= boundsSize(Whole, In, *Parents, Context);
    return true;
  }
  if (!Expansions.insert(Loc).second)
    return true;
  if (What == Effect::Grows) {
    if (!runsOnce(In, E, Container, Index))
      Uses.Growth.push_back(
          {E, &In, Container.getNameAsString(), true, std::string(), Name});
    Lookups[&In].second = true;
  } else if (What == Effect::LooksUp) {
    Lookups[&In].first = true;
  } else if (What == Effect::Shrinks) {
    shrink(E, nullptr, In);
  }
  return true;
}

/// What is done with the container \p E, below \p Up.
void Collector::judge(const Expr *E, const Stmt *Up, const FunctionDecl &In,
                      unsigned Depth) {
  if (!Up || isa<CXXThisExpr>(Up)) {
    // At the top of an initialiser, of a reference for instance.
    Uses.OutOfReach = true;
  } else if (const auto *M = dyn_cast<MemberExpr>(Up)) {
    const auto *Method = dyn_cast<CXXMethodDecl>(M->getMemberDecl());
    const Stmt *Call = above(M);
    if (Method && isa_and_nonnull<CXXMemberCallExpr>(Call))
      judgeMethod(Method->getIdentifier() ? Method->getName() : "", Method, E,
                  cast<CallExpr>(Call), In, Depth);
    else if (Method || Shape.F == Family::Wrapper)
      Uses.OutOfReach = true;
    // Fields of C structures: only read, or an element is reached.
  } else if (const auto *D = dyn_cast<CXXDependentScopeMemberExpr>(Up)) {
    const auto *Call = dyn_cast_or_null<CallExpr>(above(D));
    const IdentifierInfo *Id = D->getMember().getAsIdentifierInfo();
    if (Call && Id)
      judgeMethod(Id->getName(), nullptr, E, Call, In, Depth);
    else
      Uses.OutOfReach = true;
  } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Up)) {
    judgeOperator(*Op, E, In, Depth);
  } else if (const auto *A = dyn_cast<ArraySubscriptExpr>(Up)) {
    // In a template, before it is known which operator this is.
    if (Shape.F == Family::Keyed) {
      Lookups[&In].first |= !isOnlySet(A, *Parents);
      grow(E, A, A->getRHS(), In);
    } else if (Shape.F != Family::Sequence) {
      Uses.OutOfReach = true;
    }
  } else if (const auto *B = dyn_cast<BinaryOperator>(Up)) {
    if (B->isAssignmentOp() && B->getLHS()->IgnoreParens() == E->IgnoreParens())
      judgeAssignment(*B, In);
    else if (B->isAssignmentOp())
      // A pointer to it is kept; the entries of C containers are walked so.
      Uses.OutOfReach |= Shape.F != Family::UtHash;
  } else if (const auto *New = dyn_cast<CXXConstructExpr>(Up)) {
    if (!New->getConstructor()->isCopyConstructor())
      for (unsigned I = 0; I < New->getNumArgs(); ++I)
        if (New->getArg(I) == E)
          judgeParameter(New->getConstructor(), I, Depth);
  } else if (const auto *Call = dyn_cast<CallExpr>(Up)) {
    judgeArgument(*Call, E, In, Depth);
  } else if (const auto *D = dyn_cast<DeclStmt>(Up)) {
    judgeVariable(*D, E, In, Depth);
  } else if (isa<ReturnStmt>(Up)) {
    if (isInClosure(Up)) {
      Uses.OutOfReach = true;
    } else if (E->isGLValue() || E->getType()->isPointerType()) {
      if (lendsMutably(In.getReturnType())) {
        if (!isInternal(In, Context))
          Uses.OutOfReach = true;
        else if (Followed.insert(&In).second)
          followAll(Index.of(In), Depth + 1);
      }
    }
  } else if (isa<CXXDeleteExpr>(Up)) {
    shrink(E, nullptr, In);
  } else if (isa<LambdaExpr, InitListExpr, ConditionalOperator, CXXThrowExpr,
                 CoroutineSuspendExpr, RecoveryExpr>(Up)) {
    const auto *C = dyn_cast<ConditionalOperator>(Up);
    Uses.OutOfReach |= !C || C->getCond() != E;
  }
  // What is left asks a pointer whether it is null, or does nothing.
}

void Collector::judgeMethod(llvm::StringRef Name, const FunctionDecl *Method,
                            const Expr *Object, const Expr *Whole,
                            const FunctionDecl &In, unsigned Depth) {
  const auto *Call = cast<CallExpr>(Whole);
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(Method);
  if (M && isSmartPointer(*M->getParent())) {
    if (isa<CXXConversionDecl>(M) || M->isConst())
      return;
    if (Name == "reset" || Name == "release" || Name == "swap")
      judgeAssignment(*Call, In);
    else
      Uses.OutOfReach = true;
    return;
  }
  // A class around the container has methods of its own.
  const FunctionDecl *Body = nullptr;
  if (Shape.Inner && M &&
      M->getParent()->getCanonicalDecl() ==
          Shape.Inner->getParent()->getCanonicalDecl()) {
    if (!M->hasBody(Body) || Depth >= MaxDepth) {
      Uses.OutOfReach |= !M->isConst();
      return;
    }
    ContainerUses Inside;
    std::vector<Use> Named = usesInside(*Body, *Shape.Inner);
    const auto Kept = Index.Types.of(Shape.Inner->getType());
    if (!Kept)
      return;
    Collector InsideOf(*Shape.Inner, *Kept, Index, Inside);
    InsideOf.followAll(Named, Depth + 1);
    InsideOf.finish();
    Uses.OutOfReach |= Inside.OutOfReach;
    Uses.Bounded |= Inside.Bounded;
    if (Inside.Shrinks || !Inside.RemovesByKey.empty())
      shrink(Call, Call->getNumArgs() ? Call->getArg(0) : nullptr, In);
    if (!Inside.Growth.empty())
      grow(Object, Call, Call->getNumArgs() ? Call->getArg(0) : nullptr, In);
    else if (!Named.empty() && !Inside.Shrinks)
      Lookups[&In].first = true;
    return;
  }
  const Family F =
      Shape.Inner ? Index.Types.of(Shape.Inner->getType())
                        .value_or(ContainerShape{Family::Keyed, {}, {}, "", {}})
                        .F
                  : Shape.F;
  Effect What = effectOfMethod(Name, F);
  const Expr *First = Call->getNumArgs() ? Call->getArg(0) : nullptr;
  // `resize(size() + 1)`, or a larger one that a caller asks for.
  if (What == Effect::Shrinks && Name == "resize" && First &&
      textOf(First).find("size()") != std::string::npos)
    What = Effect::Grows;
  apply(What, Object, Call,
        First && Name.contains_insensitive("hint") && Call->getNumArgs() > 1
            ? Call->getArg(1)
            : First,
        In);
  // `try_emplace` and `insert` answer whether the key was there, which is all
  // that a set knows.
  if (What == Effect::Grows && !isSequence(F))
    Lookups[&In].first |= Shape.Entry.isNull() ? asksForAnswer(Call, *Parents)
                                               : wantsEntry(Call, In, *Parents);
}

void Collector::judgeOperator(const CXXOperatorCallExpr &Op, const Expr *E,
                              const FunctionDecl &In, unsigned Depth) {
  const bool First = Op.getNumArgs() > 0 && Op.getArg(0) == E;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Op.getCalleeDecl());
  switch (Op.getOperator()) {
  case OO_Subscript:
    if (!First || isSequence(Shape.F))
      return;
    Lookups[&In].first |= !isOnlySet(&Op, *Parents);
    if (!(Method && Method->isConst()) && !isOnlyRead(&Op, *Parents))
      grow(E, &Op, Op.getArg(1), In);
    return;
  case OO_LessLess:
  case OO_PlusEqual:
    if (First && Method)
      grow(E, &Op, Op.getArg(1), In);
    else
      judgeArgument(Op, E, In, Depth);
    return;
  case OO_Equal:
    if (First)
      judgeAssignment(Op, In);
    return;
  case OO_EqualEqual:
  case OO_ExclaimEqual:
  case OO_Less:
  case OO_Exclaim:
    return;
  default:
    Uses.OutOfReach = true;
  }
}

/// The container, or the pointer to it, gets another value.
void Collector::judgeAssignment(const Expr &Whole, const FunctionDecl &In) {
  if (isAssignmentOperator(In))
    return;
  // Made when it is first needed: `if (!cache) cache = new Cache;`
  for (const Stmt *S = &Whole; S; S = above(S))
    if (const auto *If = dyn_cast<IfStmt>(S))
      if (mentions(If->getCond(), Container))
        return;
  shrink(&Whole, nullptr, In);
}

void Collector::judgeArgument(const CallExpr &Call, const Expr *E,
                              const FunctionDecl &In, unsigned Depth) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier()) {
    Uses.OutOfReach = true;
    return;
  }
  const llvm::StringRef Name = Callee->getName();
  const FunctionEffect C = effectOfFunction(Name, Shape.F);
  if (C.E != Effect::Unknown) {
    const Expr *Key =
        C.Key && C.Key <= Call.getNumArgs() ? Call.getArg(C.Key - 1) : nullptr;
    if (C.E == Effect::Shrinks && Call.getNumArgs() > 1)
      Key = Call.getArg(1);
    apply(C.E, E, &Call, Key, In);
    return;
  }
  if (Name == "g_hash_table_iter_init") {
    const bool Removes =
        contains(In.getBody(), Closures::Enter, [](const Stmt &S) {
          const auto *One = dyn_cast<CallExpr>(&S);
          const FunctionDecl *F = One ? One->getDirectCallee() : nullptr;
          return F && F->getIdentifier() &&
                 (F->getName() == "g_hash_table_iter_remove" ||
                  F->getName() == "g_hash_table_iter_steal");
        });
    if (Removes)
      shrink(&Call, nullptr, In);
    return;
  }
  if (Callee->isInStdNamespace()) {
    if (Name == "size" || Name == "ssize")
      apply(Effect::Size, E, &Call, nullptr, In);
    else if (Name == "inserter" || Name == "back_inserter" ||
             Name == "front_inserter")
      grow(E, &Call, nullptr, In);
    else if (Name == "ref" || Name == "bind" || Name == "thread" ||
             Name == "async" || Name == "addressof")
      Uses.OutOfReach = true;
    else if (Name == "swap" || Name == "move" || Name == "exchange" ||
             Name == "erase" || Name == "erase_if")
      shrink(&Call, nullptr, In);
    return; // begin, end, empty, cref
  }
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (Call.getArg(I) == E)
      judgeParameter(Callee, I, Depth);
}

/// The container is what parameter \p I of \p Callee gets.
void Collector::judgeParameter(const FunctionDecl *Callee, unsigned I,
                               unsigned Depth) {
  if (I >= Callee->getNumParams()) {
    Uses.OutOfReach = true;
    return;
  }
  const QualType T = Callee->getParamDecl(I)->getType();
  if (!lendsMutably(T))
    return; // a copy, or const
  if (const FunctionDecl *Pattern = Callee->getTemplateInstantiationPattern())
    Callee = Pattern;
  const FunctionDecl *Body = nullptr;
  if (!Callee->hasBody(Body) || !Body->getBody() ||
      SM.isInSystemHeader(Body->getLocation()) ||
      isa<CXXConstructorDecl>(Body) || I >= Body->getNumParams()) {
    if (Callee->getIdentifier() && soundsLikeShrinking(Callee->getName()))
      Uses.Shrinks = true;
    else
      Uses.OutOfReach = true;
    return;
  }
  const ParmVarDecl *P = Body->getParamDecl(I);
  if (Followed.insert(P).second)
    followAll(usesInside(*Body, *P), Depth + 1);
}

/// The container initialises a variable.
void Collector::judgeVariable(const DeclStmt &S, const Expr *E,
                              const FunctionDecl &In, unsigned Depth) {
  for (const Decl *D : S.decls()) {
    const auto *V = dyn_cast<VarDecl>(D);
    if (!V || !V->getInit() ||
        V->getInit()->IgnoreImplicit() != E->IgnoreImplicit())
      continue;
    if (V->isImplicit())
      return; // the range of a loop
    if (!lendsMutably(V->getType()))
      return;
    if (V->hasGlobalStorage())
      Uses.OutOfReach = true;
    else if (Followed.insert(V).second)
      followAll(usesInside(In, *V), Depth + 1);
    return;
  }
  Uses.OutOfReach = true;
}

void Collector::apply(Effect What, const Expr *Object, const Expr *Call,
                      const Expr *Key, const FunctionDecl &In) {
  switch (What) {
  case Effect::Grows:
    grow(Object, Call, Key, In);
    break;
  case Effect::LooksUp:
    Lookups[&In].first = true;
    break;
  case Effect::Shrinks:
    shrink(Call, Key, In);
    break;
  case Effect::Size:
    Uses.Bounded |= boundsSize(Call, In, *Parents, Context);
    break;
  case Effect::Harmless:
    break;
  case Effect::Unknown:
    Uses.OutOfReach = true;
    break;
  }
}

void Collector::grow(const Expr *Object, const Expr *Call, const Expr *Key,
                     const FunctionDecl &In) {
  // More of the same key is no growth, except of a sequence.
  if (!isSequence(Shape.F) && Key &&
      isConstantKey(*Key, !Shape.Entry.isNull(), *Parents, Context))
    return;
  if (!isSequence(Shape.F) && addsKnownKeys(*Call, *Parents))
    return;
  // A setter fills a table; who asks for it there fetches nothing.
  Lookups[&In].second |= Shape.Entry.isNull() || isInternal(In, Context) ||
                         !storesOnlyParameters(*Call, In, *Parents);
  if (runsOnce(In, Call, Container, Index))
    return;
  const Expr *Bare = Object->IgnoreImpCasts();
  bool Pointer = Bare->getType()->isPointerType();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Bare);
      Op && Op->getOperator() == OO_Arrow) {
    Bare = Op->getArg(0)->IgnoreImpCasts();
    Pointer = true;
  }
  std::string Callee;
  if (const auto *C = dyn_cast<CallExpr>(Call))
    if (const FunctionDecl *F = C->getDirectCallee(); F && F->getIdentifier())
      Callee = F->getName().str();
  Uses.Growth.push_back({Call, &In, textOf(Bare), Pointer, textOf(Key), Callee,
                         Key, isPartOfStatic(Object)});
}

void Collector::shrink(const Expr *Call, const Expr *Key,
                       const FunctionDecl &In) {
  if (runsAtEnds(In, Call, Container, Index)) {
    Uses.ShrinksAtEnd = true;
    return;
  }
  for (const Stmt *S = Call; S; S = above(S))
    if (isa<CXXCatchStmt>(S)) {
      Uses.ShrinksOnError = true;
      return;
    }
  if (Key && !isSequence(Shape.F)) {
    if (isConstantKey(*Key, false, *Parents, Context))
      Uses.ShrinksFixedKey = true;
    else
      Removals.push_back({Call, Key, &In});
    return;
  }
  Uses.Shrinks = true;
}

/// Whether what was inserted under \p Key is taken out again by \p Call,
/// because something went wrong: the function is left right behind it.
bool Collector::isRollback(const Expr *Call, const Expr *Key,
                           const FunctionDecl &In) const {
  const ParentMap &Around = Index.parents(In);
  const Stmt *Branch = Call;
  const IfStmt *If = nullptr;
  while (const Stmt *Up = Around.getParent(Branch)) {
    If = dyn_cast<IfStmt>(Up);
    if (If)
      break;
    Branch = Up;
  }
  if (!If || Branch == If->getCond())
    return false;
  const auto *Block = dyn_cast<CompoundStmt>(Branch);
  if (!Block || Block->body_empty())
    return false;
  const Stmt *Last = Block->body_back();
  if (const auto *E = dyn_cast<ExprWithCleanups>(Last))
    Last = E->getSubExpr();
  if (!isa<ReturnStmt, CXXThrowExpr>(Last))
    return false;
  return llvm::any_of(Uses.Growth, [&](const GrowthSite &G) {
    if (G.In != &In ||
        !SM.isBeforeInTranslationUnit(G.E->getBeginLoc(), If->getBeginLoc()))
      return false;
    if (textOf(Key) == G.Key)
      return true;
    const auto *R = dyn_cast<DeclRefExpr>(Key->IgnoreImplicit());
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    return V && V->getInit() && mentions(V->getInit(), Container) &&
           contains(V->getInit(), Closures::Enter,
                    [&](const Stmt &S) { return &S == G.E; });
  });
}

/// `erase(key)`, or `erase(it)` for an iterator that a search for a key gave.
bool Collector::isOneKey(const Expr *Key) const {
  const std::string Text = textOf(Key);
  if (Text.find("begin") != std::string::npos ||
      Text.find("front") != std::string::npos)
    return false;
  const auto *R = dyn_cast<DeclRefExpr>(Key->IgnoreImplicit());
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  if (!V || !V->getInit() || !mentions(V->getInit(), Container))
    return true;
  return textOf(V->getInit()).find("find") != std::string::npos;
}

void Collector::finish() {
  for (const Removal &R : Removals) {
    if (isRollback(R.Call, R.Key, *R.In)) {
      Uses.ShrinksOnError = true;
      continue;
    }
    // `erase(it)` inside a walk over all is more than one key at a time.
    bool InLoop = false;
    const ParentMap &Around = Index.parents(*R.In);
    for (const Stmt *S = R.Call; S; S = Around.getParent(S))
      InLoop |= isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
    if (InLoop || !isOneKey(R.Key))
      Uses.Shrinks = true;
    else
      Uses.RemovesByKey.push_back(R.In);
  }
  for (const auto &[F, Does] : Lookups)
    Uses.LooksUp |= Does.first && Does.second;
  // A limit that is kept in a counter of its own.
  for (const GrowthSite &G : Uses.Growth)
    Uses.Bounded |= comparesLimit(*G.In, Context);
}

ContainerUses collectUses(const ValueDecl &Container,
                          const ContainerShape &Shape, llvm::ArrayRef<Use> Uses,
                          UseIndex &Index) {
  ContainerUses Found;
  Collector C(Container, Shape, Index, Found);
  C.followAll(Uses, 0);
  C.finish();
  return Found;
}

} // namespace closecall
