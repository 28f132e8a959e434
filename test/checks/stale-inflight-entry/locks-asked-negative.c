// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Locks whose answer is asked, and that are given back wherever they were got.

#include <pthread.h>
#include <stdlib.h>

struct table {
  pthread_mutex_t guard;
  int size;
};

int put(struct table *t, int key);

int only_the_failure_leaves(struct table *t, int key) {
  if (pthread_mutex_lock(&t->guard) != 0)
    return -1; // there is no lock
  const int result = put(t, key);
  pthread_mutex_unlock(&t->guard);
  return result;
}

int success_asked(struct table *t, int key) {
  int result = -1;
  if (pthread_mutex_lock(&t->guard) == 0) {
    result = put(t, key);
    pthread_mutex_unlock(&t->guard);
  }
  return result;
}

int given_back_where_there_is_one(struct table *t, int key) {
  if (t)
    pthread_mutex_lock(&t->guard);
  if (put(t, key) < 0) {
    if (t)
      pthread_mutex_unlock(&t->guard);
    return -1;
  }
  if (t)
    pthread_mutex_unlock(&t->guard);
  return 0;
}

int another_table_meanwhile(struct table *t, struct table *other, int key) {
  if (t)
    pthread_mutex_lock(&t->guard);
  if (put(other, key) < 0)
    t = other; // what is asked below is something else
  if (t)
    pthread_mutex_unlock(&t->guard);
  return 0;
}

long schedule_whose_answer_tells(struct table *t) {
  if (pthread_mutex_lock(&t->guard))
    abort();
  long ret = t->size;
  if (ret >= 0) {
    t->size++;
    return ret; // the caller goes on under the lock
  }
  pthread_mutex_unlock(&t->guard);
  return ret;
}
