//===- UnboundedCacheCheck.h -------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_UNBOUNDEDCACHECHECK_H
#define CLOSECALL_UNBOUNDEDCACHECHECK_H

#include "support/CatalogueCheck.h"

namespace closecall {

/// Finds containers used as caches that only ever grow.
///
/// docs/checks/unbounded-cache.md describes the check for its users.
class UnboundedCacheCheck : public CatalogueCheck {
public:
  using CatalogueCheck::CatalogueCheck;
};

} // namespace closecall

#endif // CLOSECALL_UNBOUNDEDCACHECHECK_H
