//===- DeprecatedCloseCheck.h -------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DEPRECATEDCLOSECHECK_H
#define CLOSECALL_DEPRECATEDCLOSECHECK_H

#include "support/CatalogueCheck.h"

namespace closecall {

/// Finds closing calls that their library has deprecated.
///
/// docs/checks/deprecated-close.md describes the check for its users.
class DeprecatedCloseCheck : public CatalogueCheck {
public:
  using CatalogueCheck::CatalogueCheck;
};

} // namespace closecall

#endif // CLOSECALL_DEPRECATEDCLOSECHECK_H
