// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A thread that works in a loop for the life of the program, one of its kind.

#include <pthread.h>
#include <stddef.h>

int next_job(void);
int enabled(void);

static void *collect(void *unused) {
  for (;;) {
    if (next_job() < 0)
      goto next;
    next_job();
  next:
    next_job();
  }
  return NULL;
}

static void *listen_to(void *socket) {
  while (1) {
    if (next_job() < 0)
      return NULL;
  }
}

void start_collector(void) {
  pthread_t t;
  pthread_create(&t, NULL, collect, NULL);
}

void when_enabled(void) {
  if (enabled()) {
    pthread_t t;
    pthread_create(&t, NULL, listen_to, NULL);
  }
}

int server_init(int port) {
  pthread_t t, clients[3];
  int i;
  if (pthread_create(&t, NULL, listen_to, (void *)(size_t)port) != 0)
    return -1;
  for (i = 0; i < 3; i++)
    if (pthread_create(&clients[i], NULL, listen_to, (void *)(size_t)i) != 0)
      return -1;
  return 0;
}

static pthread_t worker;
void restart(void) { pthread_create(&worker, NULL, listen_to, NULL); }
