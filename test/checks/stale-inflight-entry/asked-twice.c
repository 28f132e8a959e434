// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The same condition, and a way out before it is asked again.

#include <pthread.h>

struct request {
  int dynamic, app;
};
static pthread_mutex_t loaders = PTHREAD_MUTEX_INITIALIZER;
int find(struct request *r);
int serve(struct request *r);

int left_before(struct request *r) {
  if (r->dynamic) {
    pthread_mutex_lock(&loaders);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'loaders' stays locked when the function is left early: what unlocks it is skipped
  }
  if (find(r) == -1)
    return -1;
  if (r->dynamic) {
    pthread_mutex_unlock(&loaders);
  }
  if (r->app)
    return 1;
  pthread_mutex_lock(&loaders);
  serve(r);
  pthread_mutex_unlock(&loaders);
  return 0;
}

int another_condition(struct request *r) {
  if (r->dynamic) {
    pthread_mutex_lock(&loaders);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'loaders' stays locked when the function is left early: what unlocks it is skipped
  }
  if (r->app)
    return -1;
  pthread_mutex_unlock(&loaders);
  return serve(r);
}
