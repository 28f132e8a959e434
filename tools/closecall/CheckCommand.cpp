//===- CheckCommand.cpp - closecall check ---------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Fixes.h"
#include "Session.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

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

int check() {
  const CommonOptions Options = commonOptions();
  std::string Error;
  std::vector<Destination> To;
  Session Now;
  if (!destinations(To, Error) || !openSession(Options, Now, Error))
    return refuse(Error);
  runSession(Options, Now);
  if (Now.Ran.Interrupted)
    return refuse("interrupted");
  Report Result{Now.Ran,     Now.Tools,
                Now.In.Root, workingDirectory(),
                false,       Options.Analysis.Quiet,
                Now.Texts};
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
