//===- UseIndex.cpp - Who names what in a translation unit ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/UseIndex.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace closecall {

namespace {

/// Calls \p Found for each expression that names a declaration.
template <typename Callback>
class NameVisitor : public RecursiveASTVisitor<NameVisitor<Callback>> {
public:
  explicit NameVisitor(Callback &Found) : Found(Found) {}
  bool shouldVisitLambdaBody() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *R) {
    Found(*R, *R->getDecl());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *M) {
    Found(*M, *M->getMemberDecl());
    return true;
  }

private:
  Callback &Found;
};

template <typename Callback>
void visitNames(const FunctionDecl &F, Callback Found) {
  NameVisitor<Callback> Visitor(Found);
  if (const auto *C = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *I : C->inits())
      Visitor.TraverseStmt(I->getInit());
  Visitor.TraverseStmt(F.getBody());
}

} // namespace

UseIndex::UseIndex(ASTContext &Context, const ContainerTypes &Types)
    : Context(Context), Types(Types) {
  addAll(*Context.getTranslationUnitDecl());
}

void UseIndex::addAll(const DeclContext &In) {
  const SourceManager &SM = Context.getSourceManager();
  for (const Decl *D : In.decls()) {
    if (SM.isInSystemHeader(D->getLocation()))
      continue;
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Friend = dyn_cast<FriendDecl>(D);
        Friend && Friend->getFriendDecl())
      D = Friend->getFriendDecl();
    if (const auto *F = dyn_cast<FunctionDecl>(D)) {
      if (F->doesThisDeclarationHaveABody())
        add(*F);
    } else if (const auto *V = dyn_cast<VarDecl>(D); V && V->getInit()) {
      auto Found = [&](const Expr &E, const ValueDecl &Named) {
        Uses[Named.getCanonicalDecl()].push_back({&E, nullptr});
      };
      NameVisitor<decltype(Found)>(Found).TraverseStmt(
          const_cast<Expr *>(V->getInit()));
    } else if (isa<NamespaceDecl, LinkageSpecDecl, CXXRecordDecl>(D)) {
      addAll(*cast<DeclContext>(D));
    }
  }
}

void UseIndex::add(const FunctionDecl &F) {
  visitNames(F, [&](const Expr &E, const ValueDecl &Named) {
    const auto *V = dyn_cast<VarDecl>(&Named);
    if (V ? V->hasGlobalStorage() : isa<FieldDecl, FunctionDecl>(Named))
      Uses[Named.getCanonicalDecl()].push_back({&E, &F});
  });
}

llvm::ArrayRef<Use> UseIndex::of(const Decl &D) const {
  const auto It = Uses.find(D.getCanonicalDecl());
  return It == Uses.end() ? llvm::ArrayRef<Use>()
                          : llvm::ArrayRef<Use>(It->second);
}

const ParentMap &UseIndex::parents(const FunctionDecl &F) {
  std::unique_ptr<ParentMap> &Map = Parents[&F];
  if (!Map) {
    Map = std::make_unique<ParentMap>(F.getBody());
    if (const auto *C = dyn_cast<CXXConstructorDecl>(&F))
      for (const CXXCtorInitializer *I : C->inits())
        if (I->getInit())
          Map->addStmt(I->getInit());
  }
  return *Map;
}

std::vector<Use> usesInside(const FunctionDecl &F, const ValueDecl &Local) {
  std::vector<Use> Found;
  visitNames(F, [&](const Expr &E, const ValueDecl &Named) {
    if (&Named == &Local)
      Found.push_back({&E, &F});
  });
  return Found;
}

} // namespace closecall
