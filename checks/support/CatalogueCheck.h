//===- CatalogueCheck.h - What all checks have in common ------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_CATALOGUECHECK_H
#define CLOSECALL_SUPPORT_CATALOGUECHECK_H

#include "catalogue/Catalogue.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "llvm/Support/Regex.h"
#include <memory>
#include <string>
#include <vector>

namespace closecall {

/// In which dialect fixes write a scope guard.
enum class GuardStyle {
  Auto, ///< what the file already includes, else Std
  Std,
  Gsl,
  Absl,
  Boost,
  Folly,
  StdExperimental,
  Wil,
  Qt,
  CleanupAttribute ///< in C: __attribute__((cleanup))
};

/// Names of the options that several checks share.
namespace option {
inline constexpr char Catalogues[] = "Catalogues";
inline constexpr char Libraries[] = "Libraries";
inline constexpr char Guard[] = "Guard";
inline constexpr char IncludeStyle[] = "IncludeStyle";
inline constexpr char StrictExceptions[] = "StrictExceptions";
} // namespace option

/// A regular expression for names that users can choose.
struct NamePattern {
  std::string Given; ///< as configured, valid or not
  llvm::Regex Regex;

  bool match(llvm::StringRef Name) const { return Regex.match(Name); }
};

/// Base of the checks: the options `Catalogues`, `Libraries` and `Guard`
/// (check-specific or global), the catalogue they select, and the word to the
/// system-header shortcut.
class CatalogueCheck : public clang::tidy::ClangTidyCheck {
public:
  CatalogueCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;

protected:
  /// The catalogue that the options select, as far as the translation unit
  /// names anything of it; read on first use, after parsing.  Problems in a
  /// file are configuration errors, reported once for a translation unit by the
  /// first enabled check of the list.
  const catalogue::Catalogue &catalogue();

  /// A semicolon-separated option's value, without empty parts.
  std::vector<std::string> listOption(llvm::StringRef Name,
                                      llvm::StringRef Default);

  /// The option's regular expression for names; one that is none is a
  /// configuration error, and the default holds.
  NamePattern patternOption(llvm::StringRef Name, llvm::StringRef Default);

  GuardStyle guard() const { return Guard; }

  /// The folder that lessons go to; empty unless `closecall learn` asks.
  const std::string &lessonsFolder() const { return LessonsFolder; }

private:
  std::string resolve(llvm::StringRef Path) const;
  bool reportsCatalogueErrors() const;

  const std::string CheckId;
  clang::tidy::ClangTidyContext *const TidyContext;
  const std::string CatalogueFiles;
  const std::string Libraries;
  const std::string GuardName;
  const std::string LessonsFolder;
  GuardStyle Guard = GuardStyle::Auto;
  clang::IdentifierTable *Identifiers = nullptr;
  catalogue::System Target = catalogue::System::Unix;
  std::shared_ptr<const catalogue::Catalogue> Loaded;
};

} // namespace closecall

#endif // CLOSECALL_SUPPORT_CATALOGUECHECK_H
