//===- Toolchain.cpp - The clang-tidy and the plugin to run ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Toolchain.h"
#include "Compat.h"
#include "Embedded.h"
#include "Process.h"
#include "Sources.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace closecall::driver {
namespace {

constexpr CheckRow Checks[] = {
#define CLOSECALL_CHECK(Class, Name, Summary) {Name, Summary},
#include "Checks.inc"
#undef CLOSECALL_CHECK
};

/// The driver's own folder, where links have been followed.
std::string ownFolder() {
  const std::string Self =
      sys::fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&ownFolder));
  return sys::path::parent_path(Self).str();
}

/// The places where a plugin is looked for, the likeliest first.
std::vector<std::string> pluginPlaces() {
  const std::string Major = std::to_string(ownMajor());
  std::vector<std::string> Result;
  if (const auto Named = sys::Process::GetEnv("CLOSECALL_PLUGIN"))
    Result.push_back(absolute(*Named));
  Result.push_back(absolute("../lib/closecall.so", ownFolder()));
  Result.push_back(
      absolute("../lib/llvm-" + Major + "/lib/closecall.so", ownFolder()));
  Result.push_back("/usr/lib/llvm-" + Major + "/lib/closecall.so");
  Result.erase(std::unique(Result.begin(), Result.end()), Result.end());
  return Result;
}

std::string findPlugin(StringRef Given, std::string &Error) {
  std::vector<std::string> Places = pluginPlaces();
  if (!Given.empty())
    Places = {absolute(Given)};
  for (const std::string &Place : Places)
    if (sys::fs::exists(Place))
      return Place;
  Error = "no plugin at " + join(Places, ", ") + "; --plugin names it";
  return {};
}

/// A program of our LLVM: in its own folder, or as NAME-NN in PATH.
std::string findProgram(StringRef Name) {
  const std::string Major = std::to_string(ownMajor());
  SmallString<128> Place(CLOSECALL_LLVM_TOOLS);
  sys::path::append(Place, Name);
  if (sys::fs::can_execute(Place))
    return std::string(Place.str());
  Place = "/usr/lib/llvm-" + Major + "/bin/" + Name.str();
  if (sys::fs::can_execute(Place))
    return std::string(Place.str());
  if (auto Found = sys::findProgramByName((Name + "-" + Major).str()))
    return *Found;
  return {};
}

std::string findClangTidy(StringRef Given, std::string &Error) {
  if (Given.empty()) {
    std::string Found = findProgram("clang-tidy");
    if (Found.empty())
      Error = "no clang-tidy of LLVM " + std::to_string(ownMajor()) +
              "; install clang-tidy-" + std::to_string(ownMajor()) +
              ", or name it with --clang-tidy";
    return Found;
  }
  const auto Found = sys::findProgramByName(Given);
  if (Found && sys::fs::can_execute(*Found))
    return absolute(*Found);
  Error = "no program '" + Given.str() + "' (--clang-tidy)";
  return {};
}

/// The first line of a text that begins with Mark, or else the first line.
StringRef lineWith(StringRef Text, StringRef Mark) {
  for (StringRef Rest = Text; !Rest.empty();) {
    StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    if (compat::startsWith(Line, Mark))
      return Line;
  }
  return Text.split('\n').first;
}

/// The number behind `version ` in what `clang-tidy --version` prints.
std::string versionIn(StringRef Text) {
  const size_t At = Text.find("version ");
  if (At == StringRef::npos)
    return {};
  return Text.substr(At + 8)
      .take_while([](char C) { return isDigit(C) || C == '.'; })
      .str();
}

bool listsAllChecks(StringRef List) {
  for (const CheckRow &Row : Checks)
    if (List.find((Twine(Row.Name) + "\n").str()) == StringRef::npos)
      return false;
  return true;
}

} // namespace

ArrayRef<CheckRow> allChecks() { return Checks; }

const CheckRow *findCheck(StringRef Name) {
  for (const CheckRow &Row : Checks) {
    StringRef Short(Row.Name);
    Short.consume_front("closecall-");
    if (Name == Row.Name || Name == Short)
      return &Row;
  }
  return nullptr;
}

StringRef pageOf(StringRef Check) {
  Check.consume_front("closecall-");
  return embedded((Check + ".md").str());
}

std::string pageAddress(StringRef Check) {
  const StringRef Base = CLOSECALL_PAGES;
  if (Base.empty() || !Check.consume_front("closecall-"))
    return {};
  return (Base + Check + ".md").str();
}

unsigned ownMajor() { return LLVM_VERSION_MAJOR; }

StringRef ownVersion() { return CLOSECALL_VERSION; }

bool findToolchain(StringRef ClangTidy, StringRef Plugin, Toolchain &Result,
                   std::string &Error) {
  // What every run of another program writes to.
  if (const auto Problem = TemporaryFolder().problem()) {
    Error = "cannot make a temporary folder: " + Problem.message() +
            "; TMPDIR names its place";
    return false;
  }
  Result.ClangTidy = findClangTidy(ClangTidy, Error);
  if (Result.ClangTidy.empty())
    return false;
  Result.Plugin = findPlugin(Plugin, Error);
  if (Result.Plugin.empty())
    return false;
  const Answer Listed =
      ask(Result.ClangTidy, {"--load=" + Result.Plugin, "--list-checks",
                             "--checks=-*,closecall-*"});
  if (Listed.End.How == JobEnd::NotStarted) {
    Error = "cannot run " + Result.ClangTidy + ": " + Listed.End.Why;
    return false;
  }
  if (!Listed.succeeded() || !listsAllChecks(Listed.Output)) {
    StringRef Said = lineWith(Listed.Errors, "closecall: ");
    Said.consume_front("closecall: ");
    Error = Result.ClangTidy + " does not run the checks of " + Result.Plugin +
            (Said.empty() ? "" : ": " + Said.str());
    return false;
  }
  Result.Version = versionIn(ask(Result.ClangTidy, {"--version"}).Output);
  return true;
}

std::string siblingOf(const Toolchain &Tools, StringRef Name) {
  SmallString<128> Real;
  if (!sys::fs::real_path(Tools.ClangTidy, Real)) {
    SmallString<128> Beside(sys::path::parent_path(Real));
    sys::path::append(Beside, Name);
    if (sys::fs::can_execute(Beside))
      return std::string(Beside.str());
  }
  return findProgram(Name);
}

} // namespace closecall::driver
