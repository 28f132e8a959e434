//===- UseIndex.h - Who names what in a translation unit ------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Made once, when the first container asks: every expression of the user's code
// that names a container with a life of its own, or a function.  Of templates,
// the pattern is read.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_USEINDEX_H
#define CLOSECALL_CONTAINER_USEINDEX_H

#include "container/ContainerTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ParentMap.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>

namespace closecall {

/// One expression that names a declaration.
struct Use {
  const clang::Expr *E;
  const clang::FunctionDecl *In; ///< null: in the initialiser of a variable
};

class UseIndex {
public:
  UseIndex(clang::ASTContext &Context, const ContainerTypes &Types);

  /// The uses of a variable, field or function, in the order of the source.
  llvm::ArrayRef<Use> of(const clang::Decl &D) const;

  /// What is around the statements of a function's body and initialisers.
  const clang::ParentMap &parents(const clang::FunctionDecl &F);

  clang::ASTContext &Context;
  const ContainerTypes &Types;

private:
  void addAll(const clang::DeclContext &In);
  void add(const clang::FunctionDecl &F);

  llvm::DenseMap<const clang::Decl *, std::vector<Use>> Uses;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<clang::ParentMap>>
      Parents;
};

/// The uses of one local variable or parameter in the body of a function.
std::vector<Use> usesInside(const clang::FunctionDecl &F,
                            const clang::ValueDecl &Local);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_USEINDEX_H
