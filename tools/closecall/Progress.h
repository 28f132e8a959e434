//===- Progress.h - How far a run has come -------------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_PROGRESS_H
#define CLOSECALL_DRIVER_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <string>

namespace closecall::driver {

/// Tells on standard error how far a run has come: on a terminal in one line
/// that is written over, elsewhere in a plain line now and then.
class Progress {
public:
  Progress(bool Quiet, size_t Total);
  ~Progress() { clear(); }

  /// One more file is done.
  void step(llvm::StringRef File, size_t Findings);
  /// Called all the while; writes when it is time to.
  void tick();
  /// Removes the line, before something else is written.
  void clear();
  double seconds() const;

private:
  using Clock = std::chrono::steady_clock;

  void draw();

  bool Quiet;
  bool Terminal;
  bool Drawn = false;
  size_t Total;
  size_t Done = 0;
  size_t Findings = 0;
  std::string Here;
  std::string Last;
  Clock::time_point Begin = Clock::now();
  Clock::time_point Said = Begin;
};

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_PROGRESS_H
