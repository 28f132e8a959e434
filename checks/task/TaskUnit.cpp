//===- TaskUnit.cpp - A translation unit with tasks -----------------------===//
//------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/TaskFindings.h"
#include "clang/AST/ParentMapContext.h"

using namespace clang;
using closecall::obligation::Program;

namespace closecall::task {

Program &TaskUnit::program() {
  if (!Normal) {
    Program::Settings S;
    S.StrictExceptions = StrictExceptions;
    Normal = std::make_unique<Program>(Context, Kinds.catalogue(), S);
  }
  return *Normal;
}

Program &TaskUnit::strictProgram() {
  if (!Strict) {
    Program::Settings S;
    S.StrictExceptions = true;
    Strict = std::make_unique<Program>(Context, Kinds.catalogue(), S);
  }
  return *Strict;
}

const FunctionDecl *functionAround(const Stmt &S, ASTContext &Context) {
  DynTypedNode Node = DynTypedNode::create(S);
  for (;;) {
    const auto Parents = Context.getParents(Node);
    if (Parents.empty())
      return nullptr;
    Node = Parents[0];
    if (const auto *F = Node.get<FunctionDecl>())
      return F;
    if (const auto *L = Node.get<LambdaExpr>())
      return L->getCallOperator();
  }
}

const CXXRecordDecl *soleUser(const DeclaratorDecl &Member) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Member.getDeclContext());
  if (!Class || !Class->isCompleteDefinition() || Class->isDependentContext() ||
      Class->isUnion() || Class->isLambda() || Class->hasFriends() ||
      (Member.getAccess() != AS_private && !Class->hasAttr<FinalAttr>()) ||
      Member.getAccess() == AS_public)
    return nullptr;
  for (const Decl *D : Class->decls()) {
    if (isa<FunctionTemplateDecl>(D) || isa<ClassTemplateDecl>(D))
      return nullptr;
    const auto *Nested = dyn_cast<CXXRecordDecl>(D);
    if (Nested && !Nested->isImplicit() && Nested->hasDefinition())
      for (const CXXMethodDecl *M : Nested->getDefinition()->methods())
        if (M->isUserProvided())
          return nullptr;
  }
  return Class;
}

} // namespace closecall::task
