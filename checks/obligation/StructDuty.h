//===- StructDuty.h - Structures that are freed with a client in them -----===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What ClassDuty.h is for classes, for a pair of functions as C has them:
// `foo_new` opens a client into a field of the structure, `foo_free` frees the
// structure and forgets the field.  Decided for structures that the file itself
// defines, so that no other file can name the field, and only if nothing in the
// file does more to it than borrow, compare and assign constants.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_STRUCTDUTY_H
#define CLOSECALL_OBLIGATION_STRUCTDUTY_H

#include "obligation/Simulation.h"
#include "clang/AST/Decl.h"
#include <vector>

namespace closecall::obligation {

class Program;

/// A field that nobody closes before the structure is freed.
struct FieldLeak {
  const clang::FieldDecl *Field;
  Opening Site;                      ///< the first call that opens it
  const clang::FunctionDecl *Opener; ///< the function that makes it
  const clang::Expr *Free;           ///< `free(x)` or `delete x`
  bool AlwaysSet; ///< every object has the client, or none for failure
};

/// The fields of structures that the file defines, opens into and frees, in the
/// order in which it names them.
std::vector<FieldLeak> fieldLeaks(Program &P);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_STRUCTDUTY_H
