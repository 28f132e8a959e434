//===- LearnCommand.cpp - closecall learn ---------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each round runs the check over all files, with what the round before has
// learned: a function that calls one of another file can only be understood
// when that one is.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Compat.h"
#include "Learned.h"
#include "Process.h"
#include "Session.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <cstdlib>

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
           cl::value_desc("number"), cl::init(2),
           cl::desc("how often to read the project, each time with what is "
                    "known by then (default: 2)"));

/// Puts the files of lessons in the folder together, and removes them.
bool collect(const std::string &Folder, Learned &Result, std::string &Error) {
  std::error_code Failed;
  std::vector<std::string> Files;
  for (sys::fs::directory_iterator I(Folder, Failed), End; I != End && !Failed;
       I.increment(Failed))
    if (compat::endsWith(I->path(), LessonsSuffix))
      Files.push_back(I->path());
  llvm::sort(Files);
  for (const std::string &File : Files) {
    Expected<json::Value> Read = json::parse(contents(File));
    const json::Array *All = Read ? Read->getAsArray() : nullptr;
    if (!Read)
      consumeError(Read.takeError());
    for (const json::Value &Each : All ? *All : json::Array()) {
      Lesson L;
      if (fromJSON(Each, L))
        Result.add(std::move(L));
    }
    if (!All) {
      Error = "the plugin's lessons cannot be read; is it of this version?";
      return false;
    }
    sys::fs::remove(File);
  }
  return true;
}

bool writeFile(const Learned &What, const std::string &File, StringRef Root,
               std::string &Error) {
  std::error_code Failed;
  raw_fd_ostream Out(File, Failed);
  if (!Failed) {
    What.write(Out, Root);
    Out.close();
    Failed = Out.error();
    Out.clear_error();
  }
  if (Failed)
    Error = "cannot write " + File + ": " + Failed.message();
  return !Failed;
}

int learn() {
  CommonOptions Options = commonOptions();
  Options.Checks = "-*,closecall-unclosed-client";
  Options.CacheFolder.clear();
  std::string Error;
  Session Now;
  if (Rounds == 0)
    return refuse("--rounds is 1 or more");
  if (!openSession(Options, Now, Error) || !chooseFiles(Options, Now, Error))
    return refuse(Error);
  const TemporaryFolder Lessons;
  if (Lessons.problem())
    return refuse("cannot make a temporary folder: " +
                  Lessons.problem().message());
  ::setenv(LearnVariable, Lessons.path().c_str(), /*replace=*/1);
  Learned Result;
  for (unsigned Round = 0; Round < Rounds; ++Round) {
    Result = Learned();
    Now.Ran = Analysis();
    runSession(Options, Now);
    if (Now.Ran.Interrupted)
      return refuse("interrupted");
    if (!collect(Lessons.path(), Result, Error) ||
        !writeFile(Result, Lessons.file(LearnedFileName), Now.In.Root, Error))
      return refuse(Error);
  }
  if (!writeFile(Result, Output, Now.In.Root, Error))
    return refuse(Error);
  sys::fs::remove(Lessons.file(LearnedFileName));
  if (!Options.Analysis.Quiet)
    remark("wrote what " + counted(Result.size(), "function") + " of " +
           counted(Now.Files.size(), "file") + " do to " + Output +
           "; to use it, name it in .clang-tidy, under CheckOptions: "
           "'Catalogues: " +
           Output + "'");
  for (const Failure &F : Now.Ran.Failures)
    remark("not read: " + F.File + ": " + F.Reason);
  return Now.Ran.Failures.empty() ? Clean : CouldNotAnalyse;
}

} // namespace

bool runLearnCommand(int &Result) {
  if (!learnSub())
    return false;
  Result = learn();
  return true;
}

} // namespace closecall::driver
