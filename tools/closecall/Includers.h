//===- Includers.h - Which files include a header ------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_INCLUDERS_H
#define CLOSECALL_DRIVER_INCLUDERS_H

#include "Project.h"
#include "Toolchain.h"
#include <map>
#include <set>
#include <string>

namespace closecall::driver {

/// The files of a project that read each of some headers.
using Includers = std::map<std::string, std::set<std::string>>;

/// Asks clang-scan-deps which files of the project read one of Headers; a
/// header that none reads is not in the result.  False, with one line in Error,
/// if it cannot be asked.
bool findIncluders(const Project &In, const Toolchain &Tools, unsigned Workers,
                   const std::set<std::string> &Headers, Includers &Result,
                   std::string &Error);

/// Adds to Files all files that read one of the headers.
void addFiles(const Includers &From, std::set<std::string> &Files);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_INCLUDERS_H
