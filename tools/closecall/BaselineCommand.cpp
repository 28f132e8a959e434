//===- BaselineCommand.cpp - closecall baseline ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Baseline.h"
#include "Commands.h"
#include "Session.h"

using namespace llvm;

namespace closecall::driver {
namespace {

cl::opt<std::string> Output("o", cl::sub(baselineSub()), cl::cat(category()),
                            cl::value_desc("file"), cl::init(BaselineName),
                            cl::desc("where to (default: "
                                     "closecall-baseline.json)"));

int record() {
  const CommonOptions Options = commonOptions();
  std::string Error;
  Session Now;
  if (!openSession(Options, Now, Error) || !chooseFiles(Options, Now, Error))
    return refuse(Error);
  runSession(Options, Now);
  if (Now.Ran.Interrupted)
    return refuse("interrupted");
  const Baseline Known(Now.Ran.Findings, Now.In.Root);
  if (!Known.write(Output, Error))
    return refuse(Error);
  if (!Options.Analysis.Quiet)
    remark("wrote " + counted(Known.size(), "finding") + " to " + Output);
  for (const Failure &F : Now.Ran.Failures)
    remark("not analysed: " + F.File + ": " + F.Reason);
  return Now.Ran.Failures.empty() ? Clean : CouldNotAnalyse;
}

} // namespace

bool runBaselineCommand(int &Result) {
  if (!baselineSub())
    return false;
  Result = record();
  return true;
}

} // namespace closecall::driver
