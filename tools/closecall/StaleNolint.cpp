//===- StaleNolint.cpp - NOLINT comments that silence nothing -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaleNolint.h"
#include "Compat.h"
#include "Includers.h"
#include "Process.h"
#include "SeenCode.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include <limits>
#include <set>

using namespace llvm;

namespace closecall::driver {
namespace {

/// The name that a stale comment is reported under.
constexpr char ReportName[] = "closecall-stale-nolint";

constexpr StringRef Word = "NOLINT";

bool namesOurs(StringRef Globs) {
  SmallVector<StringRef, 4> Parts;
  Globs.split(Parts, ',');
  return llvm::any_of(Parts, [](StringRef Part) {
    return compat::startsWith(Part.trim(), "closecall");
  });
}

bool namesOnlyOurs(StringRef Globs) {
  SmallVector<StringRef, 4> Parts;
  Globs.split(Parts, ',');
  return llvm::all_of(Parts, [](StringRef Part) {
    return compat::startsWith(Part.trim(), "closecall");
  });
}

/// Headers of the project, found by their names: which of them are included is
/// asked later, and only for those with comments.
void addHeaders(StringRef Root, std::set<std::string> &Files) {
  std::error_code Ignored;
  for (sys::fs::recursive_directory_iterator I(Root, Ignored), End;
       I != End && !Ignored; I.increment(Ignored)) {
    if (compat::startsWith(sys::path::filename(I->path()), "."))
      I.no_push();
    else if (isHeader(I->path()))
      Files.insert(I->path());
  }
}

/// The edit that removes a comment, if it is all that its `//` comment says.
void addRemoval(const NolintComment &Of, const SourceText &Text, Finding &To) {
  const unsigned Line = Text.position(Of.Offset).first;
  const unsigned Begin = Text.begin(Line);
  const unsigned End = Begin + static_cast<unsigned>(Text.line(Line).size());
  const StringRef Before = Text.text().slice(Begin, Of.Offset).rtrim();
  if (!compat::endsWith(Before, "//") || Of.End != End ||
      Of.Last == std::numeric_limits<unsigned>::max() ||
      Of.First + 1 < Of.Last || !namesOnlyOurs(Of.Globs))
    return;
  const StringRef Code = Before.drop_back(2).rtrim();
  const auto Kept = static_cast<unsigned>(Code.size());
  if (Code.empty())
    To.Edits.push_back(
        {Of.File, Begin, Text.begin(Line + 1) - Begin, std::string()});
  else
    To.Edits.push_back(
        {Of.File, Begin + Kept, End - Begin - Kept, std::string()});
}

Finding reportOf(const NolintComment &Of, Sources &Texts) {
  const SourceText &Text = Texts.get(Of.File);
  Finding Result;
  Result.Check = ReportName;
  Result.Message = "this comment silences nothing: there is no finding of '" +
                   Of.Globs + "' to silence";
  Result.At.File = Of.File;
  Result.At.Offset = Of.Offset;
  std::tie(Result.At.Line, Result.At.Column) = Text.position(Of.Offset);
  Result.At.EndColumn = Result.At.Column + Of.End - Of.Offset;
  addRemoval(Of, Text, Result);
  return Result;
}

bool silences(const NolintComment &Comment, const Finding &F) {
  return F.At.File == Comment.File && F.At.Line >= Comment.First &&
         F.At.Line <= Comment.Last && enables(Comment.Globs, F.Check);
}

/// Whether a finding that the comment could silence would have been reported:
/// the checks run there, the lines are compiled, the header counts.
bool isAnalysed(const NolintComment &Comment, const TidyConfig &Config,
                const AnalysisOptions &Options, const SeenCode &Seen,
                Sources &Texts) {
  if (llvm::none_of(Config.Enabled, [&](const std::string &Check) {
        return enables(Comment.Globs, Check);
      }))
    return false;
  // An unfinished region is for the compiler to say.
  const SourceText &Text = Texts.get(Comment.File);
  const unsigned Own = Text.position(Comment.Offset).first;
  if (!Seen.covers(Comment.File, std::min(Own, Comment.First),
                   std::min(Comment.Last, Text.lines())))
    return false;
  const std::string &Filter =
      Options.HeaderFilter.empty() ? Config.HeaderFilter : Options.HeaderFilter;
  if (!isHeader(Comment.File) || Filter.empty())
    return true;
  return Regex(Filter).match(Comment.File) &&
         (Config.ExcludeHeaderFilter.empty() ||
          !Regex(Config.ExcludeHeaderFilter).match(Comment.File));
}

/// Files with comments, blotted out in an overlay.
class Overlay {
public:
  explicit Overlay(ArrayRef<std::string> Files, Sources &Texts);

