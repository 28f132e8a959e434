//===- CacheBound.h - Room for an entry before one is added ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_CACHEBOUND_H
#define CLOSECALL_FIX_CACHEBOUND_H

#include "container/ContainerUses.h"
#include "clang/Basic/Diagnostic.h"
#include <string>
#include <vector>

namespace closecall {

/// How a cache gets a bound: by edits, or by hand for \p Obstacle.
struct CacheBound {
  std::vector<clang::FixItHint> Edits;
  std::string Obstacle; ///< why there are none
};

/// Edits that evict an entry before the first growth, once there are
/// \p MaxEntries: in the same block, so that the lock that is held for the
/// growth is held for the eviction.  None where an entry may still be in use,
/// or where nobody can tell how one goes.
CacheBound boundCache(const clang::ValueDecl &Container,
                      const ContainerShape &Shape, const ContainerUses &Uses,
                      unsigned MaxEntries, UseIndex &Index);

} // namespace closecall

#endif // CLOSECALL_FIX_CACHEBOUND_H
