//===- InitCommand.cpp - closecall init -----------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Embedded.h"
#include "Options.h"
#include "Sources.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace closecall::driver {
namespace {

cl::SubCommand InitSub("init", "write a .clang-tidy and a .clangd to start "
                               "from, and print what CI needs");

/// Writes a file that is not there yet.
bool writeNew(StringRef Name, StringRef Text) {
  const std::string Path = absolute(Name);
  if (sys::fs::exists(Path)) {
    remark("there is a " + Name + " already; this is what to add:");
    outs() << Text << "\n";
    return true;
  }
  std::error_code Failed;
  raw_fd_ostream Out(Path, Failed);
  if (Failed) {
    refuse("cannot write " + Path + ": " + Failed.message());
    return false;
  }
  Out << Text;
  remark("wrote " + Name);
  return true;
}

int init() {
  if (!writeNew(".clang-tidy", embedded("dot-clang-tidy.yaml")) ||
      !writeNew(".clangd", embedded("dot-clangd.yaml")))
    return CouldNotAnalyse;
  outs() << embedded("snippets.txt");
  return Clean;
}

} // namespace

bool runInitCommand(int &Result) {
  if (!InitSub)
    return false;
  Result = init();
  return true;
}

} // namespace closecall::driver
