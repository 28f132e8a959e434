//===- MemberUses.h - What the methods of a class do with its members -----===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_MEMBERUSES_H
#define CLOSECALL_OBLIGATION_MEMBERUSES_H

#include "obligation/Simulation.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <vector>

namespace closecall::obligation {

class Program;

/// A function that opens a client into a member.
struct MemberOpening {
  const clang::FunctionDecl *Function;
  Opening Site;
};

/// What all functions that can name a member do with it, as far as the text
/// tells.
struct MemberUse {
  std::vector<MemberOpening> Openings;
  /// Functions that do more than borrow, compare and assign constants: they may
  /// close it or give it away.
  llvm::SetVector<const clang::FunctionDecl *> Followed;
  /// Somebody gets hold of it in a way that is not followed.
  bool OutOfReach = false;
};

/// The opening whose result \p Value is in \p In, at once or in a local
/// variable that never holds anything else; null if it is none.
const Opening *openedValue(Program &P, const clang::Expr *Value,
                           const clang::FunctionDecl &In);

using MemberUses = llvm::MapVector<const clang::FieldDecl *, MemberUse>;
using RecordSet = llvm::SmallPtrSet<const clang::RecordDecl *, 8>;

/// What \p Methods, definitions and all of their class, do with its private
/// members.
MemberUses memberUses(Program &P,
                      llvm::ArrayRef<const clang::CXXMethodDecl *> Methods);

/// What the functions of the file do with the fields of \p Structs, which are
/// definitions, of whatever object.
MemberUses fieldUses(Program &P, const RecordSet &Structs);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_MEMBERUSES_H
