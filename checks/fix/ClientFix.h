//===- ClientFix.h - Edits that close a leaking client --------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_CLIENTFIX_H
#define CLOSECALL_FIX_CLIENTFIX_H

#include "obligation/Program.h"
#include "obligation/Simulation.h"
#include "support/CatalogueCheck.h"
#include "clang/Basic/Diagnostic.h"
#include <string>
#include <vector>

namespace closecall {

/// What to change.  Either there are edits, which change nothing but the close
/// and may be applied without a look, or there is advice for the reader.
struct FixPlan {
  std::vector<clang::FixItHint> Edits;
  std::string Advice;  ///< what to do by hand; empty if there are edits
  std::string Include; ///< header that the edits need, as `<memory>`, or empty
};

/// One client that leaks and the ways in which it does.
struct LeakingClient {
  const obligation::Result *Finding;
  std::vector<const obligation::Leak *> Leaks;
};

struct TriedWays;

struct FixInput {
  obligation::Program &Unit;
  obligation::FunctionModel &Model;
  const clang::FunctionDecl &Function;
  GuardStyle Guard;
  /// The clients that the fix is for, those that one call opens.
  std::vector<LeakingClient> Clients;
  /// What has been tried for the function's findings.
  TriedWays *Tried = nullptr;
};

/// What the user calls the client in its leaks; empty if it has no name.
std::string nameOf(const obligation::FunctionModel &Model,
                   const LeakingClient &Client);

/// Chooses for each finding of one function between an owner beside the raw
/// name (C++, pointer clients that stay in the function), a close on each path
/// that lacks one, a scope guard or `cleanup` attribute, and advice where no
/// edit is sure to be right.  Where several need a close at the same place, the
/// first one's edit has them all, the last client that was opened first, since
/// it may need those before it; the other findings say so.
std::vector<FixPlan> planClientFixes(const std::vector<FixInput> &Findings);

} // namespace closecall

#endif // CLOSECALL_FIX_CLIENTFIX_H
