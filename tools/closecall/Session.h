//===- Session.h - One analysis as a subcommand asks for it --- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_SESSION_H
#define CLOSECALL_DRIVER_SESSION_H

#include "ChangedLines.h"
#include "Options.h"
#include "Project.h"
#include "Report.h"
#include "Sources.h"
#include <set>
#include <string>

namespace closecall::driver {

/// What `check` and `baseline` have in common: the project, the tools, the
/// files to look at, and what was found in them.
struct Session {
  Project In;
  Toolchain Tools;
  std::vector<std::string> Files;
  /// Headers that the user named, and the files that are looked at only
  /// because they include one.
  std::set<std::string> Headers;
  std::set<std::string> ForHeaders;
  Sources Texts;
  Analysis Ran;
};

/// Finds the project and the tools.  Says on standard error which database is
/// used.  On failure Error is one line.
bool openSession(const CommonOptions &Options, Session &Result,
                 std::string &Error);

/// Chooses the files that the user named.
bool chooseFiles(const CommonOptions &Options, Session &Of, std::string &Error);

/// Chooses, among the files that the user named, those that changed lines can
/// reach.  A changed source in the database's folder that it does not name is a
/// failure of the run; a changed header that no file includes is said.
bool chooseChangedFiles(const CommonOptions &Options,
                        const ChangedLines &Changed, Session &Of,
                        std::string &Error);

/// Analyses the chosen files.
void runSession(const CommonOptions &Options, Session &Of);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_SESSION_H
