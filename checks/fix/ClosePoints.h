//===- ClosePoints.h - Where the closes of a fix have to stand ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_CLOSEPOINTS_H
#define CLOSECALL_FIX_CLOSEPOINTS_H

#include "obligation/Program.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>
#include <vector>

namespace closecall {

/// A statement in front of which the client has to be closed: a return, a
/// throw, an assignment that overwrites it, a goto, break or continue, a label
/// (for those who come to it from the statement before), or a compound
/// statement or an if (for its end); null is the end of the body.
struct ClosePoint {
  const clang::Stmt *At = nullptr;
  obligation::PathId Client = 0; ///< what names the client there
  unsigned States = 0;           ///< typestates that come by, a bit for each
  /// What Client holds when nothing is open; of several openings, when one of
  /// them has not given what it holds.
  obligation::Value Otherwise;
};

/// What a close may meet that is closed already.
enum class ClosedBefore {
  Never,    ///< no path to the close may have closed the client
  Forgotten ///< the fix lets each close be followed by `client = NULL`
};

/// Points at which closes end every leak of \p Findings, of clients that one
/// variable holds, and touch no path that has closed one or given it away;
/// nothing if there are none.  A leaking exit comes first, and the jumps that
/// lead to it where others share it.  Each choice is tried on the engine, so
/// that what is returned is proven.  \p Possible says whether a close can be
/// written at a point.
std::optional<std::vector<ClosePoint>>
findClosePoints(obligation::Program &Unit, obligation::FunctionModel &Model,
                llvm::ArrayRef<const obligation::Result *> Findings,
                ClosedBefore Closed,
                llvm::function_ref<bool(const ClosePoint &)> Possible);

} // namespace closecall

#endif // CLOSECALL_FIX_CLOSEPOINTS_H
