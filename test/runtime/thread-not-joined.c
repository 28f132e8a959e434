// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread that is not joined on one path, and what it leaves behind.
// RUN: %check_runtime --fix-notes %s
// LEDGER: thread: 1 of 2 never closed
#include <pthread.h>
#include <stdio.h>

static void *work(void *argument) {
  ++*(int *)argument;
  return NULL;
}

static int run(int *counter, int quick) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, counter) != 0)
    return -1;
  if (quick)
    return 1;
  pthread_join(thread, NULL);
  return *counter;
}

int main(void) {
  static int a, b;
  int first = run(&a, 0), second = run(&b, 1);
  printf("%d %d\n", first, second);
  return 0;
}
