// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Handles of C threads in structures that somebody joins, or nobody has to.

#include <pthread.h>
#include <stdlib.h>

int work(void *argument);

struct joined {
  pthread_t thread;
};
static void *run(void *argument) {
  work(argument);
  return 0;
}
int start_joined(struct joined *j) {
  return pthread_create(&j->thread, 0, run, j);
}
void stop_joined(struct joined *j) { pthread_join(j->thread, 0); }

struct detaches_itself {
  pthread_t thread;
};
static void *run_detached(void *argument) {
  pthread_detach(pthread_self());
  work(argument);
  return 0;
}
int start_detached(struct detaches_itself *d) {
  return pthread_create(&d->thread, 0, run_detached, d);
}

struct never_ends {
  pthread_t thread;
};
static void *run_for_ever(void *argument) {
  for (;;)
    work(argument);
  return 0;
}
int start_for_ever(struct never_ends *n) {
  return pthread_create(&n->thread, 0, run_for_ever, n);
}

struct with_attributes {
  pthread_t thread;
};
int start_with_attributes(struct with_attributes *w,
                          const pthread_attr_t *attributes) {
  return pthread_create(&w->thread, attributes, run, w);
}

struct given_away {
  pthread_t thread;
};
int keep(pthread_t thread);
int start_given_away(struct given_away *g) {
  if (pthread_create(&g->thread, 0, run, g) != 0)
    return -1;
  return keep(g->thread);
}

struct once {
  pthread_t thread;
};
static struct once only;
int main(void) { return pthread_create(&only.thread, 0, run, &only); }
