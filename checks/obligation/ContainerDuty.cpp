//===- ContainerDuty.cpp - Containers that drop open clients --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/ContainerDuty.h"
#include "obligation/MemberUses.h"
#include "obligation/Program.h"
#include "support/Walk.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace closecall::obligation {

namespace {

enum class Use { Fills, Drops, Asks, Gives, Finds, Reaches };

Use useOf(llvm::StringRef Method) {
  static constexpr const char *Filling[] = {
      "push_back", "emplace_back", "push_front",  "emplace_front",   "push",
      "insert",    "emplace",      "try_emplace", "insert_or_assign"};
  static constexpr const char *Dropping[] = {"erase", "clear", "pop",
                                             "pop_back", "pop_front"};
  static constexpr const char *Asking[] = {"size", "empty", "count", "contains",
                                           "reserve"};
  static constexpr const char *Giving[] = {"at", "front", "back"};
  static constexpr const char *Finding[] = {"find", "end", "cend"};
  return llvm::is_contained(Filling, Method)    ? Use::Fills
         : llvm::is_contained(Dropping, Method) ? Use::Drops
         : llvm::is_contained(Asking, Method)   ? Use::Asks
         : llvm::is_contained(Giving, Method)   ? Use::Gives
         : llvm::is_contained(Finding, Method)  ? Use::Finds
                                                : Use::Reaches;
}

/// An element that is given another client.
struct Refill {
  const BinaryOperator *Assignment;
  const Expr *Element;
  Opening Site;
};

/// What one function does with one container.
struct Doing {
  std::vector<const CallExpr *> Drops;
  std::vector<Refill> Refills;
  std::vector<const Expr *> Asked; ///< elements, which have to be open
  bool Reaches = false;
};

/// What the functions that can name the containers do with them.
struct Found {
  std::vector<Opening> Openings; ///< of what it is filled with
  llvm::MapVector<const FunctionDecl *, Doing> By;
};

class Visitor : public RecursiveASTVisitor<Visitor> {
public:
  /// Looks at the members of `this`, or at local variables.
  Visitor(Program &P, bool Members) : P(P), Members(Members) {}

  /// In the order in which they are met.
  llvm::MapVector<const ValueDecl *, Found> Containers;
  /// Functions with a call that closes a client.
  llvm::SmallPtrSet<const FunctionDecl *, 8> Closing;
  /// Functions that call a method of their own object, or a closure.
  llvm::DenseMap<const FunctionDecl *, std::vector<const FunctionDecl *>> Calls;

  void visit(const FunctionDecl &F) {
    In = &F;
    Parents = std::make_unique<ParentMap>(F.getBody());
    if (const auto *C = dyn_cast<CXXConstructorDecl>(&F))
      for (const CXXCtorInitializer *I : C->inits())
        TraverseStmt(I->getInit());
    TraverseStmt(F.getBody());
  }

  /// Forgets what is done with containers, not what they are filled with:
  /// whether a call borrows depends on that.
  void startAgain() {
    for (auto &[Container, F] : Containers)
      F.By.clear();
  }

  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee) {
      Closing.insert(In); // through a pointer: it may
      return true;
    }
    for (const catalogue::Fact &F : P.callee(Callee).Facts)
      if (F.K == catalogue::Fact::Closes)
        Closing.insert(In);
    if (P.callee(Callee).HasBody)
      Calls[In].push_back(Callee);
    return true;
  }

  bool VisitExpr(Expr *E) {
    const ValueDecl *C = E == strip(E) ? named(E) : nullptr;
    if (C && !useContainer(*C, E))
      doing(*C).Reaches = true;
    return true;
  }

