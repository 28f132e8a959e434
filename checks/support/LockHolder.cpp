//===- LockHolder.cpp - Objects that hold a lock --------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/LockHolder.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall {

bool isLockHolder(const VarDecl &V) {
  static const llvm::Regex Name("(lock|[lL]ock_?([gG]uard|er)|[a-z_]Lock)$");
  const CXXRecordDecl *R = V.getType()->getAsCXXRecordDecl();
  return R && R->getIdentifier() && Name.match(R->getName());
}

} // namespace closecall
