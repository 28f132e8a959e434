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
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace closecall::obligation {

namespace {

enum class Use { Fills, Drops, Asks, Reaches };

Use useOf(llvm::StringRef Method) {
  static constexpr const char *Filling[] = {
      "push_back", "emplace_back", "push_front",  "emplace_front",   "push",
      "insert",    "emplace",      "try_emplace", "insert_or_assign"};
  static constexpr const char *Dropping[] = {"erase", "clear", "pop",
                                             "pop_back", "pop_front"};
  static constexpr const char *Asking[] = {"size", "empty", "count", "contains",
                                           "reserve"};
  return llvm::is_contained(Filling, Method)    ? Use::Fills
         : llvm::is_contained(Dropping, Method) ? Use::Drops
         : llvm::is_contained(Asking, Method)   ? Use::Asks
                                                : Use::Reaches;
}

/// What one function does with one container.
struct Doing {
  std::vector<const CallExpr *> Drops;
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
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call))
      visitMethod(*Method);
    for (const Expr *Argument : Call->arguments())
      if (const Expr *Container = containerOf(Argument);
          Container && isLent(*Call, *Argument, *named(Container)))
        Known.insert(Container);
    return true;
  }

  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) {
    const Expr *Range = strip(Loop->getRangeInit());
    if (const ValueDecl *C = named(Range))
      if (isOnlyLent(*Loop->getLoopVariable(), *Loop->getBody(), *C))
        Known.insert(Range);
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *B) {
    const auto *Element = dyn_cast<CXXOperatorCallExpr>(strip(B->getLHS()));
    if (B->getOpcode() == BO_Assign && Element &&
        Element->getOperator() == OO_Subscript)
      if (const ValueDecl *C = named(Element->getArg(0))) {
        Known.insert(strip(Element->getArg(0)));
        fill(C, B->getRHS());
      }
    return true;
  }

  bool VisitExpr(Expr *E) {
    // Parents come first, so what a known use names is known by now.
    const ValueDecl *C = E == strip(E) ? named(E) : nullptr;
    if (C && !Known.count(E))
      Containers[C].By[In].Reaches = true;
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

  void visitMethod(const CXXMemberCallExpr &Call) {
    const Expr *Object = strip(Call.getImplicitObjectArgument());
    const ValueDecl *C = named(Object);
    const IdentifierInfo *Name = C && Call.getMethodDecl()
                                     ? Call.getMethodDecl()->getIdentifier()
                                     : nullptr;
    if (!Name)
      return;
    const Use U = useOf(Name->getName());
    if (U == Use::Reaches)
      return;
    Known.insert(Object);
    if (U == Use::Fills)
      for (const Expr *Argument : Call.arguments())
        fill(C, Argument);
    Found &F = Containers[C];
    if (U == Use::Drops && namesClient(F, Call))
      F.By[In].Reaches = true;
    else if (U == Use::Drops)
      F.By[In].Drops.push_back(&Call);
  }

  /// `open_.erase(client)`: who names the client knows what became of it.
  static bool namesClient(const Found &F, const CXXMemberCallExpr &Call) {
    return Call.getNumArgs() == 1 && !F.Openings.empty() &&
           sameType(Call.getArg(0)->getType(),
                    F.Openings.front().Call.E->getType());
  }

  /// The container of which \p E names an element, as `c[i]`, `c.at(i)`,
  /// `c.front()` and `c.back()` do; null if it is none.
  const Expr *containerOf(const Expr *E) const {
    E = strip(E);
    const Expr *Object = nullptr;
    if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(E);
        Op && Op->getOperator() == OO_Subscript)
      Object = Op->getArg(0);
    if (const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(E))
      if (const CXXMethodDecl *M = Call->getMethodDecl();
          M && M->getIdentifier() &&
          (M->getName() == "at" || M->getName() == "front" ||
           M->getName() == "back"))
        Object = Call->getImplicitObjectArgument();
    Object = strip(Object);
    return Object && named(Object) ? Object : nullptr;
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

  /// Whether all that the code does with the variable is to lend it.
  bool isOnlyLent(const VarDecl &V, const Stmt &Code, const ValueDecl &C) {
    unsigned Named = 0, Lent = 0;
    contains(&Code, Closures::Enter, [&](const Stmt &S) {
      const auto Is = [&](const Expr *E) {
        const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(E));
        return R && R->getDecl() == &V;
      };
      if (const auto *R = dyn_cast<DeclRefExpr>(&S); R && R->getDecl() == &V)
        ++Named;
      if (const auto *Call = dyn_cast<CallExpr>(&S))
        for (const Expr *Argument : Call->arguments())
          Lent += Is(Argument) && isLent(*Call, *Argument, C);
      return false;
    });
    return Named == Lent;
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
  llvm::DenseSet<const Expr *> Known;
};

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

std::vector<ContainerLeak> leaksAmong(const Visitor &V) {
  std::vector<ContainerLeak> Leaks;
  for (const auto &[Container, F] : V.Containers) {
    if (F.Openings.empty())
      continue;
    const ContainerLeak Leak{Container, F.Openings.front()};
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
      if (!Does.Drops.empty() && !mayClose(V, F, In)) {
        Leaks.push_back(Leak);
        Leaks.back().Drop = Does.Drops.front();
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
