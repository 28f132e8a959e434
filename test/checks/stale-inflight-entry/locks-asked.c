// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Locks of C whose answer is asked, and such as are only taken where there is
// one.

#include <pthread.h>
#include <stdlib.h>

struct table {
  pthread_mutex_t guard;
  int size;
};

int put(struct table *t, int key);
int wake(struct table *t);

int asked_for_failure(struct table *t, int key) {
  if (pthread_mutex_lock(&t->guard) != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 't->guard' stays locked when the function is left early: what unlocks it is skipped
    return -1;
  if (put(t, key) < 0)
    return -2;
  if (pthread_mutex_unlock(&t->guard) != 0)
    abort();
  return 0;
}

int asked_by_itself(struct table *t, int key) {
  if (pthread_mutex_lock(&t->guard))
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 't->guard' stays locked when the function is left early
    return -1;
  if (put(t, key) < 0)
    return -2;
  pthread_mutex_unlock(&t->guard);
  return 0;
}

int where_there_is_one(struct table *t, const int *keys, int count) {
  if (t)
    pthread_mutex_lock(&t->guard);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 't->guard' stays locked when the function is left early
  for (int i = 0; i < count; i++)
    if (put(t, keys[i]) < 0)
      return 12;
  if (t) {
    pthread_mutex_unlock(&t->guard);
    wake(t);
  }
  return 0;
}
