// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>
#include <memory>
#include <pthread.h>
#include <thread>

void work();
void *routine(void *argument) { return argument; }
void *unseen(void *argument);
void keep(std::thread &thread);

static std::thread joined;
void silent_joined_elsewhere() { joined = std::thread(work); }
void stop() { joined.join(); }

static std::thread lent;
void silent_lent() {
  lent = std::thread(work);
  keep(lent);
}

std::thread visible;
void silent_never_used();
extern std::thread elsewhere;
std::thread elsewhere;
void silent_declared_elsewhere() { elsewhere = std::thread(work); }

static std::thread idle;
bool silent_never_started() { return idle.joinable(); }

static pthread_t once;
int main() {
  // silent: the process ends when main does
  pthread_create(&once, nullptr, routine, nullptr);
  return 0;
}

static pthread_t hidden;
void silent_routine_is_not_seen() {
  pthread_create(&hidden, nullptr, unseen, nullptr);
}

static pthread_t waited;
void silent_handle_is_joined() {
  pthread_create(&waited, nullptr, routine, nullptr);
  pthread_join(waited, nullptr);
}

static pthread_t first;
void silent_started_behind_a_flag() {
  static bool started = false;
  if (started)
    return;
  started = true;
  pthread_create(&first, nullptr, routine, nullptr);
}

static std::future<void> destructor_waits;
void silent_destructor_waits() {
  destructor_waits = std::async(std::launch::async, work);
}

static struct Joiner {
  std::thread thread;
  ~Joiner() { thread.join(); }
} owner;
void silent_owned() { owner.thread = std::thread(work); }

static std::unique_ptr<std::thread> silent_joined;
void start_joined() { silent_joined = std::make_unique<std::thread>(work); }
void stop_joined() { silent_joined->join(); }

// It goes with the process.
static std::thread *silent_plain = nullptr;
void start_plain() { silent_plain = new std::thread(work); }
