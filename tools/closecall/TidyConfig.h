//===- TidyConfig.h - What a project's .clang-tidy files say -- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_TIDYCONFIG_H
#define CLOSECALL_DRIVER_TIDYCONFIG_H

#include "Toolchain.h"
#include "llvm/ADT/StringMap.h"
#include <string>
#include <vector>

namespace closecall::driver {

/// How clang-tidy is to be configured for the files of a folder.
struct TidyConfig {
  /// The .clang-tidy files that count, innermost first.
  std::vector<std::string> Files;
  /// The value for --checks, and the checks of ours that it enables.
  std::string Checks;
  std::vector<std::string> Enabled;
  /// What the project says of which headers count; empty if nothing.
  std::string HeaderFilter;
  std::string ExcludeHeaderFilter;
  /// All of the configuration, as clang-tidy prints it.
  std::string Dump;
  /// A line that says what is wrong with the files; empty if nothing is.
  std::string Error;
};

/// Asks clang-tidy for the configuration of each folder, once for all folders
/// with the same .clang-tidy files.
class TidyConfigs {
public:
  /// Given are the user's own --checks and --config-file, or nothing.
  TidyConfigs(const Toolchain &Tools, llvm::StringRef GivenChecks,
              llvm::StringRef GivenFile)
      : Tools(Tools), GivenChecks(GivenChecks), GivenFile(GivenFile) {}

  const TidyConfig &of(llvm::StringRef File);

private:
  TidyConfig read(llvm::StringRef File, std::vector<std::string> Files) const;

  const Toolchain &Tools;
  std::string GivenChecks;
  std::string GivenFile;
  llvm::StringMap<std::vector<std::string>> FilesOfFolder;
  llvm::StringMap<TidyConfig> Known;
};

/// The value of --checks for a project whose configuration has the globs
/// Configured.  What it says of our checks counts; if it does not name one that
/// it wants, all run.  Checks that are not ours stay off.
std::string checksFor(llvm::StringRef Configured);

/// Whether clang-tidy's list of globs enables a check.
bool enables(llvm::StringRef Globs, llvm::StringRef Check);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_TIDYCONFIG_H
