//===- CatalogueCheck.cpp - What all checks have in common ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/CatalogueCheck.h"
#include "support/HeaderShortcut.h"
#include "support/Lesson.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <map>
#include <mutex>

using clang::tidy::ClangTidyContext;
using clang::tidy::ClangTidyOptions;

namespace closecall {

namespace {

struct GuardName {
  const char *Name;
  GuardStyle Style;
};
constexpr GuardName GuardNames[] = {
    {"auto", GuardStyle::Auto},
    {"std", GuardStyle::Std},
    {"gsl", GuardStyle::Gsl},
    {"absl", GuardStyle::Absl},
    {"boost", GuardStyle::Boost},
    {"folly", GuardStyle::Folly},
    {"std-experimental", GuardStyle::StdExperimental},
    {"wil", GuardStyle::Wil},
    {"qt", GuardStyle::Qt},
    {"cleanup-attribute", GuardStyle::CleanupAttribute},
};

constexpr const char *CheckIds[] = {
#define CLOSECALL_CHECK(CLASS, ID, SUMMARY) ID,
#include "Checks.inc"
#undef CLOSECALL_CHECK
};

std::vector<std::string> splitList(llvm::StringRef Text) {
  std::vector<std::string> Parts;
  llvm::SmallVector<llvm::StringRef, 4> Raw;
  Text.split(Raw, ';', -1, /*KeepEmpty=*/false);
  for (const llvm::StringRef Part : Raw)
    if (!Part.trim().empty())
      Parts.push_back(Part.trim().str());
  return Parts;
}

/// All rows, whatever the translation unit knows: put together once for a
/// process, since clangd asks after each edit, from several threads.
std::shared_ptr<const catalogue::Catalogue>
loadWhole(llvm::StringRef Libraries, llvm::ArrayRef<std::string> Files,
          catalogue::System Target, std::vector<catalogue::LoadError> &Errors) {
  struct Whole {
    std::shared_ptr<const catalogue::Catalogue> Rows;
    std::vector<catalogue::LoadError> Errors;
  };
  static std::mutex Lock;
  static std::map<std::pair<catalogue::System, std::string>, Whole> Known;
  const std::lock_guard<std::mutex> Held(Lock);
  const auto [It, New] = Known.try_emplace(
      {Target,
       Libraries.str() + "\n" + llvm::join(Files.begin(), Files.end(), "\n")});
  Whole &Found = It->second;
  if (New)
    Found.Rows =
        catalogue::Catalogue::load(Libraries, Files, Target, Found.Errors);
  Errors.insert(Errors.end(), Found.Errors.begin(), Found.Errors.end());
  return Found.Rows;
}

/// The rows of libraries of which the translation unit knows a name: one
/// catalogue for all checks that select the same.
std::shared_ptr<const catalogue::Catalogue>
loadNamed(llvm::StringRef Libraries, llvm::ArrayRef<std::string> Files,
          catalogue::System Target, const clang::IdentifierTable &Identifiers,
          std::vector<catalogue::LoadError> &Errors) {
  struct Last {
    std::weak_ptr<const catalogue::Catalogue> Rows; ///< gone with its checks
    std::vector<catalogue::LoadError> Errors;
    const clang::IdentifierTable *Of = nullptr;
    std::string Selected;
  };
  static thread_local Last Known;
  const std::string Selected =
      Libraries.str() + "\n" + llvm::join(Files.begin(), Files.end(), "\n");
  std::shared_ptr<const catalogue::Catalogue> Rows = Known.Rows.lock();
  if (!Rows || Known.Of != &Identifiers || Known.Selected != Selected) {
    Known = {{}, {}, &Identifiers, Selected};
    Rows = catalogue::Catalogue::load(
        Libraries, Files, Target, Known.Errors, [&](llvm::StringRef Name) {
          return Identifiers.find(Name) != Identifiers.end();
        });
    Known.Rows = Rows;
  }
  Errors.insert(Errors.end(), Known.Errors.begin(), Known.Errors.end());
  return Rows;
}

std::string environment(llvm::StringRef Name) {
  const auto Value = llvm::sys::Process::GetEnv(Name);
  return Value ? *Value : std::string();
}

} // namespace

CatalogueCheck::CatalogueCheck(llvm::StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), CheckId(Name.str()), TidyContext(Context),
      CatalogueFiles(
          std::string(Options.getLocalOrGlobal(option::Catalogues, ""))),
      Libraries(std::string(Options.getLocalOrGlobal(option::Libraries, "*"))),
      GuardName(std::string(Options.getLocalOrGlobal(option::Guard, "auto"))),
      LessonsFolder(environment(LearnVariable)) {
  if (Context->getOptions().Checks)
    allowHeaderShortcut(onlyOwnChecks(*Context->getOptions().Checks));
  for (const auto &[Known, Style] : GuardNames)
    if (GuardName == Known) {
      Guard = Style;
      return;
    }
  std::string Allowed;
  for (const auto &[Known, Style] : GuardNames)
    Allowed += (Allowed.empty() ? "'" : ", '") + std::string(Known) + "'";
  configurationDiag("invalid value '%0' for option '%1.Guard'; it is one of %2")
      << GuardName << Name << Allowed;
}

void CatalogueCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, option::Catalogues, CatalogueFiles);
  Options.store(Opts, option::Libraries, Libraries);
  Options.store(Opts, option::Guard, GuardName);
}

