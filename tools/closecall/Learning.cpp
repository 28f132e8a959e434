//===- Learning.cpp - Reading a project's functions -----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The plugin does the reading: it writes a file of lessons for each translation
// unit.  A function that calls one of another file can only be understood when
// that one is, hence the rounds.
//
//===----------------------------------------------------------------------===//

#include "Learning.h"
#include "Compat.h"
#include "Process.h"
#include "llvm/Support/FileSystem.h"
#include <cstdlib>

using namespace llvm;

namespace closecall::driver {
namespace {

constexpr char OnlyTheReader[] = "-*,closecall-unclosed-client";

/// Puts the files of lessons in the folder together, and removes them.
bool collect(const std::string &Folder, Learned &Result, std::string &Error) {
  std::error_code Failed;
  std::vector<std::string> Files;
  for (sys::fs::directory_iterator I(Folder, Failed), End; I != End && !Failed;
       I.increment(Failed))
    if (compat::endsWith(I->path(), LessonsSuffix))
      Files.push_back(I->path());
  for (const std::string &File : Files) {
    Expected<json::Value> Read = json::parse(contents(File));
    const json::Array *All = Read ? Read->getAsArray() : nullptr;
    if (!Read)
      consumeError(Read.takeError());
    bool Fine = All != nullptr;
    for (const json::Value &Each : All ? *All : json::Array()) {
      Lesson L;
      Fine &= fromJSON(Each, L);
      Result.add(std::move(L));
    }
    if (!Fine) {
      Error = "the plugin's lessons cannot be read; is it of another version "
              "than this program?";
      return false;
    }
    sys::fs::remove(File);
  }
  return true;
}

} // namespace

bool writeLearned(const Learned &What, const std::string &File, StringRef Root,
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

void useLearned(const std::string &File) {
  ::setenv(LearnedVariable, File.c_str(), /*replace=*/1);
}

bool learnProject(const CommonOptions &Options, const Project &In,
                  const Toolchain &Tools, unsigned Rounds, Lessons &Result,
                  std::string &Error) {
  const TemporaryFolder Folder;
  if (Folder.problem()) {
    Error = "cannot make a temporary folder: " + Folder.problem().message();
    return false;
  }
  const std::string SoFar = Folder.file("learned.yaml");
  ::setenv(LearnVariable, Folder.path().c_str(), /*replace=*/1);
  for (unsigned Round = 1; Round <= Rounds && Error.empty(); ++Round) {
    TidyConfigs Configs(Tools, OnlyTheReader, Options.Analysis.ConfigFile);
    Sources Texts;
    Analysis Ran = analyse(In, Tools, Configs, In.Files, Options.Analysis,
                           /*Known=*/nullptr, Texts);
    Result = {{}, std::move(Ran.Failures)};
    if (Ran.Interrupted)
      Error = "interrupted";
    else if (collect(Folder.path(), Result.Known, Error) && Round < Rounds &&
             writeLearned(Result.Known, SoFar, In.Root, Error))
      useLearned(SoFar);
  }
  ::unsetenv(LearnVariable);
  ::unsetenv(LearnedVariable);
  sys::fs::remove(SoFar);
  return Error.empty();
}

} // namespace closecall::driver
