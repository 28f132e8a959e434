//===- FireAndForgetCheck.h -------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIREANDFORGETCHECK_H
#define CLOSECALL_FIREANDFORGETCHECK_H

#include "support/CatalogueCheck.h"

namespace closecall {

/// Finds asynchronous work that nobody waits for.
///
/// docs/checks/fire-and-forget.md describes the check for its users.
class FireAndForgetCheck : public CatalogueCheck {
public:
  using CatalogueCheck::CatalogueCheck;
};

} // namespace closecall

#endif // CLOSECALL_FIREANDFORGETCHECK_H
