// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Locks of C, taken and given back by hand.

#include <pthread.h>

struct server {
  pthread_mutex_t guard;
  int clients;
};

int serve(struct server *s, int client);
static pthread_mutex_t everybody;

int left_locked(struct server *s, int client) {
  pthread_mutex_lock(&s->guard);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 's->guard' stays locked when the function is left early: what unlocks it is skipped
  if (s->clients == 0)
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: left by this return
    return -1;
  const int result = serve(s, client);
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: unlocked only here
  pthread_mutex_unlock(&s->guard);
  // CHECK-MESSAGES: :17:3: note: let a scope guard unlock it; no edit: there is no place for a guard
  return result;
}

int global_lock(struct server *s, int client) {
  pthread_mutex_lock(&everybody);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'everybody' stays locked when the function is left early
  if (client < 0)
    return -1;
  serve(s, client);
  pthread_mutex_unlock(&everybody);
  return 0;
}

int forgotten_in_one_case(struct server *s, int client) {
  pthread_mutex_lock(&s->guard);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 's->guard' stays locked when the function is left early
  if (client < 0) {
    pthread_mutex_unlock(&s->guard);
    return 0;
  }
  if (serve(s, client) > 0)
    return 0;
  serve(s, client + 1);
  pthread_mutex_unlock(&s->guard);
  return 0;
}

_Bool left_with_no(struct server *s, int client) {
  pthread_mutex_lock(&s->guard);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 's->guard' stays locked when the function is left early
  if (client < 0)
    return 0;
  serve(s, client);
  pthread_mutex_unlock(&s->guard);
  return 1;
}
