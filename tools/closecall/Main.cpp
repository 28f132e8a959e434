//===- Main.cpp - closecall, the driver -----------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parses the command line and hands over to the subcommand that it names.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Options.h"
#include "Toolchain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace closecall::driver;

namespace {

constexpr char Overview[] =
    "closecall finds clients that are never closed, asynchronous work that "
    "nobody waits for,\ncaches that only grow, and more; see 'closecall list'."
    "\n\nexit codes: 0 clean, 1 findings, 2 something could not be analysed";

constexpr bool (*Commands[])(int &) = {
    runCheckCommand,   runBaselineCommand, runLearnCommand,  runCacheCommand,
    runExplainCommand, runListCommand,     runDoctorCommand, runInitCommand,
};

void printVersion(raw_ostream &Out) {
  Out << "closecall " << ownVersion() << " for LLVM " << ownMajor() << "\n";
}

} // namespace

namespace closecall::driver {

void remark(const Twine &What) { errs() << "closecall: " << What << "\n"; }

int refuse(const Twine &Why) {
  remark(Why);
  return CouldNotAnalyse;
}

} // namespace closecall::driver

int main(int Count, const char **Arguments) {
  InitLLVM Init(Count, Arguments);
  cl::SetVersionPrinter(printVersion);
  // The library that LLVM is built as brings options of its passes.
  cl::HideUnrelatedOptions(category());
  std::string Message;
  raw_string_ostream Errors(Message);
  if (!cl::ParseCommandLineOptions(Count, Arguments, Overview, &Errors)) {
    errs() << Errors.str();
    return CouldNotAnalyse;
  }
  int Result = Clean;
  for (const auto Command : Commands)
    if (Command(Result))
      return Result;
  cl::PrintHelpMessage();
  return CouldNotAnalyse;
}
