//===- MarkReader.h - Statements that set a mark or take it back ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One half of the search for marks that are left behind (InflightMarks.h): what
// a single event of a function does to something that outlives the function.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_MARKREADER_H
#define CLOSECALL_OBLIGATION_MARKREADER_H

#include "obligation/FunctionModel.h"
#include <optional>
#include <string>

namespace closecall::obligation {

/// One event that sets or unsets a mark.
struct Mark {
  enum Sort { Key, Flag, Counter, Lock };

  Sort S;
  bool Sets;
  PathId Place;
  std::string KeyText;
  const clang::Expr *E;
  std::string Method;        ///< that takes it back, or that did
  bool RefusedByYes = false; ///< `exchange(true)`: yes means set already
};

/// Whether \p Unset takes back what \p Set did.
bool answers(const Mark &Unset, const Mark &Set);

/// What a local variable, or the declaration that a structured binding is part
/// of, was made from; null for anything else.
const clang::Expr *madeFrom(const clang::Expr *Name);

/// Reads the marks of one function off its events.
class MarkReader {
public:
  MarkReader(FunctionModel &M, clang::ASTContext &Context)
      : M(M), Context(Context) {}

  /// The mark that \p E sets or takes back, if any.
  std::optional<Mark> of(const Event &E) const;

private:
  std::optional<Mark> ofCall(const CallView &Call) const;
  std::optional<Mark> ofAtomic(const CallView &Call, PathId Place) const;
  std::optional<Mark> ofElement(const clang::Expr *Element,
                                const clang::Expr *Value,
                                const clang::Expr *Whole) const;
  std::string keyOf(const clang::Expr *Argument) const;
  bool nameFits(PathId P) const;

  FunctionModel &M;
  clang::ASTContext &Context;
};

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_MARKREADER_H
