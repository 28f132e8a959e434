//===- VersionGuard.cpp - Load the checks, but not into another LLVM ------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A plugin of another LLVM major loads without a word and loses every finding,
// or fails to load and is ignored; both look like a clean run.  So what users
// load is this small library.  It needs nothing of clang but one function that
// all majors have, compares versions, and then loads the checks beside it.
//
//===----------------------------------------------------------------------===//

#include "clang/Basic/Version.h"
#include "clang/Basic/Version.inc"
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace {

/// Loads closecall-checks.so from this library's own folder; its initialisers
/// register the checks.
void loadChecks() {
  Dl_info Self;
  std::string Path = "closecall-checks.so";
  if (dladdr(reinterpret_cast<void *>(&loadChecks), &Self) && Self.dli_fname) {
    const std::string Here = Self.dli_fname;
    const size_t Slash = Here.rfind('/');
    if (Slash != std::string::npos)
      Path = Here.substr(0, Slash + 1) + Path;
  }
  if (dlopen(Path.c_str(), RTLD_LAZY | RTLD_LOCAL))
    return;
  std::fprintf(stderr, "closecall: cannot load the checks: %s\n", dlerror());
  std::fflush(stderr);
  std::_Exit(1);
}

struct VersionGuard {
  VersionGuard() {
    const std::string Host = clang::getClangFullVersion();
    const std::string Mark = "version ";
    const size_t At = Host.find(Mark);
    const std::string Number =
        At == std::string::npos ? Host : Host.substr(At + Mark.size());
    const long Major = std::strtol(Number.c_str(), nullptr, 10);
    const std::string Short = Number.substr(0, Number.find_first_of(" ("));
    if (Major != CLANG_VERSION_MAJOR) {
      std::fprintf(stderr,
                   "closecall: this plugin is built for LLVM %s but clang-tidy "
                   "is version %s; load the plugin of LLVM %ld\n",
                   CLANG_VERSION_STRING, Short.c_str(), Major);
      std::fflush(stderr);
      // Not exit(): the host's destructors may call into this library.
      std::_Exit(1);
    }
    if (Short != CLANG_VERSION_STRING)
      std::fprintf(stderr,
                   "closecall: built with LLVM %s, running in %s; rebuild the "
                   "plugin if anything looks odd\n",
                   CLANG_VERSION_STRING, Short.c_str());
    loadChecks();
  }
} Guard;

} // namespace
