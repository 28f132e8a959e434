//===- EventLoop.cpp - Code that an event loop runs ----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/EventLoop.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace closecall {

static bool handlesEvents(const CXXRecordDecl *Class) {
  const CXXRecordDecl *Definition = Class ? Class->getDefinition() : nullptr;
  if (!Definition)
    return false;
  if (Definition->getIdentifier() && (Definition->getName() == "QObject" ||
                                      Definition->getName() == "wxEvtHandler"))
    return true;
  return llvm::any_of(Definition->bases(), [](const CXXBaseSpecifier &Base) {
    return handlesEvents(Base.getType()->getAsCXXRecordDecl());
  });
}

bool runsInEventLoop(const FunctionDecl *F) {
  for (const DeclContext *In = F; In; In = In->getParent())
    if (const auto *Method = dyn_cast<CXXMethodDecl>(In);
        Method && handlesEvents(Method->getParent()))
      return true;
  return false;
}

} // namespace closecall
