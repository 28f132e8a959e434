//===- TidyConfig.cpp - What a project's .clang-tidy files say ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TidyConfig.h"
#include "Compat.h"
#include "Process.h"
#include "Sources.h"
#include "support/Glob.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/YAMLTraits.h"

using namespace llvm;

namespace closecall::driver {
namespace {

/// What the driver needs to know of a configuration.
struct Wanted {
  std::string Checks;
  std::string HeaderFilter;
  std::string ExcludeHeaderFilter;
};

} // namespace
} // namespace closecall::driver

template <> struct llvm::yaml::MappingTraits<closecall::driver::Wanted> {
  static void mapping(IO &In, closecall::driver::Wanted &Value) {
    In.mapOptional("Checks", Value.Checks);
    In.mapOptional("HeaderFilterRegex", Value.HeaderFilter);
    In.mapOptional("ExcludeHeaderFilterRegex", Value.ExcludeHeaderFilter);
  }
};

namespace closecall::driver {
namespace {

std::vector<StringRef> globsOf(StringRef List) {
  std::vector<StringRef> Result;
  SmallVector<StringRef, 16> Parts;
  SplitString(List, Parts, ",\n");
  for (StringRef Part : Parts)
    if (!Part.trim().empty())
      Result.push_back(Part.trim());
  return Result;
}

/// The .clang-tidy files of a folder and those above it.  clang-tidy itself
/// decides how far up it inherits; here too many do no harm.
std::vector<std::string> configFilesOf(StringRef Folder) {
  std::vector<std::string> Result;
  for (const std::string &Each : withParents(Folder)) {
    const std::string File = absolute(".clang-tidy", Each);
    if (sys::fs::is_regular_file(File))
      Result.push_back(File);
  }
  return Result;
}

/// The first complaint about a configuration in clang-tidy's standard error.
std::string complaintIn(StringRef Errors) {
  const size_t Parsing = Errors.find("Error parsing ");
  if (Parsing != StringRef::npos)
    return Errors.substr(Parsing).split('\n').first.str();
  return Errors.split('\n').first.str();
}

} // namespace

bool enables(StringRef Globs, StringRef Check) {
  bool Result = false;
  for (StringRef Glob : globsOf(Globs)) {
    const bool Positive = !Glob.consume_front("-");
    if (globMatches(Glob, Check))
      Result = Positive;
  }
  return Result;
}

std::string checksFor(StringRef Configured) {
  std::string Ours;
  bool Positive = false;
  for (StringRef Glob : globsOf(Configured)) {
    StringRef Name = Glob;
    const bool IsPositive = !Name.consume_front("-");
    if (!compat::startsWith(Name, "closecall"))
      continue;
    Positive |= IsPositive;
    Ours += "," + Glob.str();
  }
  return (Positive ? "-*" : "-*,closecall-*") + Ours;
}

const TidyConfig &TidyConfigs::of(StringRef File) {
  const StringRef Folder = sys::path::parent_path(File);
  auto Files = FilesOfFolder.find(Folder);
  if (Files == FilesOfFolder.end())
    Files = FilesOfFolder
                .try_emplace(Folder, GivenFile.empty()
                                         ? configFilesOf(Folder)
                                         : std::vector<std::string>{GivenFile})
                .first;
  const std::string Key = join(Files->second, "\n");
  auto Config = Known.find(Key);
  if (Config == Known.end())
    Config = Known.try_emplace(Key, read(File, Files->second)).first;
  return Config->second;
}

TidyConfig TidyConfigs::read(StringRef File,
                             std::vector<std::string> Files) const {
  TidyConfig Result;
  Result.Files = std::move(Files);
  Wanted Values;
  if (!Result.Files.empty()) {
    std::vector<std::string> Arguments{"--dump-config"};
    if (!GivenFile.empty())
      Arguments.push_back("--config-file=" + GivenFile);
    Arguments.insert(Arguments.end(), {File.str(), "--"});
    const Answer Dump = ask(Tools.ClangTidy, Arguments);
    Result.Dump = Dump.Output;
    yaml::Input In(Dump.Output, nullptr, [](const SMDiagnostic &, void *) {});
    In.setAllowUnknownKeys(true);
    In >> Values;
    const StringRef Errors = Dump.Errors;
    if (!Dump.succeeded() || In.error() ||
        Errors.find("Error parsing ") != StringRef::npos)
      Result.Error = "bad configuration: " + complaintIn(Errors);
  }
  Result.Checks =
      GivenChecks.empty() ? checksFor(Values.Checks) : "-*," + GivenChecks;
  for (const CheckRow &Row : allChecks())
    if (enables(Result.Checks, Row.Name))
      Result.Enabled.push_back(Row.Name);
  if (Result.Error.empty() && Result.Enabled.empty())
    Result.Error = "no closecall check is enabled by " +
                   (GivenChecks.empty() ? join(Result.Files, ", ")
                                        : "--checks=" + GivenChecks);
  // '' and '.*' are clang-tidy's own defaults.
  if (Values.HeaderFilter != ".*")
    Result.HeaderFilter = Values.HeaderFilter;
  Result.ExcludeHeaderFilter = Values.ExcludeHeaderFilter;
  return Result;
}

} // namespace closecall::driver
