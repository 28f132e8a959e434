//===- TidyModule.h - clang-tidy's module class and registry --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The registry moved into ClangTidyModule.h in 22.  Goes with 19.  Apart from
// Compat.h, which the engine includes, to keep clang-tidy's headers out of it.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_TIDYMODULE_H
#define CLOSECALL_SUPPORT_TIDYMODULE_H

#include "clang-tidy/ClangTidyModule.h"
#include "support/Compat.h"
#if !CLOSECALL_HAS_MODULE_REGISTRY
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#endif // CLOSECALL_SUPPORT_TIDYMODULE_H
