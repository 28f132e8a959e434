// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The handle of a C thread in a structure that nobody ever joins.

#include <pthread.h>
#include <stdlib.h>

struct lookup {
  pthread_t thread;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'thread' is started and never awaited, so nobody waits for it and what it holds is never freed
  int answer;
  struct lookup *next;
};
static struct lookup *all;

int resolve(struct lookup *l);

static void *run(void *argument) {
  struct lookup *l = argument;
  l->answer = resolve(l);
  return 0;
}

int look_up(void) {
  struct lookup *l = malloc(sizeof(*l));
  if (!l)
    return -1;
  // CHECK-MESSAGES: :[[@LINE+1]]:7: note: join or detach the thread before the structure is freed
  if (pthread_create(&l->thread, 0, run, l) != 0) {
    free(l);
    return -1;
  }
  l->next = all;
  all = l;
  return 0;
}

void collect(void) {
  struct lookup *l = all;
  all = 0;
  while (l) {
    struct lookup *next = l->next;
    free(l);
    l = next;
  }
}
