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
#include "llvm/ADT/StringMap.h"
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

bool findIncluders(const Project &In, const Toolchain &Tools, unsigned Workers,
                   const std::set<std::string> &Headers, Includers &Result,
                   std::string &Error) {
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
  // A file may be named through a symbolic link here and not there.
  std::map<std::string, std::string> Wanted;
  for (const std::string &Header : Headers)
    Wanted[realPath(Header)] = Header;
  StringMap<std::string> Real;
  const auto realOnce = [&](const std::string &Path) -> const std::string & {
    const auto [It, New] = Real.try_emplace(Path);
    if (New)
      It->second = realPath(Path);
    return It->second;
  };
  const std::set<std::string> Folders = foldersOf(In);
  for (StringRef Rule : rulesIn(Scan.Output))
    for (const std::string &Folder : Folders) {
      const std::vector<std::string> Read = dependenciesIn(Rule, Folder);
      if (Read.empty())
        continue;
      const std::string Source = absolute(Read.front());
      if (!std::binary_search(In.Files.begin(), In.Files.end(), Source))
        continue;
      for (const std::string &Each : Read) {
        const auto Header = Wanted.find(realOnce(Each));
        if (Header != Wanted.end())
          Result[Header->second].insert(Source);
      }
    }
  return true;
}

void addFiles(const Includers &From, std::set<std::string> &Files) {
  for (const auto &[Header, Users] : From)
    Files.insert(Users.begin(), Users.end());
}

} // namespace closecall::driver
