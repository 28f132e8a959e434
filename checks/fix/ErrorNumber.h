//===- ErrorNumber.h - Who reads errno ------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_ERRORNUMBER_H
#define CLOSECALL_FIX_ERRORNUMBER_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"

namespace closecall {

/// Whether \p Code reads `errno`, which a close in front of it may change: by
/// name, by `perror`, by `%m`, or in a function or constructor
/// whose body can be seen.
bool readsErrno(const clang::Stmt &Code);

/// Whether an edit may say `errno`: `perror` and `%m` read it without the
/// header that declares it.
bool canNameErrno(const clang::ASTContext &Context);

} // namespace closecall

#endif // CLOSECALL_FIX_ERRORNUMBER_H