void CatalogueCheck::registerPPCallbacks(const clang::SourceManager &,
                                         clang::Preprocessor *PP,
                                         clang::Preprocessor *) {
  Identifiers = &PP->getIdentifierTable();
  const llvm::Triple &Of = PP->getTargetInfo().getTriple();
  Target = Of.isOSWindows() && !Of.isWindowsCygwinEnvironment()
               ? catalogue::System::Windows
               : catalogue::System::Unix;
}

std::vector<std::string> CatalogueCheck::listOption(llvm::StringRef Name,
                                                    llvm::StringRef Default) {
  return splitList(std::string(Options.get(Name, Default)));
}

NamePattern CatalogueCheck::patternOption(llvm::StringRef Name,
                                          llvm::StringRef Default) {
  NamePattern Pattern{std::string(Options.get(Name, Default)), {}};
  Pattern.Regex = llvm::Regex(Pattern.Given);
  std::string Error;
  if (!Pattern.Regex.isValid(Error)) {
    configurationDiag("invalid regular expression '%0' for option '%1.%2': %3")
        << Pattern.Given << CheckId << Name << Error;
    Pattern.Regex = llvm::Regex(Default);
  }
  return Pattern;
}

std::string CatalogueCheck::resolve(llvm::StringRef Path) const {
  if (llvm::sys::path::is_absolute(Path) || llvm::sys::fs::exists(Path))
    return Path.str();
  // The folder of the .clang-tidy file is a parent of the file that it rules.
  llvm::SmallString<128> Folder(TidyContext->getCurrentFile());
  if (llvm::sys::fs::make_absolute(Folder))
    return Path.str();
  while (llvm::sys::path::has_relative_path(Folder)) {
    llvm::sys::path::remove_filename(Folder);
    llvm::SmallString<128> Candidate(Folder);
    llvm::sys::path::append(Candidate, Path);
    if (llvm::sys::fs::exists(Candidate))
      return Candidate.str().str();
  }
  return Path.str();
}

bool CatalogueCheck::reportsCatalogueErrors() const {
  for (const char *Id : CheckIds)
    if (TidyContext->isCheckEnabled(Id))
      return CheckId == Id;
  return false;
}

const catalogue::Catalogue &CatalogueCheck::catalogue() {
  if (Loaded)
    return *Loaded;
  std::vector<std::string> Files;
  for (const std::string &File : splitList(CatalogueFiles))
    Files.push_back(resolve(File));
  // The file that is being written may not be there yet.
  if (!LessonsFolder.empty())
    llvm::erase_if(Files, [](const std::string &File) {
      return !llvm::sys::fs::exists(File);
    });
  if (const std::string Learned = environment(LearnedVariable);
      !Learned.empty())
    Files.push_back(Learned);
  std::vector<catalogue::LoadError> Errors;
  // Names that a precompiled header knows are not in the table until asked for.
  if (Identifiers && !Identifiers->getExternalIdentifierLookup())
    Loaded = loadNamed(Libraries, Files, Target, *Identifiers, Errors);
  else
    Loaded = loadWhole(Libraries, Files, Target, Errors);
  if (reportsCatalogueErrors())
    for (const catalogue::LoadError &E : Errors)
      configurationDiag("catalogue: %0") << E.str();
  return *Loaded;
}

} // namespace closecall
