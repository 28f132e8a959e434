//===- LineHash.h - GitHub's fingerprints of lines ------------ -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_LINEHASH_H
#define CLOSECALL_DRIVER_LINEHASH_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace closecall::driver {

/// For each line of a text what GitHub's upload action writes as
/// primaryLocationLineHash: a hash of the 100 characters from the line's first
/// on, without blanks and tabs, and how often that hash came until here.
std::vector<std::string> lineHashes(llvm::StringRef Text);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_LINEHASH_H
