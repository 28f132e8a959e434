//===- QtObject.cpp - Code that Qt's event loop runs ----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/QtObject.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace closecall {

static bool isObject(const CXXRecordDecl *Class) {
  const CXXRecordDecl *Definition = Class ? Class->getDefinition() : nullptr;
  return Definition &&
         ((Definition->getIdentifier() && Definition->getName() == "QObject") ||
          llvm::any_of(Definition->bases(), [](const CXXBaseSpecifier &Base) {
            return isObject(Base.getType()->getAsCXXRecordDecl());
          }));
}

bool runsUnderQt(const FunctionDecl *F) {
  for (const DeclContext *In = F; In; In = In->getParent())
    if (const auto *Method = dyn_cast<CXXMethodDecl>(In);
        Method && isObject(Method->getParent()))
      return true;
  return false;
}

} // namespace closecall
