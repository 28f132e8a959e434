//===- ClosecallModule.cpp - Registers the checks with clang-tidy ---------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DeprecatedCloseCheck.h"
#include "FireAndForgetCheck.h"
#include "StaleInflightEntryCheck.h"
#include "UnboundedCacheCheck.h"
#include "UnclosedClientCheck.h"
#include "support/TidyModule.h"

namespace closecall {

namespace {

class ClosecallModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
#define CLOSECALL_CHECK(CLASS, ID, SUMMARY) Factories.registerCheck<CLASS>(ID);
#include "Checks.inc"
#undef CLOSECALL_CHECK
  }
};

clang::tidy::ClangTidyModuleRegistry::Add<ClosecallModule>
    Registration("closecall-module",
                 "Clients that are never closed, and their kin.");

} // namespace

/// Referenced by closecall-clangd, so that the linker keeps this file.
volatile int ClosecallModuleAnchor = 0;

} // namespace closecall
