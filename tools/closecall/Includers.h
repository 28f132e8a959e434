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
#include <set>
#include <string>

namespace closecall::driver {

/// Adds to Files those of the project that read one of Headers, as
/// clang-scan-deps finds them.  False, with one line in Error, if it cannot be
/// asked.
bool addIncluders(const Project &In, const Toolchain &Tools, unsigned Workers,
                  const std::set<std::string> &Headers,
                  std::set<std::string> &Files, std::string &Error);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_INCLUDERS_H
