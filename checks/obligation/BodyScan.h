//===- BodyScan.h - What the whole text of a function says ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_BODYSCAN_H
#define CLOSECALL_OBLIGATION_BODYSCAN_H

#include "obligation/FunctionModel.h"

namespace closecall::obligation {

/// Notes in \p M what holds everywhere in \p Body, whatever the path: who
/// watches a variable, which closures are only called, which pointers and
/// variables nobody moves.  False if there is something in it that the model
/// does not know: setjmp, asm goto, computed goto.
bool scanBody(FunctionModel &M, clang::Stmt *Body);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_BODYSCAN_H
