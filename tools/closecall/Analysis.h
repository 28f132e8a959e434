//===- Analysis.h - Running clang-tidy over files ------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_ANALYSIS_H
#define CLOSECALL_DRIVER_ANALYSIS_H

#include "Findings.h"
#include "Project.h"
#include "TidyConfig.h"
#include "Toolchain.h"
#include <string>
#include <vector>

namespace closecall::driver {

class Cache;

/// How to analyse.
struct AnalysisOptions {
  /// The user's own; empty for none.
  std::string HeaderFilter;
  std::string ConfigFile;
  std::vector<std::string> ExtraArguments;
  unsigned Workers = 1;
  /// Seconds that one file may take; 0 is no limit.
  unsigned Timeout = 0;
  bool Quiet = false;
  /// An overlay of the file system for clang-tidy; empty for none.
  std::string Overlay;
};

/// A file that could not be analysed.
struct Failure {
  std::string File;
  std::string Reason;
};

/// What came of a run.
struct Analysis {
  std::vector<Finding> Findings;
  std::vector<Failure> Failures;
  size_t Files = 0;
  size_t FromCache = 0;
  double Seconds = 0;
  bool Interrupted = false;
};

/// Runs clang-tidy over the files, a process each.  A file that has not changed
/// is answered by the cache, if there is one.
Analysis analyse(const Project &In, const Toolchain &Tools,
                 TidyConfigs &Configs, llvm::ArrayRef<std::string> Files,
                 const AnalysisOptions &Options, Cache *Known, Sources &Texts);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_ANALYSIS_H
