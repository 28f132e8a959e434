//===- UnclosedClientCheck.h ----------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_UNCLOSEDCLIENTCHECK_H
#define CLOSECALL_UNCLOSEDCLIENTCHECK_H

#include "fix/ClientFix.h"
#include "fix/IncludeEdits.h"
#include "fix/MemberFix.h"
#include "obligation/Program.h"
#include "support/CatalogueCheck.h"
#include <map>
#include <memory>

namespace closecall {

/// Finds clients that are opened and not closed on every path.
///
/// docs/checks/unclosed-client.md describes the check for its users.
class UnclosedClientCheck : public CatalogueCheck {
public:
  UnclosedClientCheck(llvm::StringRef Name,
                      clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &R) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void onEndOfTranslationUnit() override;

private:
  /// What a function loses, and the edit for each of it.
  struct FunctionPlans {
    std::vector<FixInput> Findings;
    std::vector<FixPlan> Plans;
  };
  const FunctionPlans &planned(const clang::FunctionDecl &F);
  void writeLessons();
  bool isInTests(const clang::Decl &D) const;
  bool isJudged(const clang::FunctionDecl &F) const;
  void checkFunction(const clang::FunctionDecl &F);
  void checkClass(const clang::CXXRecordDecl &C);
  void reportContainer(const obligation::ContainerLeak &L,
                       const MemberFix &Fix);
  void checkFields();
  void explain(const clang::CXXRecordDecl &C, const obligation::MemberLeak &L);
  void suggest(clang::SourceLocation Loc, const MemberFix &Fix);
  void report(const clang::FunctionDecl &F, const FixInput &In,
              const FixPlan &Plan);
  void tellBorrowers(const FixInput &In);
  void tell(const clang::FunctionDecl &F, const obligation::Leak &L,
            const std::string &Element = {});

  const bool StrictExceptions;
  const bool IgnoreMain;
  const bool WarnInTests;
  const std::vector<std::string> IgnoredFunctions;
  const std::vector<std::string> ClosingMethods;
  const std::string PoolMethods;
  IncludeEdits Includes;
  std::unique_ptr<obligation::Program> Unit;
  /// Of each function once; a class asks for those of its methods.
  std::map<const clang::FunctionDecl *, FunctionPlans> Planned;
  /// All structures of the file, when the first function opens something.
  bool FieldsChecked = false;
};

} // namespace closecall

#endif // CLOSECALL_UNCLOSEDCLIENTCHECK_H
