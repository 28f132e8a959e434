//===- StaleInflightEntryCheck.h -------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_STALEINFLIGHTENTRYCHECK_H
#define CLOSECALL_STALEINFLIGHTENTRYCHECK_H

#include "support/CatalogueCheck.h"

namespace closecall {

/// Finds in-flight marks that an error path leaves behind.
///
/// docs/checks/stale-inflight-entry.md describes the check for its users.
class StaleInflightEntryCheck : public CatalogueCheck {
public:
  using CatalogueCheck::CatalogueCheck;
};

} // namespace closecall

#endif // CLOSECALL_STALEINFLIGHTENTRYCHECK_H
