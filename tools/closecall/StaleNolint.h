//===- StaleNolint.h - NOLINT comments that silence nothing --- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The files are analysed once more, with the comments that name a check of ours
// blotted out in an overlay of the file system.  A comment under which no
// finding appears then is stale.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_STALENOLINT_H
#define CLOSECALL_DRIVER_STALENOLINT_H

#include "Session.h"

namespace closecall::driver {

/// A NOLINT comment that names a check of ours.
struct NolintComment {
  std::string File;
  /// Of the word NOLINT.
  unsigned Offset = 0;
  /// Behind the closing parenthesis.
  unsigned End = 0;
  /// What stands between the parentheses.
  std::string Globs;
  /// The lines that it silences.
  unsigned First = 0;
  unsigned Last = 0;
};

/// The NOLINT comments of a text that name a check of ours.  Blotted is the
/// text with them made ineffective, of the same length.
std::vector<NolintComment> nolintComments(const SourceText &Text,
                                          llvm::StringRef File,
                                          std::string &Blotted);

/// Adds to the session's findings one for each stale comment of the files that
/// it has analysed and the headers that they include.  False, with one line in
/// Error, if it cannot tell.
bool addStaleNolints(const CommonOptions &Options, Session &Of,
                     std::string &Error);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_STALENOLINT_H
