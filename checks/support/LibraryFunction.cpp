//===- LibraryFunction.cpp - Is this the library's function?
//---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/LibraryFunction.h"

using namespace clang;

namespace closecall {

bool isOfLibrary(const FunctionDecl &F, const catalogue::Library &Lib,
                 const catalogue::Catalogue &Catalogue,
                 const SourceManager &SM) {
  if (Lib.User || F.getBuiltinID() != 0)
    return true;
  for (const FunctionDecl *D : F.redecls()) {
    const SourceLocation Loc = SM.getExpansionLoc(D->getLocation());
    if (SM.isInSystemHeader(Loc) ||
        Catalogue.libraryOfHeader(SM.getFilename(Loc)))
      return true;
  }
  return false;
}

} // namespace closecall
