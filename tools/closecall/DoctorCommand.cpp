//===- DoctorCommand.cpp - closecall doctor -------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Goes through what a run needs, in that order, and says of each what it found.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Compat.h"
#include "Process.h"
#include "Session.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace llvm;

namespace closecall::driver {
namespace {

cl::SubCommand DoctorSub("doctor", "see whether everything is in place");
cl::opt<std::string> BuildPath("p", cl::sub(DoctorSub), cl::cat(category()),
                               cl::value_desc("folder"),
                               cl::desc("the folder of compile_commands.json"));
cl::opt<std::string> Plugin("plugin", cl::sub(DoctorSub), cl::cat(category()),
                            cl::value_desc("file"), cl::desc("the plugin"));
cl::opt<std::string> ClangTidy("clang-tidy", cl::sub(DoctorSub),
                               cl::cat(category()), cl::value_desc("program"),
                               cl::desc("the clang-tidy to run"));

/// A file in which a check has something to find, without any header.
constexpr char Canary[] =
    "typedef struct file FILE;\n"
    "FILE *fopen(const char *, const char *);\n"
    "int fclose(FILE *);\n"
    "int canary(const char *p) { FILE *f = fopen(p, \"r\"); return f != 0; }\n";
constexpr char CanaryCheck[] = "closecall-unclosed-client";

class Doctor {
public:
  int run();

private:
  void tools();
  Answer runCanary(std::vector<std::string> Arguments) const;
  void canary();
  void configuration();
  std::string unknownSetting() const;
  void project();
  void flags(const Project &In);

  void good(const Twine &What) { outs() << "ok      " << What << "\n"; }
  void note(const Twine &What) { outs() << "note    " << What << "\n"; }
  void bad(const Twine &What) {
    outs() << "WRONG   " << What << "\n";
    Result = CouldNotAnalyse;
  }

  Toolchain Tools;
  bool Works = false;
  int Result = Clean;
};

void Doctor::tools() {
  note("closecall " + ownVersion() + " for LLVM " + Twine(ownMajor()));
  std::string Error;
  Works = findToolchain(ClangTidy, Plugin, Tools, Error);
  if (!Works)
    return bad(Error);
  good("clang-tidy " + Tools.Version + ": " + Tools.ClangTidy);
  good("the plugin loads, with all checks: " + Tools.Plugin);
  for (const char *Name : {"clang-apply-replacements", "clang-scan-deps"}) {
    const std::string Found = siblingOf(Tools, Name);
    if (Found.empty())
      note(Twine(Name) + " is missing, for " +
           (StringRef(Name) == "clang-scan-deps" ? "--diff" : "--fix") +
           "; install clang-tools-" + Twine(ownMajor()));
    else
      good(Twine(Name) + ": " + Found);
  }
}

Answer Doctor::runCanary(std::vector<std::string> Arguments) const {
  TemporaryFolder Folder;
  const std::string File = Folder.file("canary.c");
  std::error_code Failed;
  raw_fd_ostream(File, Failed) << Canary;
  Arguments.insert(Arguments.begin(), {"--load=" + Tools.Plugin, "--quiet"});
  Arguments.insert(Arguments.end(), {File, "--"});
  return ask(Tools.ClangTidy, std::move(Arguments));
}

void Doctor::canary() {
  const Answer Run =
      runCanary({std::string("--checks=-*,") + CanaryCheck, "--config={}"});
  if (StringRef(Run.Output).find(CanaryCheck) != StringRef::npos)
    good("a leak made for this purpose is found");
  else
    bad("a leak made for this purpose is not found: " + Run.Output +
        Run.Errors);
}

/// What clang-tidy's own look at the configuration says of our checks and
/// options; of other plugins' it knows nothing.
std::string Doctor::unknownSetting() const {
  if (!compat::HasVerifyConfig)
    return {};
  const Answer Run =
      ask(Tools.ClangTidy, {"--load=" + Tools.Plugin, "--verify-config"});
  for (StringRef Rest = Run.Errors; !Rest.empty();) {
    StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    if (Line.find("unknown check") != StringRef::npos &&
        Line.find("'closecall-") != StringRef::npos)
      return Line.split(" [-verify-config]").first.str();
  }
  return {};
}

/// The project's .clang-tidy, and the catalogues that it names; the checks read
/// them at the first call that might open something.
void Doctor::configuration() {
  const std::string Here = absolute("closecall-doctor.c");
  TidyConfigs Configs(Tools, "", "");
  const TidyConfig &Config = Configs.of(Here);
  if (Config.Files.empty())
    return note("no .clang-tidy here or above: all checks run");
  if (!Config.Error.empty())
    return bad(Config.Error);
  const Answer Run = runCanary(
      {"--checks=" + Config.Checks, "--config-file=" + Config.Files.front()});
  const StringRef Said = Run.Output;
  const size_t At = Said.find("[clang-tidy-config]");
  if (At != StringRef::npos)
    return bad(Config.Files.front() + ": " +
               Said.slice(Said.rfind('\n', At) + 1, At).rtrim());
  const std::string Unknown = unknownSetting();
  if (!Unknown.empty())
    return bad(Unknown);
  good(Config.Files.front() + ": " + counted(Config.Enabled.size(), "check") +
       " of closecall enabled");
}

/// Flags of the database that this clang does not know: most come from GCC.
void Doctor::flags(const Project &In) {
  const std::string Clang = siblingOf(Tools, "clang");
  std::set<std::string> Given;
  for (const auto &Command : In.Commands->getAllCompileCommands())
    for (const std::string &Flag : Command.CommandLine)
      if (Flag.size() > 2 && (StringRef(Flag).take_front(2) == "-f" ||
                              StringRef(Flag).take_front(2) == "-m"))
        Given.insert(Flag);
  if (Clang.empty() || Given.empty())
    return;
  std::vector<std::string> Arguments{"-###", "-fsyntax-only", "-xc",
                                     "/dev/null"};
  Arguments.insert(Arguments.end(), Given.begin(), Given.end());
  const std::string Said = ask(Clang, Arguments).Errors;
  const Regex Unknown("(unknown argument|unsupported option|unsupported "
                      "argument)[^'\n]*'([^'\n]+)'");
  SmallVector<StringRef, 3> Match;
  for (StringRef Rest = Said; Unknown.match(Rest, &Match);
       Rest = Rest.substr(Rest.find(Match[0]) + Match[0].size()))
    bad("the database has a flag that clang does not know: " + Match[2] +
        (ownMajor() >= 22 ? "; RemovedArgs in .clang-tidy drops it"
                          : "; build once with clang, or edit the database"));
}

void Doctor::project() {
  Project In;
  std::string Error;
  if (!openProject(BuildPath, workingDirectory(), In, Error))
    return bad(Error);
  good(In.Database + ": " + counted(In.Files.size(), "file"));
  for (const std::string &Other : In.Others)
    note("not used: " + Other + "; -p chooses");
  size_t Missing = 0;
  for (const std::string &File : In.Files)
    Missing += !sys::fs::exists(File);
  if (Missing)
    bad(counted(Missing, "file") +
        " of the database not there; build once, or make it anew");
  if (Works)
    flags(In);
}

int Doctor::run() {
  catchInterrupts();
  tools();
  if (Works) {
    canary();
    configuration();
  }
  project();
  return Result;
}

} // namespace

bool runDoctorCommand(int &Result) {
  if (!DoctorSub)
    return false;
  Result = Doctor().run();
  return true;
}

} // namespace closecall::driver
