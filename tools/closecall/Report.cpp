//===- Report.cpp - What a run found, in a form for someone ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "Cache.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>
#include <map>

using namespace llvm;

namespace closecall::driver {
namespace {

constexpr Format Formats[] = {
    {"text", "for people: excerpts, notes, the fix", writeText},
    {"json", "for programs: all that is known", writeJson},
    {"sarif", "SARIF 2.1.0: GitHub's code scanning, editors", writeSarif},
    {"gitlab", "GitLab's code quality", writeGitlab},
    {"github", "GitHub's annotations, in the log of a job", writeGithub},
    {"rdjson", "reviewdog, with suggestions", writeRdjson},
    {"junit", "JUnit: test reports of CI systems", writeJunit},
    {"html", "one page for a browser, with filters", writeHtml},
};

} // namespace

ArrayRef<Format> allFormats() { return Formats; }

const Format *findFormat(StringRef Name) {
  for (const Format &Each : Formats)
    if (Name == Each.Name)
      return &Each;
  return nullptr;
}

std::string Report::name(StringRef File) const {
  return relativeTo(File, Root);
}

std::vector<std::pair<std::string, size_t>>
countByCheck(ArrayRef<Finding> Findings) {
  std::map<std::string, size_t> Counts;
  for (const Finding &F : Findings)
    ++Counts[F.Check];
  std::vector<std::pair<std::string, size_t>> Result(Counts.begin(),
                                                     Counts.end());
  std::sort(Result.begin(), Result.end(), [](const auto &A, const auto &B) {
    return std::tie(B.second, A.first) < std::tie(A.second, B.first);
  });
  return Result;
}

std::string counted(size_t Number, StringRef Noun) {
  return std::to_string(Number) + " " + Noun.str() + (Number == 1 ? "" : "s");
}

std::vector<std::string> fingerprintsOf(const Report &From) {
  std::map<std::string, unsigned> Seen;
  std::vector<std::string> Result;
  for (const Finding &F : From.Ran.Findings) {
    const StringRef Line = From.Texts.get(F.At.File).line(F.At.Line).trim();
    const std::string Base =
        join_items("\n", From.name(F.At.File), F.Check, F.Message, Line);
    const unsigned Count = ++Seen[Base];
    Result.push_back(digestOf(join_items("\n", Base, std::to_string(Count))));
  }
  return Result;
}

} // namespace closecall::driver
