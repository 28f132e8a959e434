//===- Commands.h - The driver's subcommands ------------------ -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_COMMANDS_H
#define CLOSECALL_DRIVER_COMMANDS_H

#include "llvm/ADT/Twine.h"

namespace closecall::driver {

/// What the driver's exit codes say.
enum ExitCode { Clean = 0, HasFindings = 1, CouldNotAnalyse = 2 };

/// Prints one line about something that keeps the driver from its work; returns
/// CouldNotAnalyse.
int refuse(const llvm::Twine &Why);

/// Prints one line to standard error.
void remark(const llvm::Twine &What);

/// If the user asked for this subcommand, runs it, sets Result and returns
/// true.  Each declares its own options.
bool runCheckCommand(int &Result);
bool runBaselineCommand(int &Result);
bool runLearnCommand(int &Result);
bool runCacheCommand(int &Result);
bool runExplainCommand(int &Result);
bool runListCommand(int &Result);
bool runDoctorCommand(int &Result);
bool runInitCommand(int &Result);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_COMMANDS_H
