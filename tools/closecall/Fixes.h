//===- Fixes.h - What a fix changes --------------------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_FIXES_H
#define CLOSECALL_DRIVER_FIXES_H

#include "Findings.h"
#include "Toolchain.h"
#include <string>
#include <vector>

namespace closecall::driver {

/// Whole lines of a file and what takes their place.
struct Hunk {
  std::string File;
  /// The number of the first line of Before.
  unsigned Line = 0;
  std::vector<std::string> Before;
  std::vector<std::string> After;
};

/// The edits as changed lines, in the order of the files and lines.
std::vector<Hunk> hunksOf(llvm::ArrayRef<Edit> Edits, Sources &Texts);

/// What applying fixes came to.
struct Applied {
  /// Findings with an edit.
  size_t Fixed = 0;
  size_t Files = 0;
  /// One line; empty if all went well.
  std::string Error;
};

/// Applies the findings' edits to the files: all in one export and one run of
/// clang-apply-replacements, so that edits to a shared header happen once; one
/// for each .clang-format that holds for some of them.  With WithNotes also the
/// edits that only a note offers.
Applied applyFixes(llvm::ArrayRef<Finding> Findings, bool WithNotes,
                   const Toolchain &Tools);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_FIXES_H
