//===- ObjectLife.h - How long the objects of a class live ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_OBJECTLIFE_H
#define CLOSECALL_CONTAINER_OBJECTLIFE_H

#include "container/UseIndex.h"

namespace closecall {

/// Whether every object of the class is seen to end with a function that goes
/// on to its end: no other file can name the class, and here it has objects
/// that are local variables, and no others.
bool endsWithFunctions(const clang::CXXRecordDecl &Class, UseIndex &Index);

/// Whether the objects of the class are each for one piece of work: it or a
/// base is named like one pass over something (`StyleParser`); or like some
/// work
/// (`LookupTask`), and a method like its end (`onFinish`, `finished`).
bool isOneTask(const clang::CXXRecordDecl &Class);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_OBJECTLIFE_H
