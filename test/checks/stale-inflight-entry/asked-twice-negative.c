// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The lock is taken and given back under the same conditions.

#include <pthread.h>

struct request {
  int dynamic, app;
};
static int threads;
static pthread_mutex_t loaders = PTHREAD_MUTEX_INITIALIZER;
int find(struct request *r);
int load(struct request *r);
int serve(struct request *r);

int handle(struct request *r) {
  if (r->dynamic) {
    if (threads > 1)
      pthread_mutex_lock(&loaders);
  }
  if ((r->app = find(r)) == -1)
    load(r);
  if (r->dynamic) {
    if (threads > 1)
      pthread_mutex_unlock(&loaders);
  }
  if (r->app == -1)
    return 0;
  while (serve(r)) {
    if (threads > 1)
      return 1;
  }
  return 2;
}

int both(struct request *r) {
  if (r->dynamic && threads > 1)
    pthread_mutex_lock(&loaders);
  load(r);
  if (r->dynamic && threads > 1)
    pthread_mutex_unlock(&loaders);
  if (r->app)
    return 1;
  return serve(r);
}

int fork_worker(void);

// Where the condition is not asked again: the other process keeps its copy.
int spawn(struct request *r) {
  if (r->dynamic) {
    pthread_mutex_lock(&loaders);
  }
  if (fork_worker() == 0)
    return 1;
  if (r->dynamic) {
    pthread_mutex_unlock(&loaders);
  }
  return 0;
}
