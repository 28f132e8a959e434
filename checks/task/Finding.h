//===- Finding.h - What a kind of finding hands to the check --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_FINDING_H
#define CLOSECALL_TASK_FINDING_H

#include "obligation/Simulation.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceLocation.h"
#include <string>
#include <vector>

namespace closecall::task {

/// A task that a function leaves behind, and the statement that sees to it.
struct LeftTask {
  const clang::VarDecl *V = nullptr;
  std::vector<obligation::Leak> Leaks;
  std::string Await;
  bool Asks = false; ///< the statement asks itself if there is anything to do
};

/// A note of a finding.  Waiting changes when a function goes on, so edits are
/// always on notes.
struct Note {
  clang::SourceLocation At;
  std::string Text;
  std::vector<clang::FixItHint> Edits;
  std::vector<LeftTask> Left = {}; ///< what the edits see to, where they leave
};

/// A warning with its notes, ready to be printed.
struct Finding {
  clang::SourceLocation At;
  std::string Message;
  std::vector<Note> Notes;
};

using Findings = std::vector<Finding>;

} // namespace closecall::task

#endif // CLOSECALL_TASK_FINDING_H
