//===- StaleInflightEntryCheck.h ------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_STALEINFLIGHTENTRYCHECK_H
#define CLOSECALL_STALEINFLIGHTENTRYCHECK_H

#include "fix/IncludeEdits.h"
#include "obligation/InflightMarks.h"
#include "support/CatalogueCheck.h"
#include <optional>

namespace closecall {

/// Finds in-flight marks that an error path leaves behind.
///
/// docs/checks/stale-inflight-entry.md describes the check for its users.
class StaleInflightEntryCheck : public CatalogueCheck {
public:
  StaleInflightEntryCheck(llvm::StringRef Name,
                          clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &R) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;

private:
  void report(const obligation::StaleMark &M, const std::string &Guard,
              obligation::FunctionModel &Model, clang::ASTContext &Context);

  const bool StrictExceptions;
  IncludeEdits Includes;
  std::optional<ThreadRoutines> Threads; ///< of the translation unit
};

} // namespace closecall

#endif // CLOSECALL_STALEINFLIGHTENTRYCHECK_H