private:
  /// The local container, or private one of `this`, that \p E names.
  const ValueDecl *named(const Expr *E) const {
    E = strip(E);
    const ValueDecl *D = nullptr;
    if (const auto *M = dyn_cast_or_null<MemberExpr>(E); M && Members) {
      D = M->getMemberDecl()->getAccess() == AS_private
              ? dyn_cast<FieldDecl>(M->getMemberDecl())
              : nullptr;
    } else if (const auto *R = dyn_cast_or_null<DeclRefExpr>(E);
               R && !Members) {
      const auto *V = dyn_cast<VarDecl>(R->getDecl());
      D = V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) ? V : nullptr;
    }
    const CXXRecordDecl *Type =
        D ? D->getType()->getAsCXXRecordDecl() : nullptr;
    return Type && isa<ClassTemplateSpecializationDecl>(Type) && isInStd(*Type)
               ? D
               : nullptr;
  }

  Doing &doing(const ValueDecl &C) { return Containers[&C].By[In]; }

  /// From \p E to the largest expression with that value, or that element;
  /// what stands above that.
  const Stmt *climb(const Expr *&E) const {
    for (;;) {
      const Stmt *Up = Parents->getParent(E);
      const auto *M = dyn_cast_or_null<MemberExpr>(Up);
      if (!isa_and_nonnull<ImplicitCastExpr, ParenExpr, FullExpr,
                           MaterializeTemporaryExpr>(Up) &&
          !(M && isInStd(*M->getMemberDecl()) &&
            isa<FieldDecl>(M->getMemberDecl())))
        return Up;
      E = cast<Expr>(Up);
    }
  }

  /// Whether it is known what is done with the container that \p E names, and
  /// that reaches no element.
  bool useContainer(const ValueDecl &C, const Expr *E) {
    const Stmt *Up = climb(E);
    if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(Up))
      return Op->getOperator() == OO_Subscript && useElement(C, Op);
    if (const auto *M = dyn_cast_or_null<MemberExpr>(Up)) {
      const auto *Call =
          dyn_cast_or_null<CXXMemberCallExpr>(Parents->getParent(M));
      return Call && useMethod(C, *Call);
    }
    // The range of a loop.
    const auto *Range = dyn_cast_or_null<DeclStmt>(Up);
    const auto *V = Range && Range->isSingleDecl()
                        ? dyn_cast<VarDecl>(Range->getSingleDecl())
                        : nullptr;
    const auto *Loop =
        V && V->isImplicit()
            ? dyn_cast_or_null<CXXForRangeStmt>(Parents->getParent(Range))
            : nullptr;
    return Loop && useVariable(C, *Loop->getLoopVariable());
  }

  bool useMethod(const ValueDecl &C, const CXXMemberCallExpr &Call) {
    const CXXMethodDecl *Method = Call.getMethodDecl();
    const llvm::StringRef Name =
        Method && Method->getIdentifier() ? Method->getName() : "";
    const Expr *Whole = &Call;
    switch (useOf(Name)) {
    case Use::Fills:
      for (const Expr *Argument : Call.arguments())
        fill(&C, Argument);
      return true;
    case Use::Drops:
      if (namesClient(Containers[&C], Call))
        return false;
      doing(C).Drops.push_back(&Call);
      return true;
    case Use::Asks:
      return true;
    case Use::Gives:
      return useElement(C, &Call);
    case Use::Finds: {
      const Stmt *Up = climb(Whole);
      const auto *Declares = dyn_cast_or_null<DeclStmt>(Up);
      return isComparison(Up) ||
             (Declares && Declares->isSingleDecl() &&
              useVariable(C, *cast<VarDecl>(Declares->getSingleDecl())));
    }
    case Use::Reaches:
      return false;
    }
    llvm_unreachable("all uses are handled");
  }

  /// Whether all that is done with a variable that is an element of \p C, has a
  /// copy of one or points at one is known and leaves it open.
  bool useVariable(const ValueDecl &C, const VarDecl &V) {
    return !contains(In->getBody(), Closures::Enter, [&](const Stmt &S) {
      const auto *R = dyn_cast<DeclRefExpr>(&S);
      return R && isPartOf(*R->getDecl(), V) && !useElement(C, R);
    });
  }

  /// Whether the name is the variable's, or one of its structured bindings.
  static bool isPartOf(const ValueDecl &Named, const VarDecl &V) {
    const auto *Binding = dyn_cast<BindingDecl>(&Named);
    return &Named == &V || (Binding && Binding->getDecomposedDecl() == &V);
  }

  bool useElement(const ValueDecl &C, const Expr *E) {
    const Stmt *Up = climb(E);
    if (!Up || isa<IfStmt, CompoundStmt>(Up) || isComparison(Up))
      return true;
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Up);
        Op && (Op->getOperator() == OO_Arrow || Op->getOperator() == OO_Star))
      return useElement(C, Op); // an iterator
    if (const auto *M = dyn_cast<MemberExpr>(Up)) {
      doing(C).Asked.push_back(E);
      return M->isArrow() && isa<FieldDecl>(M->getMemberDecl()) &&
             M->getType()->isArithmeticType();
    }
    if (const auto *B = dyn_cast<BinaryOperator>(Up)) {
      const Opening *O =
          B->getOpcode() == BO_Assign && B->getLHS() == E && !isCopy(E)
              ? openedValue(P, B->getRHS(), *In)
              : nullptr;
      if (!O)
        return false;
      fill(&C, B->getRHS());
      doing(C).Refills.push_back({B, strip(E), *O});
      return true;
    }
    if (const auto *Call = dyn_cast<CallExpr>(Up)) {
      doing(C).Asked.push_back(E);
      return isLent(*Call, *E, C);
    }
    const auto *Declares = dyn_cast<DeclStmt>(Up);
    const auto *V = Declares && Declares->isSingleDecl()
                        ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                        : nullptr;
    return V && V->getType()->isReferenceType() && useVariable(C, *V);
  }

  /// Whether \p E is a variable of its own, which has a copy of an element.
  static bool isCopy(const Expr *E) {
    const auto *R = dyn_cast<DeclRefExpr>(strip(E));
    return R && !R->getDecl()->getType()->isReferenceType();
  }

  static bool isComparison(const Stmt *S) {
    if (const auto *U = dyn_cast_or_null<UnaryOperator>(S))
      return U->getOpcode() == UO_LNot;
    if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(S))
      return Op->getOperator() == OO_EqualEqual ||
             Op->getOperator() == OO_ExclaimEqual;
    const auto *B = dyn_cast_or_null<BinaryOperator>(S);
    return B && (B->isComparisonOp() || B->isLogicalOp());
  }

  /// `open_.erase(client)`: who names the client knows what became of it.
  static bool namesClient(const Found &F, const CXXMemberCallExpr &Call) {
    return Call.getNumArgs() == 1 && !F.Openings.empty() &&
           sameType(Call.getArg(0)->getType(),
                    F.Openings.front().Call.E->getType());
  }

  /// Whether the call only borrows the client that \p Argument is.
  bool isLent(const CallExpr &Call, const Expr &Argument, const ValueDecl &C) {
    const auto It = Containers.find(&C);
    const std::optional<CallView> View = CallView::of(&Call);
    if (It == Containers.end() || It->second.Openings.empty() || !View)
      return false;
    const ClientProtocol Rules(It->second.Openings.front().Of->Owner);
    for (unsigned N = 1; N <= View->size(); ++N)
      if (View->argument(N) == &Argument)
        return Rules.treat(P, *View, N, Denotes::Client).K ==
               Treatment::Borrows;
    return false;
  }

  static bool sameType(QualType A, QualType B) {
    return A.getNonReferenceType().getCanonicalType().getUnqualifiedType() ==
           B.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  }

  /// Whether the container has things of the type, as they are.
  static bool holds(const ValueDecl &C, QualType T) {
    const auto *Type = cast<ClassTemplateSpecializationDecl>(
        C.getType()->getAsCXXRecordDecl());
    return llvm::any_of(Type->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &A) {
                          return A.getKind() == TemplateArgument::Type &&
                                 sameType(A.getAsType(), T);
                        });
  }

  /// Notes the clients that \p Value, an argument, has in it.
  void fill(const ValueDecl *C, const Expr *Value) {
    const Expr *E = strip(Value);
    if (!E)
      return;
    if (const Opening *O = openedValue(P, E, *In)) {
      if (holds(*C, E->getType()))
        Containers[C].Openings.push_back(*O);
      return;
    }
    // `{key, client}`, `std::make_pair(key, client)`
    if (const auto *List = dyn_cast<InitListExpr>(E))
      for (const Expr *Init : List->inits())
        fill(C, Init);
    else if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      for (const Expr *Argument : Made->arguments())
        fill(C, Argument);
    else if (const auto *Call = dyn_cast<CallExpr>(E);
             Call && Call->getDirectCallee() &&
             isInStd(*Call->getDirectCallee()))
      for (const Expr *Argument : Call->arguments())
        fill(C, Argument);
  }

  Program &P;
  const bool Members;
  const FunctionDecl *In = nullptr;
  std::unique_ptr<ParentMap> Parents; ///< of what is in In
};

