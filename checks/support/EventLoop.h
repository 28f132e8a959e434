//===- EventLoop.h - Code that an event loop runs ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_EVENTLOOP_H
#define CLOSECALL_SUPPORT_EVENTLOOP_H

#include "clang/AST/Decl.h"

namespace closecall {

/// Whether the function is a method of a class derived from QObject or
/// wxEvtHandler, or a closure in one.  Qt and wxWidgets throw nothing, and what
/// leaves one of their handlers ends the program: code that is written against
/// them does not count on exceptions.
bool runsInEventLoop(const clang::FunctionDecl *F);

/// Whether the function is one of Qt's own that run work in the background.
bool isOfEventLoop(const clang::FunctionDecl *F);

} // namespace closecall

#endif // CLOSECALL_SUPPORT_EVENTLOOP_H
