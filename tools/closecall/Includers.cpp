//===- Includers.cpp - Which files include a header -----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Includers.h"
#include "Cache.h"
#include "Process.h"
#include "Sources.h"
#include <algorithm>

using namespace llvm;

namespace closecall::driver {
namespace {

/// The rules of a makefile: each begins in the first column of a line.
std::vector<StringRef> rulesIn(StringRef Text) {
  std::vector<StringRef> Result;
  size_t Begin = 0;
  for (size_t I = 0; I < Text.size(); ++I)
    if (Text[I] == '\n' &&
        (I + 1 == Text.size() || (Text[I + 1] != ' ' && Text[I + 1] != '\t'))) {
      Result.push_back(Text.slice(Begin, I + 1));
      Begin = I + 1;
    }
  return Result;
}

/// The folders in which the project's commands run; rules name files from
/// there, but do not say from which.
std::set<std::string> foldersOf(const Project &In) {
  std::set<std::string> Result;
  for (const auto &Command : In.Commands->getAllCompileCommands())
    Result.insert(Command.Directory);
  return Result;
}

} // namespace

bool addIncluders(const Project &In, const Toolchain &Tools, unsigned Workers,
                  const std::set<std::string> &Headers,
                  std::set<std::string> &Files, std::string &Error) {
  const std::string Program = siblingOf(Tools, "clang-scan-deps");
  if (Program.empty()) {
    Error = "no clang-scan-deps to find what includes a header; install "
            "clang-tools-" +
            std::to_string(ownMajor());
    return false;
  }
  // It fails when one file cannot be read, but answers for the others.
  const Answer Scan =
      ask(Program, {"-compilation-database=" + In.Database, "-format=make",
                    "-j", std::to_string(std::max(1U, Workers))});
  if (Scan.End.How != JobEnd::Exited) {
    Error = "clang-scan-deps cannot be run: " + Scan.End.Why;
    return false;
  }
  if (Scan.Output.empty() && !Scan.succeeded()) {
    Error = "clang-scan-deps failed: " +
            StringRef(Scan.Errors).split('\n').first.str();
    return false;
  }
  const std::set<std::string> Folders = foldersOf(In);
  for (StringRef Rule : rulesIn(Scan.Output))
    for (const std::string &Folder : Folders) {
      const std::vector<std::string> Read = dependenciesIn(Rule, Folder);
      if (!Read.empty() &&
          std::binary_search(In.Files.begin(), In.Files.end(), Read.front()) &&
          llvm::any_of(Read, [&](const std::string &Each) {
            return Headers.count(Each) != 0;
          }))
        Files.insert(Read.front());
    }
  return true;
}

} // namespace closecall::driver
