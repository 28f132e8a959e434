//===- DeprecatedCloseCheck.h ---------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DEPRECATEDCLOSECHECK_H
#define CLOSECALL_DEPRECATEDCLOSECHECK_H

#include "support/CatalogueCheck.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/Regex.h"
#include <memory>
#include <optional>

namespace closecall {

/// Finds closing calls that their library has deprecated.
///
/// docs/checks/deprecated-close.md describes the check for its users.
class DeprecatedCloseCheck : public CatalogueCheck {
public:
  DeprecatedCloseCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &R) override;
  void onEndOfTranslationUnit() override { Docs.clear(); }

  /// A catalogued name that is a macro, expanded in the user's code.
  void macroExpanded(llvm::StringRef Name, clang::SourceLocation Loc);

private:
  const catalogue::DeprecatedRow *rowFor(llvm::StringRef Name);
  bool insideDeprecated(const clang::Stmt &Use, clang::ASTContext &Context);
  void reportRow(const catalogue::DeprecatedRow &Row, llvm::StringRef Name,
                 const clang::DeclRefExpr &Use, const clang::CallExpr *Call,
                 clang::ASTContext &Context);
  /// Whether the declaration of a closing function says it: an attribute, or
  /// its documentation.
  bool isDeclaredDeprecated(const clang::FunctionDecl &F,
                            clang::ASTContext &Context);
  void reportDeclared(const clang::FunctionDecl &F, clang::SourceRange Name,
                      bool Editable, clang::ASTContext &Context);
  std::optional<std::string> docDeprecation(const clang::FunctionDecl &F,
                                            clang::ASTContext &Context);
  bool versionHolds(const catalogue::DeprecatedRow &Row) const;
  bool hasReplacement(const catalogue::DeprecatedRow &Row) const;
  std::string sentence(const catalogue::DeprecatedRow &Row,
                       llvm::StringRef Name) const;

  const NamePattern CloseNames;
  const bool Openings;
  const bool DocComments;
  clang::Preprocessor *PP = nullptr;
  /// What the documentation of a function says of its deprecation.
  llvm::DenseMap<const clang::FunctionDecl *, std::optional<std::string>> Docs;
};

} // namespace closecall

#endif // CLOSECALL_DEPRECATEDCLOSECHECK_H
