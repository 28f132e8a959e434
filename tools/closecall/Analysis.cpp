//===- Analysis.cpp - Running clang-tidy over files -----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "Cache.h"
#include "Compat.h"
#include "Process.h"
#include "Progress.h"
#include "support/Lesson.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Regex.h"
#include <set>

using namespace llvm;

namespace closecall::driver {
namespace {

/// What an analysis depends on besides the files it reads.
constexpr const char *Environment[] = {
    "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH"};

/// One file on its way.
struct Unit {
  std::string File;
  std::vector<std::string> Arguments;
  std::string Folder;
  /// Whether its command is one in C.
  bool IsC = false;
  /// The cache's key; empty for a file that is not kept.
  std::string Key;
};

class Analyser {
public:
  Analyser(const Project &In, const Toolchain &Tools, TidyConfigs &Configs,
           const AnalysisOptions &Options, Cache *Known, Sources &Texts,
           size_t Files)
      : In(In), Tools(Tools), Configs(Configs), Options(Options), Known(Known),
        Texts(Texts), Told(Options.Quiet, Files) {}

  Analysis run(ArrayRef<std::string> Files);

private:
  void prepare(const std::string &File);
  std::string keyOf(const Unit &U, const TidyConfig &Config,
                    ArrayRef<clang::tooling::CompileCommand> Commands);
  std::string hostDigest();
  void runUnits();
  void finish(const Unit &U, const Job &Ran, const std::string &Fixes,
              const std::string &Dependencies, const JobEnd &End);
  size_t take(const Unit &U, StringRef Yaml, ArrayRef<std::string> Read);
  void keepToC(Finding &F) const;
  void fail(StringRef File, const Twine &Reason) {
    Result.Failures.push_back({File.str(), Reason.str()});
  }

