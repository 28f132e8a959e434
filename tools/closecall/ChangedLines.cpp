//===- ChangedLines.cpp - The lines that git says have changed ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ChangedLines.h"
#include "Compat.h"
#include "Process.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Program.h"
#include <limits>

using namespace llvm;

namespace closecall::driver {
namespace {

/// Runs git in a repository.
Answer git(StringRef Root, std::vector<std::string> Arguments) {
  const auto Program = sys::findProgramByName("git");
  if (!Program)
    return {{JobEnd::NotStarted, -1, "git is not installed"}, {}, {}};
  // Names as they are, whatever the user's settings.
  Arguments.insert(Arguments.begin(),
                   {"-C", Root.str(), "-c", "core.quotePath=false"});
  return ask(*Program, std::move(Arguments));
}

std::string complaint(const Answer &From) {
  if (From.End.How == JobEnd::NotStarted)
    return From.End.Why;
  return "git: " + StringRef(From.Errors).split('\n').first.str();
}

/// First line and number of lines of `12,3`, or of `12`, which is one line.
std::pair<unsigned, unsigned> rangeIn(StringRef Text) {
  const auto [FirstText, CountText] = Text.split(',');
  unsigned First = 0;
  unsigned Count = 1;
  if (FirstText.getAsInteger(10, First) ||
      (!CountText.empty() && CountText.getAsInteger(10, Count)))
    return {0, 0};
  return {First, Count};
}

} // namespace

bool ChangedLines::read(StringRef Root, StringRef Revision,
                        std::string &Error) {
  std::string From = Revision.str();
  // Before the first commit, all is new against an empty tree.
  if (Revision == "HEAD" &&
      !git(Root, {"rev-parse", "--quiet", "--verify", "HEAD"}).succeeded())
    From =
        StringRef(git(Root, {"hash-object", "-t", "tree", "/dev/null"}).Output)
            .trim()
            .str();
  const Answer Parted = git(Root, {"merge-base", From, "HEAD"});
  if (Parted.succeeded())
    From = StringRef(Parted.Output).trim().str();
  const Answer Diff =
      git(Root, {"diff", "--unified=0", "--no-color", "--no-ext-diff",
                 "--no-prefix", "--no-renames", "--diff-filter=d", From, "--"});
  const Answer New =
      git(Root, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!Diff.succeeded() || !New.succeeded()) {
    Error = complaint(Diff.succeeded() ? New : Diff);
    return false;
  }
  parse(Diff.Output, Root);
  SmallVector<StringRef, 16> Names;
  StringRef(New.Output).split(Names, '\0', -1, /*KeepEmpty=*/false);
  for (StringRef Name : Names)
    Ranges[realPath(absolute(Name, Root))].push_back(
        {1, std::numeric_limits<unsigned>::max()});
  return true;
}

void ChangedLines::parse(StringRef Diff, StringRef Root) {
  std::string File;
  // The lines of a hunk that are still to come; what they say is not ours.
  unsigned Left = 0;
  while (!Diff.empty()) {
    StringRef Line;
    std::tie(Line, Diff) = Diff.split('\n');
    if (Left &&
        (compat::startsWith(Line, "+") || compat::startsWith(Line, "-"))) {
      --Left;
      continue;
    }
    if (Line.consume_front("+++ ")) {
      // A name with a blank has a tab behind it; one with a quote is quoted.
      Line = Line.split('\t').first.trim('"');
      File = Line == "/dev/null" ? "" : realPath(absolute(Line, Root));
      continue;
    }
    if (!Line.consume_front("@@ -"))
      continue;
    // @@ -10,2 +12,3 @@
    const auto [Old, Rest] = Line.split(" +");
    const auto [First, Count] = rangeIn(Rest.split(' ').first);
    Left = rangeIn(Old).second + Count;
    if (File.empty())
      continue;
    // Where lines were only removed, those around are touched: the close that
    // went may be what the next return misses.
    Ranges[File].push_back({First, Count == 0 ? First + 1 : First + Count - 1});
  }
}

bool ChangedLines::contains(const Place &At) const {
  const auto Found = Ranges.find(realPath(At.File));
  return Found != Ranges.end() &&
         llvm::any_of(Found->second, [&](const Range &Each) {
           return At.Line >= Each.First && At.Line <= Each.Last;
         });
}

bool ChangedLines::touch(const Finding &F) const {
  return contains(F.At) ||
         llvm::any_of(F.Notes, [&](const Note &N) { return contains(N.At); });
}

std::vector<std::string> ChangedLines::files() const {
  std::vector<std::string> Result;
  for (const auto &[File, Lines] : Ranges)
    Result.push_back(File);
  return Result;
}

} // namespace closecall::driver