/// Whether the two expressions look alike.
bool sameExpr(const Expr *A, const Expr *B, const ASTContext &Context) {
  llvm::FoldingSetNodeID IdA, IdB;
  strip(A)->Profile(IdA, Context, /*Canonical=*/true);
  strip(B)->Profile(IdB, Context, /*Canonical=*/true);
  return IdA == IdB;
}

/// Whether nothing behind the statement runs after it.
bool leaves(const Stmt *S) {
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    return !Block->body_empty() && leaves(Block->body_back());
  return isa<ReturnStmt, ContinueStmt, BreakStmt, GotoStmt>(S);
}

/// Whether an element that gets another client has to be open before that, on
/// some path: its client was asked something on the way.
///
///   if (!c || c->err)        if (c && !c->err)
///     c = open();              return c;
///                            c = open();
bool wasOpen(const Refill &R, const Doing &Does, const FunctionDecl &In,
             const ASTContext &Context) {
  const auto Holds = [](const Stmt *Code, const Stmt *Part) {
    return contains(Code, Closures::Leave,
                    [&](const Stmt &S) { return &S == Part; });
  };
  return contains(In.getBody(), Closures::Leave, [&](const Stmt &S) {
    const auto *If = dyn_cast<IfStmt>(&S);
    const bool Asks =
        If && llvm::any_of(Does.Asked, [&](const Expr *E) {
          return Holds(If->getCond(), E) && sameExpr(E, R.Element, Context);
        });
    return Asks && (Holds(If->getThen(), R.Assignment) ||
                    (!If->getElse() && leaves(If->getThen()) &&
                     Context.getSourceManager().isBeforeInTranslationUnit(
                         If->getEndLoc(), R.Assignment->getBeginLoc())));
  });
}

