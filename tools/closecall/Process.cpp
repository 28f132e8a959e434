//===- Process.cpp - Children of the driver -------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Process.h"
#include "Compat.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/Signals.h"
#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

using namespace llvm;

namespace closecall::driver {
namespace {

using Clock = std::chrono::steady_clock;

// Set by the handler of Ctrl-C and SIGTERM, which can reach nothing else.
std::atomic<bool> Interrupted{false};

/// How long to sleep between two looks at the children.
constexpr auto Pause = std::chrono::milliseconds(2);

struct Child {
  size_t Index;
  sys::ProcessInfo Process;
  Clock::time_point Started;
  bool TooLate = false;
};

bool start(const Job &What, Child &Started, std::string &Why) {
  std::vector<StringRef> Arguments{What.Program};
  Arguments.insert(Arguments.end(), What.Arguments.begin(),
                   What.Arguments.end());
  const compat::Optional<StringRef> Redirects[] = {
      StringRef(), StringRef(What.Output), StringRef(What.Errors)};
  bool Failed = false;
  Started.Process = sys::ExecuteNoWait(What.Program, Arguments, {}, Redirects,
                                       /*MemoryLimit=*/0, &Why, &Failed);
  Started.Started = Clock::now();
  return !Failed;
}

JobEnd endOf(const Child &Ended, int Code, StringRef Why) {
  if (Ended.TooLate)
    return {JobEnd::TimedOut, Code, {}};
  if (Code == -2)
    return {JobEnd::Crashed, Code, Why.str()};
  if (Code == -1)
    return {JobEnd::NotStarted, Code, Why.str()};
  return {JobEnd::Exited, Code, {}};
}

void endAll(std::vector<Child> &Children) {
  for (const Child &C : Children)
    ::kill(C.Process.Pid, SIGKILL);
  for (const Child &C : Children) {
    int Code;
    std::string Why;
    while (!compat::hasEnded(C.Process, Code, Why))
      std::this_thread::sleep_for(Pause);
  }
  Children.clear();
}

} // namespace

TemporaryFolder::TemporaryFolder() {
  SmallString<128> Made;
  Problem = sys::fs::createUniqueDirectory("closecall", Made);
  if (!Problem)
    Path = std::string(Made.str());
}

TemporaryFolder::~TemporaryFolder() {
  if (!Path.empty())
    sys::fs::remove_directories(Path);
}

std::string TemporaryFolder::file(const Twine &Name) const {
  SmallString<128> Result(Path);
  sys::path::append(Result, Name);
  return std::string(Result.str());
}

bool runJobs(ArrayRef<Job> Jobs, unsigned Workers, unsigned Timeout,
             function_ref<void(size_t, const JobEnd &)> Done,
             function_ref<void()> Tick) {
  std::vector<Child> Children;
  size_t Next = 0;
  while (Next < Jobs.size() || !Children.empty()) {
    if (Interrupted) {
      endAll(Children);
      return false;
    }
    while (Next < Jobs.size() && Children.size() < std::max(1U, Workers)) {
      Child Started{Next, {}, {}};
      std::string Why;
      if (start(Jobs[Next], Started, Why))
        Children.push_back(Started);
      else
        Done(Next, {JobEnd::NotStarted, -1, Why});
      ++Next;
    }
    for (size_t I = 0; I < Children.size();) {
      Child &C = Children[I];
      int Code = 0;
      std::string Why;
      if (compat::hasEnded(C.Process, Code, Why)) {
        Done(C.Index, endOf(C, Code, Why));
        Children.erase(Children.begin() + static_cast<ptrdiff_t>(I));
        continue;
      }
      if (Timeout && Clock::now() - C.Started > std::chrono::seconds(Timeout)) {
        C.TooLate = true;
        ::kill(C.Process.Pid, SIGKILL);
      }
      ++I;
    }
    Tick();
    std::this_thread::sleep_for(Pause);
  }
  return !Interrupted;
}

Answer ask(StringRef Program, std::vector<std::string> Arguments) {
  TemporaryFolder Folder;
  Job What{Program.str(), std::move(Arguments), Folder.file("out"),
           Folder.file("err")};
  Answer Result;
  if (!runJobs(
          What, 1, 0, [&](size_t, const JobEnd &End) { Result.End = End; },
          [] {}))
    Result.End.How = JobEnd::Crashed;
  Result.Output = contents(What.Output);
  Result.Errors = contents(What.Errors);
  return Result;
}

void catchInterrupts() {
  sys::SetInterruptFunction([] { Interrupted = true; });
}

std::string contents(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path);
  return Buffer ? (*Buffer)->getBuffer().str() : std::string();
}

} // namespace closecall::driver
