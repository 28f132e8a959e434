//===- ClosePoints.h - Where the closes of a fix have to stand ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_CLOSEPOINTS_H
#define CLOSECALL_FIX_CLOSEPOINTS_H

#include "obligation/Program.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>
#include <vector>

namespace closecall {

/// A statement in front of which the client has to be closed: a return, a
/// throw, an assignment that overwrites it, a goto, break or continue, or a
/// label (for those who come to it from the statement before); null is the end
/// of the body.
struct ClosePoint {
  const clang::Stmt *At = nullptr;
  obligation::PathId Client = 0; ///< what names the client there
  unsigned States = 0;           ///< typestates that come by, a bit for each
  obligation::Value Otherwise;   ///< what Client holds when nothing is open
};

/// Points at which closes end every leak of \p Finding and touch no path that
/// has closed the client or given it away; nothing if there are none.  A
/// leaking exit comes first, and the jumps that lead to it where others share
/// it.  Each choice is tried on the engine, so that what is returned is proven.
/// \p Possible says whether a close can be written at a point.
std::optional<std::vector<ClosePoint>>
findClosePoints(obligation::Program &Unit, obligation::FunctionModel &Model,
                const obligation::Result &Finding,
                llvm::function_ref<bool(const ClosePoint &)> Possible);

} // namespace closecall

#endif // CLOSECALL_FIX_CLOSEPOINTS_H
