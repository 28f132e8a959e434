//===- ClientFix.h - Edits that close a leaking client --------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_CLIENTFIX_H
#define CLOSECALL_FIX_CLIENTFIX_H

#include "obligation/Simulation.h"
#include "support/CatalogueCheck.h"
#include "clang/Basic/Diagnostic.h"
#include <string>
#include <vector>

namespace closecall {

/// What to change, and whether it changes nothing but the close.
struct FixPlan {
  std::vector<clang::FixItHint> Edits;
  bool Safe = false;
  /// For a note: what to do by hand, or what the edits of an unsafe plan do.
  std::string Advice;
  /// Headers that the edits need, as `<memory>`.
  std::vector<std::string> Includes;
};

struct FixInput {
  clang::ASTContext &Context;
  obligation::FunctionModel &Model;
  const obligation::Result &Finding;
  const std::vector<const obligation::Leak *> &Leaks;
  const clang::FunctionDecl &Function;
  GuardStyle Guard;
};

/// Chooses among, in this order: an owner beside the raw name (C++, pointer
/// clients), a scope guard (C++, other clients that nobody closes), a close
/// before each leaking exit, and plain advice where no edit is sure to be right.
FixPlan planClientFix(const FixInput &In);

} // namespace closecall

#endif // CLOSECALL_FIX_CLIENTFIX_H
