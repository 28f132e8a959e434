//===- FireAndForgetCheck.h -----------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIREANDFORGETCHECK_H
#define CLOSECALL_FIREANDFORGETCHECK_H

#include "obligation/Program.h"
#include "support/CatalogueCheck.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <memory>

namespace closecall {

/// Finds asynchronous work that nobody waits for.
///
/// docs/checks/fire-and-forget.md describes the check for its users.
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
  /// How a discarded value of a type, or of a call, is to be judged.
  struct Kind {
    const catalogue::TaskRow *Row = nullptr; ///< null: inferred, never starts
    catalogue::TaskClass Class = catalogue::TaskClass::Ignorable;
  };
  const Kind *kindOfType(clang::QualType T);
  const Kind *kindOfCall(const clang::Expr &E);
  void indexRows();

  void checkDiscard(const clang::Expr &Task, clang::ASTContext &Context);
  void checkDetach(const clang::CXXMemberCallExpr &Call,
                   clang::ASTContext &Context);
  void checkVariable(const clang::VarDecl &V, clang::ASTContext &Context);
  void follow(const clang::FunctionDecl &F, const obligation::Opening &Site,
              const catalogue::TaskRow &Row, clang::ASTContext &Context);

  const bool AllowCastToVoid;
  const bool ReportDetach;
  const std::vector<std::string> AllowedFunctions;
  const std::vector<std::string> TaskTypes;
  bool Indexed = false;
  llvm::StringMap<Kind> ByType, ByFunction;
  catalogue::TaskRow ConfiguredRow;
  llvm::DenseMap<const clang::CXXRecordDecl *, Kind> Types;
  std::unique_ptr<obligation::Program> Unit;
};

} // namespace closecall

#endif // CLOSECALL_FIREANDFORGETCHECK_H
