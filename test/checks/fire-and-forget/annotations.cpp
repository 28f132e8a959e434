// RUN: %check_test --fix-notes %s -- -I%S/../../../include
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "closecall/annotations.h"
#include <future>

struct Ticket {
  int wait();
  bool done() const;
};
struct Handle {};
struct CLOSECALL_MUST_AWAIT Job {
  explicit Job(int number);
  void join();
  bool running() const;
};

CLOSECALL_MUST_AWAIT Ticket submit(int number);
CLOSECALL_MUST_AWAIT Handle post(int number);
CLOSECALL_MUST_AWAIT int enqueue(int number);
CLOSECALL_MUST_AWAIT std::future<int> ask(int number);
Job launch(int number);
Ticket look(int number);
struct Queue {
  CLOSECALL_MUST_AWAIT Ticket push(int number);
};

void discarded(Queue &queue) {
  submit(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'submit' returns is discarded, so its result and its errors are lost
  // CHECK-FIXES:   submit(1).wait();
  queue.push(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'push' returns is discarded, so its result and its errors are lost
  // CHECK-FIXES:   queue.push(1).wait();
  ask(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'ask' returns is discarded, so its result and its errors are lost
  // CHECK-FIXES:   ask(1).get();
  launch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'launch' returns is discarded, so its result and its errors are lost
  // CHECK-FIXES:   launch(1).join();
  Job{2};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a temporary 'Job' is destroyed at once, so its result and its errors are lost
  // CHECK-FIXES:   Job{2}.join();
}

int not_awaited_on_one_path(bool quick) {
  Ticket ticket = submit(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'ticket' is not awaited on every path, so its result and its errors are lost
  if (quick)
    return 0;
  return ticket.wait();
}

void object_of_a_marked_class(bool quick) {
  Job job(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'job' is not awaited on every path, so its result and its errors are lost
  if (quick && job.running())
    return;
  job.join();
}