  const Project &In;
  const Toolchain &Tools;
  TidyConfigs &Configs;
  const AnalysisOptions &Options;
  Cache *Known;
  Sources &Texts;
  Progress Told;
  TemporaryFolder Folder;
  std::vector<Unit> Units;
  std::string Host;
  /// What commands in C read, as the compiler wrote it and in full.
  StringSet<> ReadByC;
  std::set<std::string> InC;
  Analysis Result;
};

/// The user's own catalogue files that a .clang-tidy file names; clang-tidy's
/// dump of a configuration does not show options of a plugin that is not
/// loaded.
void addCatalogues(StringRef ConfigFile, std::vector<std::string> &Result) {
  const Regex Option(
      "Catalogues['\"]?[:,][ \n]*(value:[ ]*)?['\"]?([^'\"}\n]+)");
  const std::string Text = contents(ConfigFile);
  SmallVector<StringRef, 3> Match;
  for (StringRef Rest = Text; Option.match(Rest, &Match);
       Rest = Rest.substr(Rest.find(Match[0]) + Match[0].size())) {
    SmallVector<StringRef, 4> Names;
    Match[2].split(Names, ';', -1, /*KeepEmpty=*/false);
    for (StringRef Name : Names) {
      Result.push_back(
          absolute(Name.trim(), sys::path::parent_path(ConfigFile)));
      Result.push_back(absolute(Name.trim()));
    }
  }
}

std::string Analyser::hostDigest() {
  if (!Host.empty())
    return Host;
  std::vector<std::string> Parts{
      ownVersion().str(), Tools.Version, Known->digestOfFile(Tools.Plugin),
      Known->digestOfFile(absolute("closecall-checks.so",
                                   sys::path::parent_path(Tools.Plugin)))};
  sys::fs::file_status Status;
  if (!sys::fs::status(Tools.ClangTidy, Status))
    Parts.push_back(
        std::to_string(Status.getSize()) + "@" +
        std::to_string(
            Status.getLastModificationTime().time_since_epoch().count()));
  for (const char *Name : Environment)
    if (const auto Value = sys::Process::GetEnv(Name))
      Parts.push_back(std::string(Name) + "=" + *Value);
  if (const auto Learned = sys::Process::GetEnv(LearnedVariable))
    Parts.push_back(Known->digestOfFile(*Learned));
  Host = digestOf(join(Parts, "\n"));
  return Host;
}

std::string Analyser::keyOf(const Unit &U, const TidyConfig &Config,
                            ArrayRef<clang::tooling::CompileCommand> Commands) {
  // Dependencies are written once; of several commands only the last's remain.
  if (!Known || Commands.size() != 1)
    return {};
  std::vector<std::string> Parts{hostDigest(), Commands[0].Directory,
                                 join(Commands[0].CommandLine, "\n"),
                                 join(U.Arguments, "\n"), Config.Dump};
  std::vector<std::string> Files = Config.Files;
  for (const std::string &File : Config.Files)
    addCatalogues(File, Files);
  for (const std::string &File : Files)
    Parts.push_back(Known->digestOfFile(absolute(File)));
  return digestOf(join(Parts, "\n\n"));
}

/// Why a file cannot even be given to clang-tidy; empty if it can.
std::string problemWith(const std::string &File,
                        ArrayRef<clang::tooling::CompileCommand> Commands,
                        const TidyConfig &Config) {
  if (!sys::fs::exists(File))
    return "the compile database names it, but there is no such file";
  for (const auto &Command : Commands)
    if (!sys::fs::is_directory(Command.Directory))
      return "the compile database wants it compiled in " + Command.Directory +
             ", which is not there; configure the build again";
  return Config.Error;
}

void Analyser::prepare(const std::string &File) {
  const TidyConfig &Config = Configs.of(File);
  const auto Commands = In.Commands->getCompileCommands(File);
  const std::string Problem = problemWith(File, Commands, Config);
  if (!Problem.empty()) {
    fail(File, Problem);
    Told.step(File, 0);
    return;
  }
  Unit U;
  U.File = File;
  U.Arguments = {"--load=" + Tools.Plugin,
                 "-p=" + sys::path::parent_path(In.Database).str(), "--quiet",
                 "--checks=" + Config.Checks};
  if (!Options.HeaderFilter.empty())
    U.Arguments.push_back("--header-filter=" + Options.HeaderFilter);
  else if (Config.HeaderFilter.empty())
    U.Arguments.push_back("--header-filter=.*");
  if (!Options.ConfigFile.empty())
    U.Arguments.push_back("--config-file=" + Options.ConfigFile);
  if (!Options.Overlay.empty())
    U.Arguments.push_back("--vfsoverlay=" + Options.Overlay);
  for (const std::string &Argument : Options.ExtraArguments)
    U.Arguments.push_back("--extra-arg=" + Argument);
  U.Arguments.push_back(File);
  if (!Commands.empty()) {
    U.Folder = Commands.front().Directory;
    U.IsC = compilesC(Commands.front());
  }
  U.Key = keyOf(U, Config, Commands);
  std::string Yaml;
  std::vector<std::string> Read;
  if (!U.Key.empty() && Known->find(U.Key, Yaml, Read)) {
    ++Result.FromCache;
    Told.step(File, take(U, Yaml, Read));
    return;
  }
  Units.push_back(std::move(U));
}

/// Adds what an export says to the result; the number of findings.
size_t Analyser::take(const Unit &U, StringRef Yaml,
                      ArrayRef<std::string> Read) {
  Export Said;
  if (U.IsC)
    for (const std::string &File : Read)
      if (ReadByC.insert(File).second)
        InC.insert(realPath(File));
  if (Yaml.empty())
    return 0;
  if (!readExport(Yaml, Texts, Said)) {
    fail(U.File, "clang-tidy's export cannot be read");
    return 0;
  }
  if (!Said.ConfigurationErrors.empty())
    fail(U.File, "bad configuration: " + Said.ConfigurationErrors.front());
  if (!Said.CompilerErrors.empty()) {
    fail(U.File, "does not compile: " + Said.CompilerErrors.front());
    // What is found in a file that was only half understood is no base for an
    // edit.
    for (Finding &F : Said.Findings) {
      F.Edits.clear();
      for (Note &N : F.Notes)
        N.Edits.clear();
    }
  }
  for (Finding &F : Said.Findings) {
    F.FromC = U.IsC;
    Result.Findings.push_back(std::move(F));
  }
  return Said.Findings.size();
}

/// Takes edits in C++ from a finding in a header that files in C read as well.
void Analyser::keepToC(Finding &F) const {
  const auto Fits = [&](ArrayRef<Edit> Edits) {
    return llvm::none_of(
        Edits, [&](const Edit &E) { return InC.count(realPath(E.File)) != 0; });
  };
  bool AllFit = Fits(F.Edits);
  if (!AllFit)
    F.Edits.clear();
  for (Note &N : F.Notes)
    if (!Fits(N.Edits)) {
      N.Edits.clear();
      AllFit = false;
    }
  if (!AllFit)
    F.Notes.push_back({F.At, "no edit in C++: files in C include it too", {}});
}

/// The first line that names an error, or the first at all.
std::string firstError(StringRef Text) {
  std::string First;
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    if (Line.find("error: ") != StringRef::npos ||
        compat::startsWith(Line, "Error"))
      return Line.trim().str();
    if (First.empty())
      First = Line.trim().str();
  }
  return First;
}

void Analyser::finish(const Unit &U, const Job &Ran, const std::string &Fixes,
                      const std::string &Dependencies, const JobEnd &End) {
  const size_t Failures = Result.Failures.size();
  size_t Found = 0;
  const std::string Yaml = contents(Fixes);
  const std::vector<std::string> Read =
      dependenciesIn(contents(Dependencies), U.Folder);
  switch (End.How) {
  case JobEnd::NotStarted:
    fail(U.File, "clang-tidy cannot be run: " + End.Why);
    break;
  case JobEnd::Crashed:
    fail(U.File, "clang-tidy crashed: " + End.Why);
    break;
  case JobEnd::TimedOut:
    fail(U.File,
         "took longer than " + Twine(Options.Timeout) + " s (--timeout)");
    break;
  case JobEnd::Exited:
    Found = take(U, Yaml, Read);
    // Findings that are errors also make clang-tidy fail; and it passes over a
    // file that it has no command for.
    if (Found == 0 && Result.Failures.size() == Failures &&
        (End.Code != 0 || Read.empty())) {
      std::string Said = firstError(contents(Ran.Errors));
      if (Said.empty())
        Said = firstError(contents(Ran.Output));
      fail(U.File, "clang-tidy failed" + (Said.empty() ? "" : ": " + Said));
    }
    if (!U.Key.empty() && Result.Failures.size() == Failures)
      Known->keep(U.Key, Read, Yaml);
  }
  for (const std::string &File : {Fixes, Dependencies, Ran.Output, Ran.Errors})
    sys::fs::remove(File);
  Told.step(U.File, Found);
}

void Analyser::runUnits() {
  std::vector<Job> Jobs;
  std::vector<std::string> Fixes;
  std::vector<std::string> Dependencies;
  for (size_t I = 0; I < Units.size(); ++I) {
    Fixes.push_back(Folder.file(Twine(I) + ".yaml"));
    Dependencies.push_back(Folder.file(Twine(I) + ".d"));
    std::vector<std::string> Arguments = Units[I].Arguments;
    Arguments.insert(Arguments.end() - 1,
                     {"--export-fixes=" + Fixes.back(),
                      "--extra-arg=-Wp,-MD," + Dependencies.back()});
    Jobs.push_back({Tools.ClangTidy, std::move(Arguments),
                    Folder.file(Twine(I) + ".out"),
                    Folder.file(Twine(I) + ".err")});
  }
  Result.Interrupted = !runJobs(
      Jobs, Options.Workers, Options.Timeout,
      [&](size_t I, const JobEnd &End) {
        finish(Units[I], Jobs[I], Fixes[I], Dependencies[I], End);
      },
      [&] { Told.tick(); });
}

Analysis Analyser::run(ArrayRef<std::string> Files) {
  Result.Files = Files.size();
  for (const std::string &File : Files)
    prepare(File);
  runUnits();
  Told.clear();
  if (!InC.empty())
    for (Finding &F : Result.Findings)
      if (!F.FromC)
        keepToC(F);
  sortAndMerge(Result.Findings);
  llvm::sort(Result.Failures, [](const Failure &A, const Failure &B) {
    return A.File < B.File;
  });
  Result.Seconds = Told.seconds();
  return std::move(Result);
}

} // namespace

Analysis analyse(const Project &In, const Toolchain &Tools,
                 TidyConfigs &Configs, ArrayRef<std::string> Files,
                 const AnalysisOptions &Options, Cache *Known, Sources &Texts) {
  return Analyser(In, Tools, Configs, Options, Known, Texts, Files.size())
      .run(Files);
}

} // namespace closecall::driver
