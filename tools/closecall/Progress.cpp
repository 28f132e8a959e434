//===- Progress.cpp - How far a run has come ------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Progress.h"
#include "Sources.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace closecall::driver {
namespace {

/// Between two lines: on a terminal, and in a log.
constexpr auto TerminalPause = std::chrono::milliseconds(100);
constexpr auto LogPause = std::chrono::seconds(10);

std::string timeText(double Seconds) {
  const auto Whole = static_cast<unsigned>(Seconds + 0.5);
  std::string Result;
  raw_string_ostream Out(Result);
  if (Whole >= 3600)
    Out << Whole / 3600 << "h" << format("%02um", Whole / 60 % 60);
  else if (Whole >= 60)
    Out << Whole / 60 << "m" << format("%02us", Whole % 60);
  else
    Out << Whole << "s";
  return Out.str();
}

} // namespace

Progress::Progress(bool Quiet, size_t Total)
    : Quiet(Quiet), Terminal(sys::Process::StandardErrIsDisplayed()),
      Total(Total), Here(workingDirectory()) {}

void Progress::step(StringRef File, size_t Found) {
  ++Done;
  Findings += Found;
  Last = relativeTo(File, Here);
}

void Progress::tick() {
  const auto Now = Clock::now();
  if (Quiet || Done == Total)
    return;
  if (Terminal ? Now - Said < TerminalPause : Now - Said < LogPause)
    return;
  Said = Now;
  draw();
}

void Progress::draw() {
  const double Rate = Done / std::max(seconds(), 0.001);
  std::string Line;
  raw_string_ostream Out(Line);
  Out << "closecall: " << Done << " of " << Total << " files, " << Findings
      << (Findings == 1 ? " finding" : " findings");
  if (Done)
    Out << format(", %.1f files/s, ", Rate) << timeText((Total - Done) / Rate)
        << " left";
  Out.flush();
  if (!Terminal) {
    errs() << Line << "\n";
    return;
  }
  // What does not fit would make a new line each time.
  const unsigned Width = sys::Process::StandardErrColumns();
  Line += "  " + Last;
  if (Width > 1 && Line.size() >= Width)
    Line.resize(Width - 1);
  errs() << "\r\x1b[K" << Line;
  Drawn = true;
}

void Progress::clear() {
  if (Drawn)
    errs() << "\r\x1b[K";
  Drawn = false;
}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - Begin).count();
}

} // namespace closecall::driver
