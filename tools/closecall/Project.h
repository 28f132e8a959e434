//===- Project.h - The project and its files ------------------ -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_PROJECT_H
#define CLOSECALL_DRIVER_PROJECT_H

#include "clang/Tooling/CompilationDatabase.h"
#include <memory>
#include <string>
#include <vector>

namespace closecall::driver {

/// A project: its compile database and the folder that reports start from.
struct Project {
  /// The path of compile_commands.json.
  std::string Database;
  /// The others that lie beside it and were not taken.
  std::vector<std::string> Others;
  /// Its commands, with the arguments that stand in files of their own.
  std::unique_ptr<clang::tooling::CompilationDatabase> Commands;
  /// Paths in reports are relative to this: the top of the git repository, or
  /// the working directory.
  std::string Root;
  /// What the database is taken for: the folder beside or below which it was
  /// found; the root, if the user named it.
  std::string Base;
  /// All C and C++ files of the database, absolute and sorted.
  std::vector<std::string> Files;
};

/// Finds and reads the compile database: Given, if the user named a folder or
/// file; or else in Start, its build folders, and the same in the folders above
/// up to the top of the repository.  On failure Error says where it looked.
bool openProject(llvm::StringRef Given, llvm::StringRef Start, Project &Result,
                 std::string &Error);

/// What of a project the user asked for.
struct Selection {
  std::vector<std::string> Files;
  /// Headers among the paths.
  std::vector<std::string> Headers;
  /// Paths that no file of the database matches.
  std::vector<std::string> Unmatched;
};

/// The files that Paths (files or folders) name; all of them for no path.  A
/// header is no file of a database and is told apart.
Selection select(const Project &From, llvm::ArrayRef<std::string> Paths);

/// Whether a command compiles C, and not C++.
bool compilesC(const clang::tooling::CompileCommand &Command);

/// Whether a file's name is that of a C or C++ source that is compiled.
bool isSource(llvm::StringRef File);

/// Whether a file's name is that of something that sources include.
bool isHeader(llvm::StringRef File);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_PROJECT_H
