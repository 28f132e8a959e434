//===- LockCalls.h - Locks that are taken and given back by hand --------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_LOCKCALLS_H
#define CLOSECALL_OBLIGATION_LOCKCALLS_H

#include "obligation/CallView.h"
#include <optional>

namespace closecall::obligation {

struct LockCall {
  const clang::Expr *Lock; ///< the lock itself, not its address
  bool Takes;              ///< it, or gives it back
  const char *Release;     ///< the function that gives it back
};

/// `m_.lock()` of a mutex, `pthread_mutex_lock(&s->m)`; nothing for other calls
/// and for lock objects, which unlock by themselves.
std::optional<LockCall> lockCall(const CallView &Call);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_LOCKCALLS_H
