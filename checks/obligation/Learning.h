//===- Learning.h - What bodies here say to other files -------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_LEARNING_H
#define CLOSECALL_OBLIGATION_LEARNING_H

#include "obligation/Program.h"
#include "support/Lesson.h"
#include <vector>

namespace closecall::obligation {

/// What the functions that this translation unit defines for others do: which
/// open a client for their caller, close, take or borrow one that they are
/// given, or never return.  One lesson for each definition of which anything
/// could be said, also where nothing is: another definition of the same name
/// may differ.
///
/// A parameter counts if its type is that of a catalogued client, which a
/// closing function that the file declares tells.
std::vector<Lesson> learn(Program &P);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_LEARNING_H
