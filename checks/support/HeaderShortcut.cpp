//===- HeaderShortcut.cpp - Whether bodies in system headers matter -------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/HeaderShortcut.h"
#include "support/Compat.h"
#include "llvm/ADT/SmallVector.h"
#include <cstdlib>

namespace closecall {

static thread_local bool Shortcut = false;

bool onlyOwnChecks(llvm::StringRef Checks) {
  llvm::SmallVector<llvm::StringRef, 8> Globs;
  Checks.split(Globs, ',', -1, /*KeepEmpty=*/false);
  bool Others = false;
  for (llvm::StringRef Glob : Globs) {
    Glob = Glob.trim();
    if (Glob == "-*")
      Others = false;
    else if (!compat::startsWith(Glob, "-") &&
             !compat::startsWith(Glob, "closecall-") &&
             !compat::startsWith(Glob, "clang-diagnostic-"))
      Others = true;
  }
  return !Others;
}

void allowHeaderShortcut(bool Allowed) { Shortcut = Allowed; }

bool takeHeaderShortcut() {
  const bool Allowed =
      Shortcut && std::getenv("CLOSECALL_NO_SHORTCUT") == nullptr;
  Shortcut = false;
  return Allowed;
}

} // namespace closecall
