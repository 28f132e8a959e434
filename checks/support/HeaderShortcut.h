//===- HeaderShortcut.h - Whether bodies in system headers matter ---------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_HEADERSHORTCUT_H
#define CLOSECALL_SUPPORT_HEADERSHORTCUT_H

#include "llvm/ADT/StringRef.h"

namespace closecall {

/// Whether the glob list \p Checks enables nothing but checks of ours, so that
/// no other check misses the bodies that the shortcut leaves out.  Compiler
/// diagnostics may be enabled as well: those in system headers are not shown.
bool onlyOwnChecks(llvm::StringRef Checks);

/// Called by each check's constructor: the coming translation unit may, or may
/// not, leave out the bodies of functions in system headers.  The order in
/// which clang makes its consumers (the main action's checks, then those of
/// plugins) brings the word in time; clang offers no other channel between the
/// two.  Per thread, since clangd parses in several.
void allowHeaderShortcut(bool Allowed);

/// What the checks of this translation unit said; resets it for the next one.
bool takeHeaderShortcut();

} // namespace closecall

#endif // CLOSECALL_SUPPORT_HEADERSHORTCUT_H
