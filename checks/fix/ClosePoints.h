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
/// (for those who come to it from the statement before), a compound statement
/// or an if with a variable of its own (for its end), an if without an else
/// (for one), or a call that takes the client only when it succeeds (for a test
/// behind it whether it has); null is the end of the body.
struct ClosePoint {
  const clang::Stmt *At = nullptr;
  obligation::PathId Client = 0; ///< what names the client there
  unsigned States = 0;           ///< typestates that come by, a bit for each
  /// What Client holds when nothing is open; of several openings, when one of
  /// them has not given what it holds.
  obligation::Value Otherwise;
  /// Of an array that a loop fills: each state that comes by.
  std::vector<obligation::PointFacts::Passing> Each{};
};

/// Why there is no edit.
enum class Obstacle {
  None,
  Macro,        ///< an exit, or the opening call, is inside a macro
  MayBeTaken,   ///< a path to the exit may have given the client away
  ClosedBefore, ///< a path to the exit has closed it, and nothing tells
  UsedLater,    ///< something behind each place still uses it
  NoName,       ///< no one variable holds the client wherever it is open
  OutOfScope,   ///< its variable cannot be named there
  NoTest,       ///< nothing tells at the exit whether it is open
  PointsInto,   ///< what is returned may be part of it
  InExpression, ///< the place is inside an expression
  OnPurpose,    ///< only `(void)` ever names it: it is meant to stay open
  NoCloser,     ///< the closing function, or what to pass to it, is not known
  OtherEdit,    ///< an edit for another client stands at the same place
  Template,     ///< another instantiation might not bear the edit
  CallThrows,   ///< a call may throw there, and no guard can be had
  TooMuch,      ///< more closes, or more states, than anybody could follow
};

/// What a close may meet that is closed already.
enum class ClosedBefore {
  Never,    ///< no path to the close may have closed the client
  Forgotten ///< the fix lets each close be followed by `client = NULL`
};

/// Points at which closes end every leak of \p Findings, of clients that one
/// variable holds, and touch no path that has closed one or given it away;
/// nothing if there are none.  A leaking exit comes first, then the jumps that
/// lead to it where others share it, then an else for an if on the way, then
/// the answer of a call that has not taken it.  Each choice is tried on the
/// engine, so that what is returned is proven.  \p Possible says whether a
/// close can be written at a point; \p Why is the first obstacle where there
/// are none.  Of an array that a loop fills with clients, \p Elements is the
/// path, as `fds[i]`: each close is one of all elements that are open, and \p
/// Possible says which those are.
std::optional<std::vector<ClosePoint>>
findClosePoints(obligation::Program &Unit, obligation::FunctionModel &Model,
                llvm::ArrayRef<const obligation::Result *> Findings,
                ClosedBefore Closed, obligation::PathId Elements,
                llvm::function_ref<bool(const ClosePoint &)> Possible,
                Obstacle &Why);

} // namespace closecall

#endif // CLOSECALL_FIX_CLOSEPOINTS_H
