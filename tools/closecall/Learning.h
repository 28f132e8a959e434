//===- Learning.h - Reading a project's functions ------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_LEARNING_H
#define CLOSECALL_DRIVER_LEARNING_H

#include "Learned.h"
#include "Options.h"
#include "Project.h"
#include "Toolchain.h"

namespace closecall::driver {

/// How often a project is read unless the user says otherwise: the second time
/// with what functions of other files are known to do.
constexpr unsigned UsualRounds = 2;

/// What came of it.
struct Lessons {
  Learned Known;
  std::vector<Failure> Failures; ///< files that could not be read
};

/// Reads all files of the project, Rounds times, each time with what is known
/// by then.  On failure Error is one line.
bool learnProject(const CommonOptions &Options, const Project &In,
                  const Toolchain &Tools, unsigned Rounds, Lessons &Result,
                  std::string &Error);

/// Writes what is known as a catalogue file.
bool writeLearned(const Learned &What, const std::string &File,
                  llvm::StringRef Root, std::string &Error);

/// From now on checks use that catalogue file, too.
void useLearned(const std::string &File);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_LEARNING_H
