//===- Compat.h - What differs between LLVM majors ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only place that looks at LLVM_VERSION_MAJOR.  Every shim names the
// version at which it can go.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_COMPAT_H
#define CLOSECALL_SUPPORT_COMPAT_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Config/llvm-config.h"

/// Whether ClangTidyModule.h holds the module registry (22).  Goes with 19.
#define CLOSECALL_HAS_MODULE_REGISTRY (LLVM_VERSION_MAJOR >= 22)

/// The further argument of IncludeInserter's constructor, with its comma:
/// whether diagnostics are self-contained, since 15; and what a check says of
/// itself.  Goes with 14.
#if LLVM_VERSION_MAJOR >= 15
#define CLOSECALL_SELF_CONTAINED(Value) , Value
#define CLOSECALL_DIAGS_SELF_CONTAINED areDiagsSelfContained()
#else
#define CLOSECALL_SELF_CONTAINED(Value)
#define CLOSECALL_DIAGS_SELF_CONTAINED false
#endif

/// The further argument of HeaderIncludes::insert, with its comma: an include,
/// no import; since 15.  Goes with 14.
#if LLVM_VERSION_MAJOR >= 15
#define CLOSECALL_AS_INCLUDE , clang::tooling::IncludeDirective::Include
#else
#define CLOSECALL_AS_INCLUDE
#endif

namespace closecall::compat {

/// StringRef::startswith until 15, starts_with from 16 on.  Goes with 14.
inline bool startsWith(llvm::StringRef Text, llvm::StringRef Prefix) {
  return Text.substr(0, Prefix.size()) == Prefix;
}

/// StringRef::endswith until 15, ends_with from 16 on.  Goes with 14.
inline bool endsWith(llvm::StringRef Text, llvm::StringRef Suffix) {
  return Text.size() >= Suffix.size() &&
         Text.substr(Text.size() - Suffix.size()) == Suffix;
}

/// StringRef::consume_front, which has not changed; here for its neighbours.
inline bool consumeFront(llvm::StringRef &Text, llvm::StringRef Prefix) {
  if (!startsWith(Text, Prefix))
    return false;
  Text = Text.substr(Prefix.size());
  return true;
}

/// FunctionDecl::isPure was renamed in 18.  Goes with 16.
inline bool isPureVirtual(const clang::FunctionDecl &F) {
#if LLVM_VERSION_MAJOR >= 18
  return F.isPureVirtual();
#else
  return F.isPure();
#endif
}

} // namespace closecall::compat

#endif // CLOSECALL_SUPPORT_COMPAT_H
