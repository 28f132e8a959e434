//===- Walk.h - Questions about a piece of code ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_WALK_H
#define CLOSECALL_SUPPORT_WALK_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace closecall {

/// Whether a closure belongs to the code that writes it: its body runs later,
/// if at all.
enum class Closures { Enter, Leave };

/// Whether \p Test, of a `const clang::Stmt &`, holds for \p Top or for
/// something below it; null contains nothing.  The order is not defined.
template <typename Predicate>
bool contains(const clang::Stmt *Top, Closures How, Predicate Test) {
  llvm::SmallVector<const clang::Stmt *, 16> Stack{Top};
  while (!Stack.empty()) {
    const clang::Stmt *S = Stack.pop_back_val();
    if (!S || (How == Closures::Leave && llvm::isa<clang::LambdaExpr>(S)))
      continue;
    if (Test(*S))
      return true;
    Stack.append(S->child_begin(), S->child_end());
  }
  return false;
}

} // namespace closecall

#endif // CLOSECALL_SUPPORT_WALK_H
