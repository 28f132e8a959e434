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

} // namespace closecall::task
