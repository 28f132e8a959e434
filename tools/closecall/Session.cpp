//===- Session.cpp - One analysis as a subcommand asks for it -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Session.h"
#include "Cache.h"
#include "Commands.h"
#include "Includers.h"
#include "Process.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include <map>

using namespace llvm;

namespace closecall::driver {
namespace {

/// Where the search for the database starts: the first path given, or here.
std::string startOf(const CommonOptions &Options) {
  if (Options.Paths.empty())
    return workingDirectory();
  const std::string First = absolute(Options.Paths.front());
  return sys::fs::is_directory(First) ? First
                                      : sys::path::parent_path(First).str();
}

/// Keeps the files of part i of n, given as `i/n`: every n-th, from the i-th.
bool keepShard(StringRef Shard, std::vector<std::string> &Files,
               std::string &Error) {
  if (Shard.empty())
    return true;
  const auto [Part, Parts] = Shard.split('/');
  size_t I = 0;
  size_t N = 0;
  if (Part.getAsInteger(10, I) || Parts.getAsInteger(10, N) || I < 1 || I > N) {
    Error = "--shard is i/n with i from 1 to n, not '" + Shard.str() + "'";
    return false;
  }
  std::vector<std::string> Kept;
  for (size_t At = I - 1; At < Files.size(); At += N)
    Kept.push_back(Files[At]);
  Files = std::move(Kept);
  return true;
}

/// Adds the files that include the headers among the user's paths.
bool addHeaderUsers(const CommonOptions &Options, Selection &Chosen,
                    Session &Result, std::string &Error) {
  for (const std::string &Header : Chosen.Headers)
    Result.Headers.insert(absolute(Header));
  if (Result.Headers.empty())
    return true;
  Includers Users;
  if (!findIncluders(Result.In, Result.Tools, Options.Analysis.Workers,
                     Result.Headers, Users, Error))
    return false;
  addFiles(Users, Result.ForHeaders);
  for (const std::string &File : Chosen.Files)
    Result.ForHeaders.erase(File);
  Chosen.Files.insert(Chosen.Files.end(), Result.ForHeaders.begin(),
                      Result.ForHeaders.end());
  llvm::sort(Chosen.Files);
  if (Chosen.Files.empty())
    Chosen.Unmatched = Chosen.Headers;
  return true;
}

/// Whether a finding is in what the user named: not in a file that was only
/// looked at for a header's sake, nor, if only headers were named, elsewhere.
bool isWanted(const Finding &F, const Session &Of) {
  if (Of.Headers.empty() || Of.Headers.count(F.At.File))
    return true;
  return Of.ForHeaders.size() < Of.Files.size() &&
         Of.ForHeaders.count(F.At.File) == 0;
}

} // namespace

bool openSession(const CommonOptions &Options, Session &Result,
                 std::string &Error) {
  catchInterrupts();
  if (!openProject(Options.BuildPath, startOf(Options), Result.In, Error))
    return false;
  const std::string Here = workingDirectory();
  if (!Options.Analysis.Quiet) {
    remark("using " + relativeTo(Result.In.Database, Here));
    for (const std::string &Other : Result.In.Others)
      remark("  not " + relativeTo(Other, Here) + "; -p chooses");
  }
  if (!Options.Analysis.ConfigFile.empty() &&
      !sys::fs::is_regular_file(Options.Analysis.ConfigFile)) {
    Error = "no " + Options.Analysis.ConfigFile + " (--config-file)";
    return false;
  }
  std::string Reason;
  const std::string &Filter = Options.Analysis.HeaderFilter;
  if (!Filter.empty() && !Regex(Filter).isValid(Reason)) {
    Error = "--header-filter is no regular expression: " + Reason;
    return false;
  }
  return findToolchain(Options.ClangTidy, Options.Plugin, Result.Tools, Error);
}

bool chooseFiles(const CommonOptions &Options, Session &Of,
                 std::string &Error) {
  Selection Chosen = select(Of.In, Options.Paths);
  if (!addHeaderUsers(Options, Chosen, Of, Error))
    return false;
  const auto Missing =
      llvm::find_if_not(Chosen.Unmatched, [](const std::string &P) {
        return sys::fs::exists(P);
      });
  if (Chosen.Files.empty()) {
    Error = Missing != Chosen.Unmatched.end()
                ? "there is no " + *Missing
                : Of.In.Database + " has no file in " +
                      join(Chosen.Unmatched, ", ");
    return false;
  }
  for (const std::string &Path : Chosen.Unmatched)
    Of.Ran.Failures.push_back(
        {absolute(Path), sys::fs::exists(Path)
                             ? "no file of the compile database lies there"
                             : "there is no such file"});
  Of.Files = std::move(Chosen.Files);
  return keepShard(Options.Shard, Of.Files, Error);
}

bool chooseChangedFiles(const CommonOptions &Options,
                        const ChangedLines &Changed, Session &Of,
                        std::string &Error) {
  std::vector<std::string> Named;
  for (const std::string &Path : Options.Paths) {
    Named.push_back(realPath(absolute(Path)));
    if (sys::fs::exists(Named.back()))
      continue;
    Error = "there is no " + Path;
    return false;
  }
  std::map<std::string, std::string> Known;
  for (const std::string &File : Of.In.Files)
    Known[realPath(File)] = File;
  const std::string Base = realPath(Of.In.Base);
  // What a build makes for itself is not the project's.
  const std::string Build = realPath(sys::path::parent_path(Of.In.Database));
  std::set<std::string> Chosen;
  std::set<std::string> Headers;
  for (const std::string &File : Changed.files()) {
    if (!Named.empty() && llvm::none_of(Named, [&](const std::string &Path) {
          return isIn(File, Path);
        }))
      continue;
    const auto Source = Known.find(File);
    if (Source != Known.end())
      Chosen.insert(Source->second);
    else if (isSource(File) && isIn(File, Base) &&
             (Build == Base || !isIn(File, Build)))
      Of.Ran.Failures.push_back(
          {File, "it has changed, but the compile database does not name it; "
                 "configure the build again"});
    else if (isHeader(File))
      Headers.insert(File);
  }
  Includers Users;
  if (!Headers.empty() &&
      !findIncluders(Of.In, Of.Tools, Options.Analysis.Workers, Headers, Users,
                     Error))
    return false;
  for (const std::string &Header : Headers)
    if (Users.count(Header) == 0 && isIn(Header, Base))
      remark(relativeTo(Header, workingDirectory()) +
             " has changed, but no file of the compile database includes it");
  addFiles(Users, Chosen);
  Of.Files.assign(Chosen.begin(), Chosen.end());
  return keepShard(Options.Shard, Of.Files, Error);
}

void runSession(const CommonOptions &Options, Session &Of) {
  TidyConfigs Configs(Of.Tools, Options.Checks, Options.Analysis.ConfigFile);
  Cache Known(Options.CacheFolder);
  Analysis Ran =
      analyse(Of.In, Of.Tools, Configs, Of.Files, Options.Analysis,
              Options.CacheFolder.empty() ? nullptr : &Known, Of.Texts);
  if (!Options.CacheFolder.empty())
    Known.trim();
  if (!Known.trouble().empty() && !Options.Analysis.Quiet)
    remark("cannot keep findings in " + Known.folder() + ": " +
           Known.trouble() + "; --cache-dir names another folder");
  llvm::erase_if(Ran.Findings,
                 [&](const Finding &F) { return !isWanted(F, Of); });
  Ran.Failures.insert(Ran.Failures.begin(), Of.Ran.Failures.begin(),
                      Of.Ran.Failures.end());
  Of.Ran = std::move(Ran);
}

} // namespace closecall::driver
