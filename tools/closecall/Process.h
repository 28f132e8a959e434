//===- Process.h - Children of the driver --------------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_PROCESS_H
#define CLOSECALL_DRIVER_PROCESS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include <string>
#include <system_error>
#include <vector>

namespace closecall::driver {

/// A temporary folder that goes with the object.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  const std::string &path() const { return Path; }
  /// Why it could not be made, if it could not.
  std::error_code problem() const { return Problem; }
  /// The path of a file in this folder.
  std::string file(const llvm::Twine &Name) const;

private:
  std::string Path;
  std::error_code Problem;
};

/// A program to run; its output goes to files, or nowhere if they are empty.
struct Job {
  std::string Program;
  std::vector<std::string> Arguments;
  std::string Output;
  std::string Errors;
};

/// How a job ended.
struct JobEnd {
  enum Kind { Exited, Crashed, TimedOut, NotStarted } How = Exited;
  int Code = 0;
  /// The signal that ended it, or why it could not start.
  std::string Why;
};

/// Runs all jobs, at most Workers at once, each for at most Timeout seconds (0
/// is no limit).  Done gets each job's index as it ends; Tick is called all the
/// while.  False if the user interrupted: then all children have been ended.
bool runJobs(llvm::ArrayRef<Job> Jobs, unsigned Workers, unsigned Timeout,
             llvm::function_ref<void(size_t, const JobEnd &)> Done,
             llvm::function_ref<void()> Tick);

/// What a program printed, and how it ended.
struct Answer {
  JobEnd End;
  std::string Output;
  std::string Errors;

  bool succeeded() const { return End.How == JobEnd::Exited && End.Code == 0; }
};

/// Runs one program to its end.
Answer ask(llvm::StringRef Program, std::vector<std::string> Arguments);

/// From now on an interrupt (Ctrl-C, SIGTERM) ends the children and makes
/// runJobs return false.
void catchInterrupts();

/// The whole text of a file; empty if it cannot be read.
std::string contents(llvm::StringRef Path);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_PROCESS_H