  std::vector<NolintComment> Comments;
  std::set<std::string> Changed;
  std::string Description;

private:
  TemporaryFolder Folder;
};

Overlay::Overlay(ArrayRef<std::string> Files, Sources &Texts) {
  json::Array Roots;
  for (const std::string &File : Files) {
    std::string Blotted;
    const std::vector<NolintComment> Found =
        nolintComments(Texts.get(File), File, Blotted);
    if (Found.empty())
      continue;
    Comments.insert(Comments.end(), Found.begin(), Found.end());
    const std::string Copy = Folder.file(Twine(Changed.size()));
    Changed.insert(File);
    std::error_code Failed;
    raw_fd_ostream(Copy, Failed) << Blotted;
    Roots.push_back(json::Object{
        {"type", "file"}, {"name", File}, {"external-contents", Copy}});
  }
  Description = Folder.file("overlay.yaml");
  std::error_code Failed;
  raw_fd_ostream(Description, Failed)
      << json::Value(json::Object{{"version", 0},
                                  {"use-external-names", false},
                                  {"roots", std::move(Roots)}});
}

} // namespace

std::vector<NolintComment>
nolintComments(const SourceText &Text, StringRef File, std::string &Blotted) {
  std::vector<NolintComment> Result;
  std::vector<size_t> Begun; // the NOLINTBEGINs that wait for their end
  const StringRef All = Text.text();
  Blotted = All.str();
  for (size_t At = All.find(Word); At != StringRef::npos;
       At = All.find(Word, At + 1)) {
    StringRef Rest = All.substr(At + Word.size());
    const bool Next = Rest.consume_front("NEXTLINE");
    const bool Begins = !Next && Rest.consume_front("BEGIN");
    const bool Ends = !Next && !Begins && Rest.consume_front("END");
    const size_t Close = Rest.find_first_of(")\n");
    if (!compat::startsWith(Rest, "(") || Close == StringRef::npos ||
        Rest[Close] != ')' || !namesOurs(Rest.slice(1, Close)))
      continue;
    const StringRef Globs = Rest.slice(1, Close);
    Blotted[At + Word.size() - 1] = 'X';
    const unsigned Line = Text.position(static_cast<unsigned>(At)).first;
    if (Ends) {
      if (!Begun.empty() && Result[Begun.back()].Globs == Globs) {
        Result[Begun.back()].Last = Line;
        Begun.pop_back();
      }
      continue;
    }
    NolintComment Found{
        File.str(),
        static_cast<unsigned>(At),
        static_cast<unsigned>(Rest.data() - All.data() + Close + 1),
        Globs.str(),
        Line + Next,
        Line + Next};
    if (Begins) {
      Found.Last = std::numeric_limits<unsigned>::max();
      Begun.push_back(Result.size());
    }
    Result.push_back(std::move(Found));
  }
  return Result;
}

bool addStaleNolints(const CommonOptions &Options, Session &Of,
                     std::string &Error) {
  std::set<std::string> Candidates(Of.Files.begin(), Of.Files.end());
  addHeaders(Of.In.Root, Candidates);
  const Overlay Blotted(
      std::vector<std::string>(Candidates.begin(), Candidates.end()), Of.Texts);
  std::set<std::string> Reached = Blotted.Changed;
  if (llvm::any_of(Blotted.Changed,
                   [](const std::string &File) { return isHeader(File); })) {
    Includers Users;
    if (!findIncluders(Of.In, Of.Tools, Options.Analysis.Workers,
                       Blotted.Changed, Users, Error))
      return false;
    addFiles(Users, Reached);
  }
  std::vector<std::string> Files;
  for (const std::string &File : Of.Files)
    if (Reached.count(File))
      Files.push_back(File);
  AnalysisOptions Again = Options.Analysis;
  Again.Overlay = Blotted.Description;
  TidyConfigs Configs(Of.Tools, Options.Checks, Options.Analysis.ConfigFile);
  Sources Texts; // offsets are the same, and so are the lines
  const Analysis Ran =
      analyse(Of.In, Of.Tools, Configs, Files, Again, nullptr, Texts);
  if (Ran.Interrupted) {
    Of.Ran.Interrupted = true;
    return true;
  }
  std::set<std::string> Failed;
  for (const Failure &F : Ran.Failures)
    Failed.insert(F.File);
  llvm::erase_if(
      Files, [&](const std::string &File) { return Failed.count(File) != 0; });
  SeenCode Seen;
  Seen.read(Of.In, Of.Tools, Options.Analysis.ExtraArguments, Files);
  for (const NolintComment &Comment : Blotted.Comments)
    if (isAnalysed(Comment, Configs.of(Comment.File), Options.Analysis, Seen,
                   Of.Texts) &&
        (Failed.empty() || !isHeader(Comment.File)) &&
        llvm::none_of(Ran.Findings,
                      [&](const Finding &F) { return silences(Comment, F); }))
      Of.Ran.Findings.push_back(reportOf(Comment, Of.Texts));
  sortAndMerge(Of.Ran.Findings);
  return true;
}

} // namespace closecall::driver
