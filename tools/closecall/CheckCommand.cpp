//===- CheckCommand.cpp - closecall check ---------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Baseline.h"
#include "ChangedLines.h"
#include "Commands.h"
#include "Fixes.h"
#include "Learning.h"
#include "Process.h"
#include "Session.h"
#include "StaleNolint.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace llvm;

namespace closecall::driver {
namespace {

enum class ColorChoice { Auto, Always, Never };

cl::opt<ColorChoice>
    Colors("color", cl::sub(checkSub()), cl::cat(category()),
           cl::init(ColorChoice::Auto), cl::ValueOptional,
           cl::desc("colours in text (default: on a terminal, unless NO_COLOR "
                    "is set)"),
           cl::values(clEnumValN(ColorChoice::Auto, "auto", "on a terminal"),
                      clEnumValN(ColorChoice::Always, "always", ""),
                      clEnumValN(ColorChoice::Always, "", ""),
                      clEnumValN(ColorChoice::Never, "never", "")));
cl::list<std::string>
    FormatNames("format", cl::sub(checkSub()), cl::cat(category()),
                cl::value_desc("name[=file]"),
                cl::desc("how to report; may be repeated (default: text)"));
cl::opt<bool> Fix("fix", cl::sub(checkSub()), cl::cat(category()),
                  cl::desc("repair what can be repaired without a doubt"));
cl::opt<bool> FixNotes("fix-notes", cl::sub(checkSub()), cl::cat(category()),
                       cl::desc("repair also what a note suggests"));

cl::opt<std::string>
    BaselineFile("baseline", cl::sub(checkSub()), cl::cat(category()),
                 cl::value_desc("file"),
                 cl::desc("report only what this baseline has not"));
cl::opt<bool> SinceBaseline(
    "since-baseline", cl::sub(checkSub()), cl::cat(category()),
    cl::desc("the same with the closecall-baseline.json found here or above"));
cl::opt<bool> Prune("prune", cl::sub(checkSub()), cl::cat(category()),
                    cl::desc("remove from the baseline what has gone"));
cl::opt<std::string>
    Diff("diff", cl::sub(checkSub()), cl::cat(category()), cl::ValueOptional,
         cl::value_desc("revision"),
         cl::desc("only lines that have changed since the revision, or since "
                  "the last commit, and the files that include them"));

cl::opt<bool> Learn("learn", cl::sub(checkSub()), cl::cat(category()),
                    cl::desc("read what all of the project's functions do "
                             "first, as 'closecall learn' does"));

cl::opt<bool> StaleNolint("stale-nolint", cl::sub(checkSub()),
                          cl::cat(category()),
                          cl::desc("report NOLINT comments for our checks that "
                                   "silence nothing"));

bool wantsColors() {
  if (Colors != ColorChoice::Auto)
    return Colors == ColorChoice::Always;
  const auto NoColor = sys::Process::GetEnv("NO_COLOR");
  return (!NoColor || NoColor->empty()) &&
         sys::Process::StandardOutHasColors() &&
         sys::Process::StandardOutIsDisplayed();
}

/// A report to write, and where to; no file is standard output.
struct Destination {
  const Format *How;
  std::string File;
};

bool destinations(std::vector<Destination> &Result, std::string &Error) {
  for (const std::string &Given : FormatNames) {
    const auto [Name, File] = StringRef(Given).split('=');
    const Format *How = findFormat(Name);
    if (!How) {
      std::vector<std::string> Names;
      for (const Format &Each : allFormats())
        Names.push_back(Each.Name);
      Error = "no format '" + Name.str() + "'; there are " + join(Names, ", ");
      return false;
    }
    Result.push_back({How, File == "-" ? "" : File.str()});
  }
  if (Result.empty())
    Result.push_back({&allFormats().front(), ""});
  if (llvm::count_if(Result,
                     [](const Destination &D) { return D.File.empty(); }) <= 1)
    return true;
  Error = "only one --format can go to standard output; give the others =FILE";
  return false;
}

bool write(Report &What, ArrayRef<Destination> To, std::string &Error) {
  for (const Destination &D : To) {
    if (D.File.empty()) {
      What.Colors = wantsColors();
      outs().enable_colors(What.Colors);
      D.How->Write(What, outs());
      outs().flush();
      continue;
    }
    What.Colors = false;
    std::error_code Failed;
    raw_fd_ostream Out(D.File, Failed);
    if (!Failed) {
      D.How->Write(What, Out);
      Out.close();
      Failed = Out.error();
      Out.clear_error();
    }
    if (Failed) {
      Error = "cannot write " + D.File + ": " + Failed.message();
      return false;
    }
  }
  return true;
}

/// Applies fixes, if asked to; the number of findings that are left.
size_t repair(const Session &Done, std::string &Error) {
  const std::vector<Finding> &Findings = Done.Ran.Findings;
  if (!Fix && !FixNotes)
    return Findings.size();
  const Applied Result = applyFixes(Findings, FixNotes, Done.Tools);
  Error = Result.Error;
  if (!Error.empty())
    return Findings.size();
  remark("repaired " + counted(Result.Fixed, "finding") + " in " +
         counted(Result.Files, "file"));
  return Findings.size() - Result.Fixed;
}

/// Finds the baseline for --since-baseline: here or above, up to the project's
/// top.
bool findBaseline(const Project &In, std::string &Error) {
  if (SinceBaseline && !BaselineFile.empty()) {
    Error = "--baseline and --since-baseline exclude each other";
    return false;
  }
  if (Prune && !SinceBaseline && BaselineFile.empty()) {
    Error = "--prune needs --baseline or --since-baseline";
    return false;
  }
  if (!SinceBaseline)
    return true;
  const std::string Here = workingDirectory();
  std::vector<std::string> Folders = withParents(Here);
  if (isIn(Here, In.Root))
    llvm::erase_if(Folders, [&](const std::string &Folder) {
      return !isIn(Folder, In.Root);
    });
  for (const std::string &Folder : Folders) {
    const std::string File = absolute(BaselineName, Folder);
    if (sys::fs::is_regular_file(File)) {
      BaselineFile = relativeTo(File, Here);
      return true;
    }
  }
  Error = std::string("no ") + BaselineName + " in " + Here +
          " or above; 'closecall baseline' writes it";
  return false;
}

/// Leaves the findings that the baseline has not; says which of it have gone.
/// Of files that this run did not look at, nothing is said.
bool compare(Session &Now, size_t &InBaseline, std::string &Error) {
  Baseline Known;
  if (!Known.read(BaselineFile, Error))
    return false;
  const Baseline Found(Now.Ran.Findings, Now.In.Root);
  const bool All = Now.Files.size() == Now.In.Files.size();
  std::set<std::string> Failed;
  for (const Failure &F : Now.Ran.Failures)
    Failed.insert(relativeTo(F.File, Now.In.Root));
  const std::set<std::string> Seen(Now.Files.begin(), Now.Files.end());
  const auto Counts = [&](StringRef File) {
    return Failed.empty() &&
           (All || Seen.count(absolute(File, Now.In.Root)) != 0);
  };
  for (const auto &[Gone, Number] : Known.goneIn(Found))
    if (Counts(Gone.File))
      remark((Prune ? "removed from the baseline: "
                    : "gone, --prune removes it from the baseline: ") +
             Gone.File + ": " + Gone.Message + " [" + Gone.Check + "]" +
             (Number > 1 ? " (" + std::to_string(Number) + " times)" : ""));
  InBaseline = Known.subtractFrom(Now.Ran.Findings, Now.In.Root);
  if (!Prune)
    return true;
  Known.prune(Found, Counts);
  return Known.write(BaselineFile, Error);
}

/// Has the checks use what can be learned of the project.
bool learnFirst(const CommonOptions &Options, const Session &Of,
                const TemporaryFolder &Folder, std::string &Error) {
  Lessons Result;
  const std::string File = Folder.file("learned.yaml");
  if (Folder.problem()) {
    Error = "cannot make a temporary folder: " + Folder.problem().message();
    return false;
  }
  if (!learnProject(Options, Of.In, Of.Tools, UsualRounds, Result, Error) ||
      !writeLearned(Result.Known, File, Of.In.Root, Error))
    return false;
  useLearned(File);
  for (const Failure &F : Result.Failures)
    remark("nothing learned of " + F.File + ": " + F.Reason);
  return true;
}

int check() {
  const CommonOptions Options = commonOptions();
  std::string Error;
  std::vector<Destination> To;
  Session Now;
  const bool ByDiff = Diff.getNumOccurrences() != 0;
  ChangedLines Changed;
  if (!destinations(To, Error) || !openSession(Options, Now, Error) ||
      !findBaseline(Now.In, Error))
    return refuse(Error);
  if (ByDiff ? !Changed.read(Now.In.Root,
                             Diff.empty() ? "HEAD" : Diff.getValue(), Error) ||
                   !chooseChangedFiles(Options, Changed, Now, Error)
             : !chooseFiles(Options, Now, Error))
    return refuse(Error);
  const TemporaryFolder ForLearned;
  if (Learn && !learnFirst(Options, Now, ForLearned, Error))
    return refuse(Error);
  runSession(Options, Now);
  if (StaleNolint && !Now.Ran.Interrupted &&
      !addStaleNolints(Options, Now, Error))
    return refuse(Error);
  if (Now.Ran.Interrupted)
    return refuse("interrupted");
  size_t InBaseline = 0;
  if (!BaselineFile.empty() && !compare(Now, InBaseline, Error))
    return refuse(Error);
  if (ByDiff)
    llvm::erase_if(Now.Ran.Findings,
                   [&](const Finding &F) { return !Changed.touch(F); });
  Report Result{Now.Ran,     Now.Tools,
                Now.In.Root, workingDirectory(),
                false,       Options.Analysis.Quiet,
                InBaseline,  Now.Texts};
  if (!write(Result, To, Error))
    return refuse(Error);
  const size_t Left = repair(Now, Error);
  if (!Error.empty())
    return refuse(Error);
  if (!Now.Ran.Failures.empty()) {
    // Text says it itself.
    if (To.front().How != &allFormats().front())
      refuse(counted(Now.Ran.Failures.size(), "file") +
             " could not be analysed, first " + Now.Ran.Failures[0].File +
             ": " + Now.Ran.Failures[0].Reason);
    return CouldNotAnalyse;
  }
  return Left ? HasFindings : Clean;
}

} // namespace

bool runCheckCommand(int &Result) {
  if (!checkSub())
    return false;
  Result = check();
  return true;
}

} // namespace closecall::driver
