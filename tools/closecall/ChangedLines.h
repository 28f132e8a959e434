//===- ChangedLines.h - The lines that git says have changed -- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_CHANGEDLINES_H
#define CLOSECALL_DRIVER_CHANGEDLINES_H

#include "Findings.h"
#include <map>
#include <string>
#include <vector>

namespace closecall::driver {

/// Changed lines of files, by path without symbolic links.
class ChangedLines {
public:
  /// Reads what differs between the working tree of the repository at Root and
  /// the point where Revision and HEAD parted; files that git does not know yet
  /// are new as a whole.  False, with one line in Error, if git fails.
  bool read(llvm::StringRef Root, llvm::StringRef Revision, std::string &Error);

  /// Takes what `git diff --unified=0` printed.
  void parse(llvm::StringRef Diff, llvm::StringRef Root);

  /// Whether the finding, or a step of its path, lies in a changed line.
  bool touch(const Finding &F) const;

  /// The files with changed lines.
  std::vector<std::string> files() const;

private:
  bool contains(const Place &At) const;

  struct Range {
    unsigned First;
    unsigned Last;
  };
  std::map<std::string, std::vector<Range>> Ranges;
};

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_CHANGEDLINES_H
