// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread whose structure it has itself: it sees to both.
// RUN: %check_test %s

#include <pthread.h>
#include <stdlib.h>

struct worker {
  pthread_t thread;
  int number;
};

static void *run(void *given) {
  struct worker *w = given;
  pthread_detach(w->thread);
  free(w);
  return NULL;
}

int start(int number) {
  struct worker *w = calloc(1, sizeof *w);
  if (!w)
    return -1;
  w->number = number;
  if (pthread_create(&w->thread, NULL, run, w) != 0) {
    free(w);
    return -1;
  }
  return 0;
}
