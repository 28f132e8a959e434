//===- LockHolder.h - Objects that hold a lock ----------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_LOCKHOLDER_H
#define CLOSECALL_SUPPORT_LOCKHOLDER_H

#include "clang/AST/Decl.h"

namespace closecall {

/// Whether the variable's class is named as one whose objects hold a lock as
/// long as they live: `std::unique_lock<std::mutex> lock(mutex);`,
/// `QMutexLocker`, `absl::MutexLock`.
bool isLockHolder(const clang::VarDecl &V);

} // namespace closecall

#endif // CLOSECALL_SUPPORT_LOCKHOLDER_H
