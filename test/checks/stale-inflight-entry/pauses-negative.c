// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A coroutine made of macros: it returns, and goes on behind.

#define WAIT_UNTIL(step, condition)                                            \
  do {                                                                         \
    if (!(condition)) {                                                        \
      (step) = __LINE__;                                                       \
      return;                                                                  \
    case __LINE__:;                                                            \
    }                                                                          \
  } while (!(condition))

struct exchange {
  int step;
  int packets;
  _Bool in_progress;
};

void silent_only_pauses(struct exchange *x) {
  switch (x->step) {
  case 0:
    x->in_progress = 1;
    WAIT_UNTIL(x->step, x->packets > 0);
    WAIT_UNTIL(x->step, x->packets > 1);
    x->in_progress = 0;
    x->step = 0;
  }
}

// What only an error takes back; in C that stands behind a label.
static int active_children;
int start_child(const char *name);
void complain(const char *name);

int silent_runs_until_somebody_else_ends_it(const char *name) {
  int error;
  active_children++;
  error = start_child(name);
  if (error) {
    active_children--;
    goto failed;
  }
  return 0;
failed:
  complain(name);
  return -1;
}
