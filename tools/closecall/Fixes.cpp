//===- Fixes.cpp - What a fix changes -------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixes.h"
#include "Compat.h"
#include "Process.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace llvm;

namespace closecall::driver {
namespace {

std::vector<std::string> linesOf(StringRef Text) {
  std::vector<std::string> Result;
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    Result.push_back(Line.rtrim('\r').str());
  }
  return Result;
}

/// Removes the lines that are the same on both sides, at both ends.
void trim(Hunk &H) {
  auto &Before = H.Before;
  auto &After = H.After;
  while (!Before.empty() && !After.empty() && Before.back() == After.back()) {
    Before.pop_back();
    After.pop_back();
  }
  size_t Same = 0;
  while (Same < Before.size() && Same < After.size() &&
         Before[Same] == After[Same])
    ++Same;
  const auto Count = static_cast<ptrdiff_t>(Same);
  Before.erase(Before.begin(), Before.begin() + Count);
  After.erase(After.begin(), After.begin() + Count);
  H.Line += static_cast<unsigned>(Same);
}

} // namespace

std::vector<Hunk> hunksOf(ArrayRef<Edit> Edits, Sources &Texts) {
  std::vector<Hunk> Result;
  for (size_t I = 0; I < Edits.size();) {
    const std::string &File = Edits[I].File;
    const SourceText &Text = Texts.get(File);
    const unsigned First = Text.position(Edits[I].Offset).first;
    unsigned Last = First;
    std::string After;
    unsigned Done = Text.begin(First);
    // Edits that share a line belong to one hunk.
    for (; I < Edits.size() && Edits[I].File == File; ++I) {
      const Edit &E = Edits[I];
      const unsigned End = E.Offset + E.Length;
      if (E.Offset < Done || End > Text.text().size() ||
          Text.position(E.Offset).first > Last)
        break;
      After += Text.text().slice(Done, E.Offset);
      After += E.Text;
      Done = End;
      Last = Text.position(End).first;
    }
    if (Done == Text.begin(First) && After.empty()) {
      ++I; // An edit that does not fit the text.
      continue;
    }
    const unsigned End = std::max(Text.begin(Last + 1), Done);
    After += Text.text().slice(Done, End);
    Hunk H{File, First, linesOf(Text.text().slice(Text.begin(First), End)),
           linesOf(After)};
    trim(H);
    Result.push_back(std::move(H));
  }
  return Result;
}

Applied applyFixes(ArrayRef<Finding> Findings, bool WithNotes,
                   const Toolchain &Tools) {
  Applied Result;
  std::map<std::string, std::string> Files; // with their texts
  for (const Finding &F : Findings) {
    const std::vector<Edit> &Edits = WithNotes ? F.fix() : F.Edits;
    Result.Fixed += !Edits.empty();
    for (const Edit &E : Edits)
      Files.try_emplace(E.File, contents(E.File));
  }
  Result.Files = Files.size();
  if (Files.empty())
    return Result;
  const std::string Program = siblingOf(Tools, "clang-apply-replacements");
  if (Program.empty()) {
    Result.Error = "no clang-apply-replacements; install clang-tools-" +
                   std::to_string(ownMajor());
    return Result;
  }
  TemporaryFolder Folder;
  std::error_code Failed;
  raw_fd_ostream Out(Folder.file("fixes.yaml"), Failed);
  if (!Failed)
    Out << exportOf(Findings, WithNotes);
  Out.close();
  std::vector<std::string> Arguments{Folder.path()};
  if (compat::HasIgnoreInsertConflict)
    Arguments.push_back("--ignore-insert-conflict");
  const Answer Run = ask(Program, Arguments);
  if (!Run.succeeded())
    Result.Error = "clang-apply-replacements failed: " +
                   StringRef(Run.Errors).split('\n').first.str();
  // It passes over an export that it cannot read, without a word.
  for (const auto &[File, Before] : Files)
    if (Result.Error.empty() && contents(File) == Before)
      Result.Error = "clang-apply-replacements did not change " + File;
  return Result;
}

} // namespace closecall::driver
