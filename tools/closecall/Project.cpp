//===- Project.cpp - The project and its files ----------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Project.h"
#include "Compat.h"
#include "Process.h"
#include "Sources.h"
#include "support/Glob.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <algorithm>
#include <set>

using namespace llvm;
using clang::tooling::JSONCommandLineSyntax;
using clang::tooling::JSONCompilationDatabase;

namespace closecall::driver {
namespace {

constexpr char DatabaseName[] = "compile_commands.json";

/// Folders that hold a build, seen from a project's; in this order.
constexpr const char *BuildFolders[] = {"build*", "cmake-build-*", "out",
                                        "_build", "builddir"};

/// What the compiler takes for C, C++ or Objective-C.
constexpr StringRef SourceExtensions[] = {".c",   ".cc", ".cp",  ".cpp", ".cxx",
                                          ".c++", ".C",  ".CPP", ".m",   ".mm"};

/// What such sources include.
constexpr StringRef HeaderExtensions[] = {".h",   ".hh",  ".hpp", ".hxx",
                                          ".h++", ".inc", ".ipp", ".tcc",
                                          ".inl", ".def"};

bool exists(StringRef Folder, std::vector<std::string> &Found) {
  std::string Path = absolute(DatabaseName, Folder);
  if (!sys::fs::is_regular_file(Path))
    return false;
  Found.push_back(std::move(Path));
  return true;
}

/// The folders in Base that look like a build, `build` first.
std::vector<std::string> buildFolders(StringRef Base) {
  std::vector<std::string> Names;
  std::error_code Ignored;
  for (sys::fs::directory_iterator I(Base, Ignored), End; I != End && !Ignored;
       I.increment(Ignored))
    Names.push_back(sys::path::filename(I->path()).str());
  std::sort(Names.begin(), Names.end());
  std::vector<std::string> Result;
  for (const char *Glob : BuildFolders)
    for (const std::string &Name : Names)
      if (globMatches(Glob, Name))
        Result.push_back(absolute(Name, Base));
  return Result;
}

/// All databases that belong to the project in Base, the likeliest first.
std::vector<std::string> databasesOf(StringRef Base) {
  std::vector<std::string> Found;
  exists(Base, Found);
  for (const std::string &Folder : buildFolders(Base)) {
    if (exists(Folder, Found))
      continue;
    // build/debug, out/x64
    std::vector<std::string> Inner;
    std::error_code Ignored;
    for (sys::fs::directory_iterator I(Folder, Ignored), End;
         I != End && !Ignored; I.increment(Ignored))
      Inner.push_back(I->path());
    std::sort(Inner.begin(), Inner.end());
    for (const std::string &Each : Inner)
      exists(Each, Found);
  }
  return Found;
}

bool isRepositoryTop(StringRef Folder) {
  return sys::fs::exists(absolute(".git", Folder));
}

bool findDatabase(StringRef Given, StringRef Start, Project &Result,
                  std::string &Error) {
  if (!Given.empty()) {
    Result.Database = absolute(Given);
    if (sys::fs::is_directory(Result.Database))
      Result.Database = absolute(DatabaseName, Result.Database);
    // clang-tidy takes the folder and looks for this name there.
    if (sys::fs::is_regular_file(Result.Database) &&
        sys::path::filename(Result.Database) == DatabaseName)
      return true;
    Error = "no " + std::string(DatabaseName) + " at " + Given.str();
    return false;
  }
  for (const std::string &Base : withParents(Start)) {
    std::vector<std::string> Found = databasesOf(Base);
    if (!Found.empty()) {
      Result.Database = Found.front();
      Result.Base = Base;
      Result.Others.assign(Found.begin() + 1, Found.end());
      return true;
    }
    if (isRepositoryTop(Base))
      break;
  }
  Error = std::string("no ") + DatabaseName + " in " + Start.str() +
          ", in its build folders or above; CMake: "
          "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON, Make: bear -- make, "
          "elsewhere: -p FOLDER";
  return false;
}

std::string rootOf(StringRef Folder) {
  for (const std::string &Each : withParents(Folder))
    if (isRepositoryTop(Each))
      return Each;
  return Folder.str();
}

} // namespace

bool isSource(StringRef File) {
  return llvm::is_contained(SourceExtensions, sys::path::extension(File));
}

bool compilesC(const clang::tooling::CompileCommand &Command) {
  const std::vector<std::string> &Words = Command.CommandLine;
  StringRef Language;
  for (size_t I = 0; I < Words.size(); ++I) {
    StringRef Word = Words[I];
    if (Word.consume_front("-x"))
      Language = Word.empty() && I + 1 < Words.size() ? Words[I + 1] : Word;
  }
  if (!Language.empty())
    return Language == "c" || Language == "objective-c";
  const StringRef Extension = sys::path::extension(Command.Filename);
  return (Extension == ".c" || Extension == ".m") &&
         (Words.empty() ||
          StringRef(Words.front()).find("++") == StringRef::npos);
}

bool isHeader(StringRef File) {
  return llvm::is_contained(HeaderExtensions, sys::path::extension(File));
}

bool openProject(StringRef Given, StringRef Start, Project &Result,
                 std::string &Error) {
  if (!findDatabase(Given, Start, Result, Error))
    return false;
  std::string Message;
  auto Commands = JSONCompilationDatabase::loadFromFile(
      Result.Database, Message, JSONCommandLineSyntax::AutoDetect);
  if (!Commands) {
    Error = Result.Database + " is no compile database: " +
            StringRef(Message).rtrim().split('\n').first.str();
    return false;
  }
  Result.Commands = clang::tooling::expandResponseFiles(
      std::move(Commands), vfs::getRealFileSystem());
  std::set<std::string> Files;
  for (const auto &Command : Result.Commands->getAllCompileCommands()) {
    if (!isSource(Command.Filename))
      continue;
    // clang-tidy would take it for no part of the project, and pass.
    if (!sys::path::is_absolute(Command.Directory)) {
      Error = Result.Database + " has '" + Command.Directory +
              "' for the folder of " + Command.Filename +
              "; clang-tidy needs its full path there";
      return false;
    }
    Files.insert(absolute(Command.Filename, Command.Directory));
  }
  Result.Files.assign(Files.begin(), Files.end());
  Result.Root = rootOf(Start);
  if (Result.Base.empty())
    Result.Base = Result.Root;
  if (!Result.Files.empty())
    return true;
  Error = Result.Database + " names no C or C++ file";
  return false;
}

Selection select(const Project &From, ArrayRef<std::string> Paths) {
  Selection Result;
  if (Paths.empty()) {
    Result.Files = From.Files;
    return Result;
  }
  std::vector<std::pair<std::string, bool>> Wanted;
  for (const std::string &Path : Paths)
    Wanted.push_back({realPath(absolute(Path)), false});
  for (const std::string &File : From.Files) {
    const std::string Real = realPath(File);
    bool Chosen = false;
    for (auto &[Path, Matched] : Wanted)
      if (isIn(Real, Path))
        Chosen = Matched = true;
    if (Chosen)
      Result.Files.push_back(File);
  }
  for (size_t I = 0; I < Wanted.size(); ++I)
    if (!Wanted[I].second)
      (isHeader(Paths[I]) && sys::fs::is_regular_file(Paths[I])
           ? Result.Headers
           : Result.Unmatched)
          .push_back(Paths[I]);
  return Result;
}

} // namespace closecall::driver
