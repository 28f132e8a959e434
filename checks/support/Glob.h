//===- Glob.h - Globs as clang-tidy users know them -----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_GLOB_H
#define CLOSECALL_SUPPORT_GLOB_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace closecall {

/// Whether \p Text matches \p Glob, in which `*` stands for any text.
bool globMatches(llvm::StringRef Glob, llvm::StringRef Text);

/// Whether one of the globs matches.
bool matchesAny(const std::vector<std::string> &Globs, llvm::StringRef Text);

/// A comma-separated list in which the last matching glob decides and a
/// leading `-` excludes: `*,-libc-memory`.
class GlobList {
public:
  explicit GlobList(llvm::StringRef Text);

  /// \p Default is the answer for names that only the glob `*`, or no glob at
  /// all, matches: so `*` enables what is on by default, and a library that is
  /// off by default has to be named.
  bool contains(llvm::StringRef Name, bool Default) const;

private:
  struct Item {
    std::string Glob;
    bool Positive;
  };
  std::vector<Item> Items;
};

} // namespace closecall

#endif // CLOSECALL_SUPPORT_GLOB_H
