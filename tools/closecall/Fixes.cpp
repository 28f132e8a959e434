//===- Fixes.cpp - What a fix changes -------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixes.h"
#include "Compat.h"
#include "Process.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
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

/// Adds a hunk; one that begins where the last ends continues it.
void append(std::vector<Hunk> &To, Hunk H) {
  if (To.empty() || To.back().File != H.File ||
      To.back().Line + To.back().Before.size() != H.Line) {
    To.push_back(std::move(H));
    return;
  }
  Hunk &Last = To.back();
  Last.Before.insert(Last.Before.end(), H.Before.begin(), H.Before.end());
  Last.After.insert(Last.After.end(), H.After.begin(), H.After.end());
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
    append(Result, std::move(H));
  }
  return Result;
}

/// The folder with the .clang-format that holds for the file; empty if none
/// does.
static std::string styleFolder(StringRef File) {
  for (StringRef Folder = sys::path::parent_path(File); !Folder.empty();
       Folder = sys::path::parent_path(Folder))
    for (const char *Name : {".clang-format", "_clang-format"}) {
      SmallString<256> Path(Folder);
      sys::path::append(Path, Name);
      if (sys::fs::exists(Path))
        return Folder.str();
    }
  return {};
}

/// Applies the edits of \p Findings at once, formatted as the .clang-format in
/// \p Style says; empty leaves them as they are.  Returns an error.
static std::string applyAt(const std::string &Style, ArrayRef<Finding> Findings,
                           const std::string &Program) {
  TemporaryFolder Folder;
  std::error_code Failed;
  raw_fd_ostream Out(Folder.file("fixes.yaml"), Failed);
  if (!Failed)
    Out << exportOf(Findings, /*WithNotes=*/false);
  Out.close();
  std::vector<std::string> Arguments{Folder.path()};
  if (compat::HasIgnoreInsertConflict)
    Arguments.push_back("--ignore-insert-conflict");
  if (!Style.empty())
    Arguments.insert(Arguments.end(),
                     {"--format", "--style=file", "--style-config=" + Style});
  const Answer Run = ask(Program, Arguments);
  return Run.succeeded() ? std::string()
                         : "clang-apply-replacements failed: " +
                               StringRef(Run.Errors).split('\n').first.str();
}

Applied applyFixes(ArrayRef<Finding> Findings, bool WithNotes,
                   const Toolchain &Tools) {
  Applied Result;
  std::map<std::string, std::string> Files; // with their texts
  std::map<std::string, std::vector<Finding>> ByStyle;
  for (const Finding &F : Findings) {
    const std::vector<Edit> &Edits = WithNotes ? F.fix() : F.Edits;
    Result.Fixed += !Edits.empty();
    std::map<std::string, std::vector<Edit>> Parts;
    for (const Edit &E : Edits) {
      Files.try_emplace(E.File, contents(E.File));
      Parts[styleFolder(E.File)].push_back(E);
    }
    for (auto &[Style, Part] : Parts) {
      ByStyle[Style].push_back(F);
      ByStyle[Style].back().Edits = std::move(Part);
    }
  }
  Result.Files = Files.size();
  if (Files.empty())
    return Result;
  for (const auto &[File, Before] : Files)
    if (const auto Denied = sys::fs::access(File, sys::fs::AccessMode::Write)) {
      Result.Error = "cannot write " + File + ": " + Denied.message();
      return Result;
    }
  const std::string Program = siblingOf(Tools, "clang-apply-replacements");
  if (Program.empty()) {
    Result.Error = "no clang-apply-replacements; install clang-tools-" +
                   std::to_string(ownMajor());
    return Result;
  }
  for (const auto &[Style, Group] : ByStyle)
    if (Result.Error.empty())
      Result.Error = applyAt(Style, Group, Program);
  // It passes over an export that it cannot read, without a word.
  for (const auto &[File, Before] : Files)
    if (Result.Error.empty() && contents(File) == Before)
      Result.Error = "clang-apply-replacements did not change " + File;
  return Result;
}

} // namespace closecall::driver
