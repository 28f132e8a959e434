//===- Options.h - Options that several subcommands share ----- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_OPTIONS_H
#define CLOSECALL_DRIVER_OPTIONS_H

#include "Analysis.h"
#include "llvm/Support/CommandLine.h"
#include <string>
#include <vector>

namespace closecall::driver {

/// The subcommands that analyse files; they share the options of this page, of
/// which learn has those that are not about findings.
/// Functions, since options of other files register themselves with them before
/// main.
llvm::cl::SubCommand &checkSub();
llvm::cl::SubCommand &baselineSub();
llvm::cl::SubCommand &learnSub();

/// All options of ours, for the help.
llvm::cl::OptionCategory &category();

/// The options of an analysis, as given.
struct CommonOptions {
  std::vector<std::string> Paths;
  std::string BuildPath;
  std::string Plugin;
  std::string ClangTidy;
  std::string Checks;
  std::string Shard;
  std::string CacheFolder;
  AnalysisOptions Analysis;
};

CommonOptions commonOptions();

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_OPTIONS_H
