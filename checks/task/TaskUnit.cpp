//===- TaskUnit.cpp - A translation unit with tasks -----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/TaskFindings.h"

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

void TaskUnit::enter(const FunctionDecl &F) {
  Entered = &F;
  Parents.reset();
}

const ParentMap &TaskUnit::parents() {
  if (!Parents) {
    Parents = std::make_unique<ParentMap>(Entered->getBody());
    if (const auto *C = dyn_cast<CXXConstructorDecl>(Entered))
      for (const CXXCtorInitializer *I : C->inits())
        Parents->addStmt(I->getInit());
  }
  return *Parents;
}

const FunctionDecl *TaskUnit::functionAround(const Stmt &S) {
  for (const Stmt *Up = &S; Up; Up = parents().getParent(Up))
    if (const auto *L = dyn_cast<LambdaExpr>(Up))
      return L->getCallOperator();
  return Entered;
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