/// Whether the function, or a visible one that it calls, closes something or
/// reaches an element.
bool mayClose(const Visitor &V, const Found &F, const FunctionDecl *In) {
  const auto Does = [&](const FunctionDecl *G) {
    const auto It = F.By.find(G);
    return V.Closing.count(G) || (It != F.By.end() && It->second.Reaches);
  };
  if (Does(In))
    return true;
  const auto Calls = V.Calls.find(In);
  if (Calls == V.Calls.end())
    return false;
  return llvm::any_of(Calls->second, [&](const FunctionDecl *G) {
    const FunctionDecl *Definition = nullptr;
    return G->hasBody(Definition) &&
           (Does(Definition) || V.Calls.count(Definition) ||
            !isa<CXXMethodDecl>(Definition));
  });
}

/// Whether the function lets a client of a container go that others close.
bool loses(const Visitor &V, const Found &F, const FunctionDecl &In,
           const Doing &Does, ContainerLeak &Leak) {
  if (mayClose(V, F, &In))
    return false;
  if (!Does.Drops.empty()) {
    Leak.Loss = Does.Drops.front();
    return true;
  }
  for (const Refill &R : Does.Refills)
    if (wasOpen(R, Does, In, In.getASTContext())) {
      Leak.Loss = R.Assignment;
      Leak.Site = R.Site;
      return true;
    }
  return false;
}

std::vector<ContainerLeak> leaksAmong(const Visitor &V) {
  std::vector<ContainerLeak> Leaks;
  for (const auto &[Container, F] : V.Containers) {
    if (F.Openings.empty())
      continue;
    ContainerLeak Leak{Container, F.Openings.front()};
    bool Reached = false, Owns = false;
    for (const auto &[In, Does] : F.By) {
      Reached |= Does.Reaches;
      Owns |= Does.Reaches && V.Closing.count(In);
    }
    if (!Reached) {
      Leaks.push_back(Leak);
      continue;
    }
    if (!Owns || isa<VarDecl>(Container))
      continue;
    for (const auto &[In, Does] : F.By)
      if (loses(V, F, *In, Does, Leak)) {
        Leaks.push_back(Leak);
        break;
      }
  }
  return Leaks;
}

/// Looks twice, as Visitor::startAgain says why.
template <typename Functions>
std::vector<ContainerLeak> judge(Visitor V, const Functions &All) {
  for (const bool Again : {false, true}) {
    if (Again)
      V.startAgain();
    for (const FunctionDecl *F : All)
      V.visit(*F);
  }
  return leaksAmong(V);
}

} // namespace

std::vector<ContainerLeak>
containerLeaks(Program &P, llvm::ArrayRef<const CXXMethodDecl *> Methods) {
  return judge(Visitor(P, /*Members=*/true), Methods);
}

std::vector<ContainerLeak> containerLeaks(Program &P, const FunctionDecl &F) {
  return judge(Visitor(P, /*Members=*/false),
               llvm::ArrayRef<const FunctionDecl *>{&F});
}

} // namespace closecall::obligation
