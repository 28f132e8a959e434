//===- SystemHeaderShortcut.cpp - Parse only the bodies that matter -------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// No check of ours looks into a function body of a system header, so clang need
// not parse those bodies.  Clang itself keeps the bodies that a translation
// unit cannot do without (constexpr functions, deduced return types).
//
//===----------------------------------------------------------------------===//

#include "support/HeaderShortcut.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

namespace {

class BodySkipper : public clang::ASTConsumer {
public:
  BodySkipper(const clang::SourceManager &SM, bool Active)
      : SM(SM), Active(Active) {}

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return Active && SM.isInSystemHeader(D->getLocation());
  }

private:
  const clang::SourceManager &SM;
  const bool Active;
};

class SystemHeaderShortcut : public clang::PluginASTAction {
public:
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &CI, llvm::StringRef) override {
    const bool Active = closecall::takeHeaderShortcut();
    if (Active)
      CI.getFrontendOpts().SkipFunctionBodies = true;
    return std::make_unique<BodySkipper>(CI.getSourceManager(), Active);
  }

  bool ParseArgs(const clang::CompilerInstance &,
                 const std::vector<std::string> &) override {
    return true;
  }

  ActionType getActionType() override { return AddBeforeMainAction; }
};

clang::FrontendPluginRegistry::Add<SystemHeaderShortcut>
    Registration("closecall-system-headers",
                 "leave out function bodies of system headers");

} // namespace
