//===- Holder.h - Values of std that have clients as parts ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A std::pair, tuple, array, optional or expected of clients destroys none of
// them: it is a structure whose parts have no fields of their own, or
// fields that functions name.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_HOLDER_H
#define CLOSECALL_OBLIGATION_HOLDER_H

#include "obligation/AccessPath.h"

namespace closecall::obligation {

/// Part \p Index of a holder of that type: of a pair, a field; nothing for
/// other types.
std::optional<PathStep> partOf(clang::QualType Holder, unsigned Index);

/// Whether the type is std::array, whose parts are its elements.
bool isArray(clang::QualType Type);

/// The array whose elements \p E, `a.data()`, points at; null for anything
/// else.
const clang::Expr *asElements(const clang::Expr *E);

/// Whether the type has a value or none: std::optional, std::expected.
bool isOptional(clang::QualType Type);

/// The class whose object the smart pointer deletes, a std::shared_ptr or a
/// std::unique_ptr with the usual deleter; null for other types.
clang::QualType smartPointee(clang::QualType Type);

/// What tells whether an optional has its value: 1 or 0.
PathStep engagement();

/// How source code asks the holder \p Text for that part.
std::string spellPart(const std::string &Text, const PathStep &Part);

/// What a holder is made of.
struct Holding {
  struct Part {
    PathStep Step;
    const clang::Expr *From;
  };
  llvm::SmallVector<Part, 2> Parts;
  std::optional<bool> Engaged; ///< of an optional
};

/// \p E as the making of a holder: its construction from its parts, or
/// `std::make_pair` and its like; nothing for anything else.
std::optional<Holding> asHolding(const clang::Expr *E);

/// Whether \p E is the empty optional: `std::nullopt`, or what a
/// `std::unexpected` becomes.
bool isNoValue(const clang::Expr *E);

/// A part of a holder, as it is asked for.
struct HolderPart {
  const clang::Expr *Holder;
  PathStep Step;
  bool ByAddress = false; ///< `o->`: what that yields points at the part
  bool Negated = false;   ///< `o == std::nullopt`
};

/// `std::get<1>(t)`, `a[1]`, `*o`, `o.value()`, `o.has_value()`, `o !=
/// std::nullopt`; nothing for anything else.
std::optional<HolderPart> asPart(const clang::Expr *E);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_HOLDER_H
