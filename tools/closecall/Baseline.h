//===- Baseline.h - Findings that are known already ----------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A baseline is JSON, sorted, without line numbers: file, check, message and
// how often.  So it changes only when a finding comes or goes, and its changes
// can be read in a review.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_BASELINE_H
#define CLOSECALL_DRIVER_BASELINE_H

#include "Findings.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <string>
#include <vector>

namespace closecall::driver {

/// The file that a baseline is in, unless the user names another.
constexpr char BaselineName[] = "closecall-baseline.json";

/// What a baseline knows of a finding; the file is relative to the root.
struct KnownFinding {
  std::string File;
  std::string Check;
  std::string Message;

  bool operator<(const KnownFinding &Other) const {
    return std::tie(File, Check, Message) <
           std::tie(Other.File, Other.Check, Other.Message);
  }
};

/// Findings and their numbers.
class Baseline {
public:
  Baseline() = default;
  Baseline(llvm::ArrayRef<Finding> Findings, llvm::StringRef Root);

  /// False, with one line in Error, if the file is no baseline.
  bool read(llvm::StringRef Path, std::string &Error);
  bool write(llvm::StringRef Path, std::string &Error) const;

  /// Removes from Findings those that are known; the number of them.
  size_t subtractFrom(std::vector<Finding> &Findings,
                      llvm::StringRef Root) const;

  /// What this baseline has and Now has not, with the number of each.
  std::vector<std::pair<KnownFinding, unsigned>>
  goneIn(const Baseline &Now) const;

  /// Removes what Now has not, of files that Counts is true for.
  void prune(const Baseline &Now,
             llvm::function_ref<bool(llvm::StringRef)> Counts);

  size_t size() const;

private:
  std::map<KnownFinding, unsigned> Known;
};

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_BASELINE_H
