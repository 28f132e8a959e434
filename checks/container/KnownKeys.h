//===- KnownKeys.h - Keys that a function knows ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_KNOWNKEYS_H
#define CLOSECALL_CONTAINER_KNOWNKEYS_H

#include "clang/AST/Decl.h"
#include "clang/AST/ParentMap.h"

namespace closecall {

/// Whether the insertion only happens where a visible function has made
/// something for the key, which it does for some constants alone.
bool addsKnownKeys(const clang::Expr &Insertion,
                   const clang::ParentMap &Parents);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_KNOWNKEYS_H
