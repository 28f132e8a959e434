//===- IncludeEdits.h - The headers that an edit needs --------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_INCLUDEEDITS_H
#define CLOSECALL_FIX_INCLUDEEDITS_H

#include "clang-tidy/utils/IncludeInserter.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>
#include <set>
#include <string>

namespace closecall {

/// clang-tidy's IncludeInserter, which finds the place among a file's includes,
/// kept away from places that another configuration does not read (inside
/// `#if`) or reads differently (inside `extern "C" {`), and from the first line
/// of files that include nothing.
class IncludeEdits {
public:
  /// \p SelfContained: each diagnostic has all that it needs, whatever others
  /// of the same file insert.
  IncludeEdits(clang::tidy::utils::IncludeSorter::IncludeStyle Style,
               bool SelfContained);
  void registerPreprocessor(clang::Preprocessor *PP) {
    Inserter.registerPreprocessor(PP);
  }
  clang::tidy::utils::IncludeSorter::IncludeStyle style() const {
    return Inserter.getStyle();
  }

  /// An edit that includes \p Header, as `<memory>`, in the file of \p Use and
  /// before it; nothing if the file has it, or if \p Header is empty.
  std::optional<clang::FixItHint> include(const clang::SourceManager &SM,
                                          const clang::LangOptions &LO,
                                          clang::SourceLocation Use,
                                          const std::string &Header);

private:
  clang::tidy::utils::IncludeInserter Inserter;
  const bool SelfContained;
  /// In files without includes.
  std::set<std::pair<clang::FileID, std::string>> Planned;
};

} // namespace closecall

#endif // CLOSECALL_FIX_INCLUDEEDITS_H
