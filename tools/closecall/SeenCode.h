//===- SeenCode.h - Which lines the compiler saw -------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What `#if` leaves out, headers that no file includes and system headers are
// not analysed; that nothing was found there says nothing.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_SEENCODE_H
#define CLOSECALL_DRIVER_SEENCODE_H

#include "Project.h"
#include "Toolchain.h"
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace closecall::driver {

/// The lines that some files and the headers they include consist of for the
/// compiler.
class SeenCode {
public:
  /// Runs the preprocessor over files of the project, each with its command.  A
  /// file with errors counts as not seen.
  void read(const Project &In, const Toolchain &Tools,
            llvm::ArrayRef<std::string> ExtraArguments,
            llvm::ArrayRef<std::string> Files);

  /// Whether all of these lines have been seen at once, as part of a file that
  /// is no system header.
  bool covers(llvm::StringRef File, unsigned First, unsigned Last) const;

  /// The lines, first and last, that one passage through a file left out.
  using Skipped = std::vector<std::pair<unsigned, unsigned>>;

  void add(const std::string &File, Skipped Lines);

private:
  std::map<std::string, std::vector<Skipped>> Passages;
};

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_SEENCODE_H
