//===- Compat.h - What differs between LLVM majors ------------ -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The driver's only place that looks at LLVM_VERSION_MAJOR.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_COMPAT_H
#define CLOSECALL_DRIVER_COMPAT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Program.h"
#if LLVM_VERSION_MAJOR >= 16
#include <optional>
#else
#include "llvm/ADT/Optional.h"
#endif

namespace closecall::compat {

/// llvm::Optional until 15.  Goes with 14.
#if LLVM_VERSION_MAJOR >= 16
template <typename T> using Optional = std::optional<T>;
#else
template <typename T> using Optional = llvm::Optional<T>;
#endif

/// StringRef::startswith until 15, starts_with from 16 on.  Goes with 14.
inline bool startsWith(llvm::StringRef Text, llvm::StringRef Prefix) {
  return Text.substr(0, Prefix.size()) == Prefix;
}

/// StringRef::endswith until 15, ends_with from 16 on.  Goes with 14.
inline bool endsWith(llvm::StringRef Text, llvm::StringRef Suffix) {
  return Text.size() >= Suffix.size() &&
         Text.substr(Text.size() - Suffix.size()) == Suffix;
}

/// Whether clang-apply-replacements has --ignore-insert-conflict: since 15.
/// Goes with 14.
constexpr bool HasIgnoreInsertConflict = LLVM_VERSION_MAJOR >= 15;

/// clang-tidy --verify-config came with 15; with 16 it knows a plugin's checks.
constexpr bool HasVerifyConfig = LLVM_VERSION_MAJOR >= 16;

/// The folder of clang's own headers is named after the version; until 15 the
/// whole of it.  Goes with 14.
#if LLVM_VERSION_MAJOR >= 16
#define CLOSECALL_TEXT_OF(X) #X
#define CLOSECALL_TEXT(X) CLOSECALL_TEXT_OF(X)
constexpr char ResourceVersion[] = CLOSECALL_TEXT(LLVM_VERSION_MAJOR);
#undef CLOSECALL_TEXT
#undef CLOSECALL_TEXT_OF
#else
constexpr char ResourceVersion[] = LLVM_VERSION_STRING;
#endif

/// Looks after a child without waiting: true once it has ended, and then
/// Result holds its code and Why the signal that ended it.  The parameters of
/// sys::Wait changed in 16; goes with 14.
inline bool hasEnded(const llvm::sys::ProcessInfo &Child, int &Result,
                     std::string &Why) {
#if LLVM_VERSION_MAJOR >= 16
  const auto Now = llvm::sys::Wait(Child, 0, &Why);
#else
  const auto Now =
      llvm::sys::Wait(Child, 0, /*WaitUntilTerminates=*/false, &Why);
#endif
  if (Now.Pid == 0)
    return false;
  Result = Now.ReturnCode;
  return true;
}

} // namespace closecall::compat

#endif // CLOSECALL_DRIVER_COMPAT_H
