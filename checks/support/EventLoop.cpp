//===- EventLoop.cpp - Code that an event loop runs ----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/EventLoop.h"
#include "support/Bases.h"

using namespace clang;

namespace closecall {

static bool handlesEvents(const CXXRecordDecl &Class) {
  return fitsOrDerives(Class, [](const RecordDecl &R) {
    return R.getIdentifier() &&
           (R.getName() == "QObject" || R.getName() == "wxEvtHandler");
  });
}

bool runsInEventLoop(const FunctionDecl *F) {
  for (const DeclContext *In = F; In; In = In->getParent())
    if (const auto *Method = dyn_cast<CXXMethodDecl>(In);
        Method && handlesEvents(*Method->getParent()))
      return true;
  return false;
}

bool isOfEventLoop(const FunctionDecl *F) {
  const auto *In = F ? dyn_cast<NamespaceDecl>(
                           F->getDeclContext()->getEnclosingNamespaceContext())
                     : nullptr;
  return In && In->getIdentifier() && In->getName() == "QtConcurrent";
}

} // namespace closecall
