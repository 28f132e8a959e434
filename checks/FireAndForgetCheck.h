//===- FireAndForgetCheck.h -----------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIREANDFORGETCHECK_H
#define CLOSECALL_FIREANDFORGETCHECK_H

#include "support/CatalogueCheck.h"
#include "task/TaskFindings.h"
#include "llvm/ADT/DenseSet.h"
#include <memory>

namespace closecall {

/// Finds asynchronous work that nobody waits for.
///
/// docs/checks/fire-and-forget.md describes the check for its users; each kind
/// of finding is a file of its own in task/.
class FireAndForgetCheck : public CatalogueCheck {
public:
  FireAndForgetCheck(llvm::StringRef Name,
                     clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  bool
  isLanguageVersionSupported(const clang::LangOptions & /*LO*/) const override {
    return true;
  }
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &R) override;
  void onEndOfTranslationUnit() override;

private:
  void checkCode(task::TaskUnit &U, const clang::FunctionDecl &F);
  void checkCall(task::TaskUnit &U, const clang::Expr &Task);
  void checkVariable(task::TaskUnit &U, const clang::VarDecl &V);
  void checkFunction(task::TaskUnit &U, const clang::FunctionDecl *F);
  void report(const task::Findings &Found);

  const bool AllowCastToVoid;
  const bool ReportDetach;
  const bool StrictExceptions;
  const std::vector<std::string> AllowedFunctions;
  const std::vector<std::string> AllowedTypes;
  const std::vector<std::string> TaskTypes;
  std::unique_ptr<task::TaskKinds> Kinds;
  std::unique_ptr<task::TaskUnit> Unit; ///< of the current translation unit
  llvm::DenseSet<const clang::FunctionDecl *> Followed;
};

} // namespace closecall

#endif // CLOSECALL_FIREANDFORGETCHECK_H
