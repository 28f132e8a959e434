//===- Toolchain.h - The clang-tidy and the plugin to run ----- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_TOOLCHAIN_H
#define CLOSECALL_DRIVER_TOOLCHAIN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace closecall::driver {

/// One row of checks/Checks.inc.
struct CheckRow {
  const char *Name;
  const char *Summary;
};

/// The checks that this driver was built with.
llvm::ArrayRef<CheckRow> allChecks();

/// The row of a check, by its name with or without `closecall-`.
const CheckRow *findCheck(llvm::StringRef Name);

/// The text of a check's page, docs/checks/<name>.md.
llvm::StringRef pageOf(llvm::StringRef Check);

/// The page's address on the web; empty where this build knows none.
std::string pageAddress(llvm::StringRef Check);

/// What the driver runs.
struct Toolchain {
  std::string ClangTidy;
  std::string Plugin;
  /// clang-tidy's version, such as 22.1.8.
  std::string Version;
};

/// Finds clang-tidy and the plugin and makes sure that they work together:
/// `clang-tidy --list-checks` must name our checks, since a plugin that is
/// missing or made for another LLVM would only look like a clean run.  Given
/// paths are used and not searched for.  On failure Error is one line.
bool findToolchain(llvm::StringRef ClangTidy, llvm::StringRef Plugin,
                   Toolchain &Result, std::string &Error);

/// Another program of the same LLVM, such as clang-apply-replacements; empty
/// if there is none.
std::string siblingOf(const Toolchain &Tools, llvm::StringRef Name);

/// The LLVM major that this driver is for.
unsigned ownMajor();

/// The driver's version.
llvm::StringRef ownVersion();

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_TOOLCHAIN_H
