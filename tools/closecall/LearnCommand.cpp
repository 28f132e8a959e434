//===- LearnCommand.cpp - closecall learn ---------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Learning.h"
#include "Session.h"

using namespace llvm;

namespace closecall::driver {
namespace {

cl::opt<std::string> Output("o", cl::sub(learnSub()), cl::cat(category()),
                            cl::value_desc("file"),
                            cl::init("closecall-learned.yaml"),
                            cl::desc("where to (default: "
                                     "closecall-learned.yaml)"));
cl::opt<unsigned>
    Rounds("rounds", cl::sub(learnSub()), cl::cat(category()),
           cl::value_desc("number"), cl::init(UsualRounds),
           cl::desc("how often to read the project, each time with what is "
                    "known by then (default: 2)"));

int learn() {
  const CommonOptions Options = commonOptions();
  std::string Error;
  Session Now;
  Lessons Result;
  if (Rounds == 0)
    return refuse("--rounds is 1 or more");
  if (!openSession(Options, Now, Error) ||
      !learnProject(Options, Now.In, Now.Tools, Rounds, Result, Error) ||
      !writeLearned(Result.Known, Output, Now.In.Root, Error))
    return refuse(Error);
  if (!Options.Analysis.Quiet)
    remark("wrote what " + counted(Result.Known.size(), "function") + " of " +
           counted(Now.In.Files.size(), "file") + " " +
           (Result.Known.size() == 1 ? "does" : "do") + " to " + Output +
           "; to use it, name it in .clang-tidy, under CheckOptions: "
           "'Catalogues: " +
           Output + "'");
  for (const Failure &F : Result.Failures)
    remark("not read: " + F.File + ": " + F.Reason);
  return Result.Failures.empty() ? Clean : CouldNotAnalyse;
}

} // namespace

bool runLearnCommand(int &Result) {
  if (!learnSub())
    return false;
  Result = learn();
  return true;
}

} // namespace closecall::driver
