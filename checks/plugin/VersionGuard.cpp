//===- VersionGuard.cpp - Refuse to run inside another LLVM ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A plugin of another LLVM major loads without a word and loses every finding,
// which looks like a clean run.  So the first thing that the library does when
// it is loaded is to compare versions, with nothing but functions whose ABI
// has been the same in all majors.
//
//===----------------------------------------------------------------------===//

#include "clang/Basic/Version.h"
#include "clang/Basic/Version.inc"
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

struct VersionGuard {
  VersionGuard() {
    const std::string Host = clang::getClangFullVersion();
    const std::string Mark = "version ";
    const size_t At = Host.find(Mark);
    const std::string Number =
        At == std::string::npos ? Host : Host.substr(At + Mark.size());
    const int Major = std::atoi(Number.c_str());
    const std::string Short = Number.substr(0, Number.find_first_of(" ("));
    if (Major != CLANG_VERSION_MAJOR) {
      std::fprintf(stderr,
                   "closecall: this plugin is built for LLVM %s but clang-tidy "
                   "is version %s; load the plugin of LLVM %d\n",
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
  }
} Guard;

} // namespace
