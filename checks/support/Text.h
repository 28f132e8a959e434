//===- Text.h - Source text, indentation, names ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_TEXT_H
#define CLOSECALL_SUPPORT_TEXT_H

#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include <string>

namespace closecall::text {

/// The source text of \p S as written; empty where a macro makes it unclear.
std::string of(const clang::Stmt &S, const clang::SourceManager &SM,
               const clang::LangOptions &LO);

/// \p Text with round brackets for square ones, which end a message for some of
/// the tools that read them.
std::string withoutBrackets(std::string Text);

/// The same on one line, white space folded, cut to a readable length, and
/// without square brackets.
std::string oneLine(const clang::Stmt &S, const clang::SourceManager &SM,
                    const clang::LangOptions &LO);

/// The end of a note that has no edit, "; no edit: Reason"; nothing without a
/// reason.
std::string noEdit(const std::string &Reason);

/// White space at the start of the line of \p Loc.
std::string indentation(clang::SourceLocation Loc,
                        const clang::SourceManager &SM);

/// What one level of indentation is in this file: a tab, or spaces.
std::string indentStep(clang::SourceLocation Loc,
                       const clang::SourceManager &SM);

/// "\r\n" or "\n", as the file has it.
std::string lineEnd(clang::SourceLocation Loc, const clang::SourceManager &SM);

/// Whether the opening braces of the file's branches mostly stand on lines of
/// their own.
bool bracesOnOwnLines(clang::SourceLocation Loc,
                      const clang::SourceManager &SM);

/// \p Loc, or behind the comment that ends its line, if nothing else follows.
clang::SourceLocation afterComment(clang::SourceLocation Loc,
                                   const clang::SourceManager &SM);

/// Whether the line of \p Loc is a directive of the preprocessor or goes on
/// with one.
bool isInDirective(clang::SourceLocation Loc, const clang::SourceManager &SM);

/// The last token of \p S in the file itself, be it the end of a macro's use;
/// invalid if \p S begins inside a macro.
clang::SourceLocation lastToken(const clang::Stmt &S,
                                const clang::SourceManager &SM);

/// The location behind the semicolon that ends \p S; invalid if there is none.
clang::SourceLocation afterSemicolon(const clang::Stmt &S,
                                     const clang::SourceManager &SM,
                                     const clang::LangOptions &LO);

/// The first location of the line of \p Loc.
clang::SourceLocation lineStart(clang::SourceLocation Loc,
                                const clang::SourceManager &SM);

/// The first location of the line below \p Loc.
clang::SourceLocation nextLine(clang::SourceLocation Loc,
                               const clang::SourceManager &SM);

/// The location behind the token that precedes \p Loc, comments left out.
clang::SourceLocation endOfPreviousToken(clang::SourceLocation Loc,
                                         const clang::SourceManager &SM,
                                         const clang::LangOptions &LO);

/// Whether \p Loc stands in the use of a macro that writes a log, as its name
/// says: `LOG_DEBUG("...", name())`.
bool isOfLogMacro(clang::SourceLocation Loc, const clang::SourceManager &SM,
                  const clang::LangOptions &LO);

} // namespace closecall::text

#endif // CLOSECALL_SUPPORT_TEXT_H
