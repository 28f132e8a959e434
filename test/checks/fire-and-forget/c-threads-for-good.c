// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A loop without an end does not make a thread one of its kind: one for each
// client ends with the client.

#include <pthread.h>
#include <stddef.h>

int next_job(void);
int next_client(void);

static void *serve(void *client) {
  while (1) {
    if (next_job() < 0)
      return NULL;
  }
}

static void *look_up(void *unused) {
  next_job();
  return NULL;
}

void on_client(int client) {
  pthread_t t;
  pthread_create(&t, NULL, serve, (void *)(size_t)client);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 't' is never awaited, so nobody waits for it and what it holds is never freed
}

void accept_all(void) {
  while (next_client() >= 0) {
    pthread_t t;
    pthread_create(&t, NULL, serve, NULL);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 't' is never awaited, so nobody waits for it and what it holds is never freed
  }
}

void start_look_up(void) {
  pthread_t t;
  pthread_create(&t, NULL, look_up, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 't' is never awaited, so nobody waits for it and what it holds is never freed
}

int wanted(void);
void joined_sometimes(void) {
  pthread_t t;
  pthread_create(&t, NULL, serve, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 't' is not awaited on every path, so nobody waits for it and what it holds is never freed
  if (wanted())
    pthread_join(t, NULL);
}

static pthread_t calibration;
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'calibration' is started and never awaited, so nobody waits for it and what it holds is never freed
void calibrate(void) { pthread_create(&calibration, NULL, look_up, NULL); }
