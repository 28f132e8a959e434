//===- StatementEdits.h - Statements inserted where they fit --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_STATEMENTEDITS_H
#define CLOSECALL_FIX_STATEMENTEDITS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>
#include <string>
#include <vector>

namespace closecall {

/// Collects statements to insert, and writes them with the indentation and line
/// ends of their surroundings; adds braces where a branch has none.  Each
/// member answers whether the edit can be made; inside macros it cannot.
class StatementEdits {
public:
  StatementEdits(clang::ASTContext &Context, clang::ParentMap &Parents)
      : Context(Context), Parents(Parents) {}

  /// \p Text in front of the statement \p At.
  bool before(const clang::Stmt &At, const std::string &Text);

  /// \p Text as the first words of \p At itself, an attribute for instance.
  bool prefix(const clang::Stmt &At, const std::string &Text);

  /// \p Text behind the statement \p At.
  bool after(const clang::Stmt &At, const std::string &Text);

  /// \p Text between the evaluation of the returned value and the return:
  /// `T Name = value; Text return Name;`.
  bool beforeReturn(const clang::ReturnStmt &At, const std::string &Text,
                    const std::string &Name, clang::QualType Type);

  /// Keeps `errno` as it is across the texts in front of \p At, in a variable
  /// \p Name; false where no header has declared it.
  bool keepErrno(const clang::Stmt &At, const std::string &Name);

  /// \p Text in front of a label, for those who come from the statement before.
  bool beforeLabel(const clang::LabelStmt &At, const std::string &Text);

  /// `= Value` behind the declarator of \p V, which has no initialiser.
  bool initialise(const clang::VarDecl &V, const std::string &Value);

  /// \p Text as the last statement of \p Body.
  bool atEnd(const clang::CompoundStmt &Body, const std::string &Text);

  /// \p Text in an else for \p If, which has none.
  bool asElse(const clang::IfStmt &If, const std::string &Text);

  /// Whether \p E is a whole statement by itself.
  bool isStatement(const clang::Expr &E) const;

  /// What \p E is a statement of; null if it is part of an expression.
  const clang::Stmt *statementParent(const clang::Expr &E) const;

  /// Whether the function is left right behind the statement \p E, with nothing
  /// in between that could tell.
  bool isLastBeforeExit(const clang::Expr &E) const;

  /// Where \p Jump is what a macro always does, be it behind other statements,
  /// the whole that the macro stands for, in front of which its use has room;
  /// \p MayPrecede says which statements do not matter.  Else \p Jump itself.
  const clang::Stmt *
  macroOf(const clang::Stmt *Jump,
          llvm::function_ref<bool(const clang::Stmt &)> MayPrecede) const;

  /// Whether nothing but white space stands before \p S on its line.
  bool ownsLine(const clang::Stmt &S) const;

  std::vector<clang::FixItHint> hints() const;

private:
  /// What goes in front of one statement.
  struct Place {
    const clang::Stmt *At = nullptr;
    const clang::CompoundStmt *End = nullptr;
    std::vector<std::string> Texts;
    std::vector<std::string> Behind; ///< of a branch
    std::string ResultName;          ///< with a value to keep across the texts
    clang::QualType ResultType;
    std::string ErrnoName; ///< of a variable that keeps errno across the texts
    bool declares() const { return !ResultName.empty() || !ErrnoName.empty(); }
  };
  Place *placeFor(const clang::Stmt &At);
  clang::SourceLocation startOf(const clang::Stmt &At) const;
  const clang::Stmt *parentStatement(const clang::Stmt &At) const;
  bool isBranch(const clang::Stmt &At) const;
  bool isLabelledBranch(const clang::Stmt &At) const;
  bool sharesScope(const clang::Stmt &At) const;
  bool followsStatement(const clang::Stmt &At) const;
  std::string keptResult(const Place &P) const;
  void writeBefore(const clang::LabelStmt &Label,
                   const std::vector<std::string> &Texts,
                   std::vector<clang::FixItHint> &Hints) const;
  void writeElse(const clang::IfStmt &If, const std::vector<std::string> &Texts,
                 std::vector<clang::FixItHint> &Hints) const;
  void write(const Place &P, std::vector<clang::FixItHint> &Hints) const;
  clang::FixItHint closingBrace(const clang::Stmt &At, const clang::Stmt &Up,
                                bool OwnLine, const std::string &Behind) const;

  clang::ASTContext &Context;
  clang::ParentMap &Parents;
  std::map<const clang::Stmt *, Place> Places;
  std::map<const clang::VarDecl *, std::string> Initialisers;
  std::map<const clang::IfStmt *, std::vector<std::string>> Elses;
  std::vector<clang::FixItHint> Others; ///< written already
};

/// Whether two edits write something at the same place.
bool meet(llvm::ArrayRef<clang::FixItHint> A,
          llvm::ArrayRef<clang::FixItHint> B);

/// The innermost compound statement of \p Body around \p Loc.
const clang::CompoundStmt *compoundAround(const clang::Stmt *Body,
                                          clang::SourceLocation Loc,
                                          const clang::SourceManager &SM);

/// The statement of \p Body that \p V is declared in, as it is written: a
/// block, a label, or a statement with a head, as `for`; null if there is none.
const clang::Stmt *declaredIn(const clang::Stmt *Body, const clang::VarDecl &V,
                              clang::ParentMap &Parents);

} // namespace closecall

#endif // CLOSECALL_FIX_STATEMENTEDITS_H
