// RUN: %check_test %s -- -I%S/../../../include
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "closecall/annotations.h"

struct Ticket {
  int wait();
  void whenDone(void (*f)());
};
CLOSECALL_MUST_AWAIT Ticket submit(int number);
CLOSECALL_MUST_AWAIT int enqueue(int number);
Ticket look(int number);
void keep(Ticket ticket);
int wait_for(int number);

void silent_not_marked() { look(1); }

void silent_voided() { (void)submit(1); }

int silent_awaited() {
  Ticket ticket = submit(1);
  return ticket.wait();
}

void silent_unknown_method_may_await() {
  Ticket ticket = submit(1);
  ticket.whenDone(nullptr);
}

Ticket silent_returned() { return submit(1); }

void silent_handed_over() { keep(submit(1)); }

int silent_number_is_used() { return wait_for(enqueue(1)); }
