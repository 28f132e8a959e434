//===- QtObject.h - Code that Qt's event loop runs ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_QTOBJECT_H
#define CLOSECALL_SUPPORT_QTOBJECT_H

#include "clang/AST/Decl.h"

namespace closecall {

/// Whether the function is a method of a class derived from QObject, or a
/// closure in one.  Qt lets no exception through its signals and events, so
/// code that is written against it does not count on any.
bool runsUnderQt(const clang::FunctionDecl *F);

} // namespace closecall

#endif // CLOSECALL_SUPPORT_QTOBJECT_H
