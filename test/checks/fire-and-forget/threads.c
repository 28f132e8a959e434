// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <pthread.h>
#include <stdio.h>

static void *work(void *argument) { return argument; }

int never_joined(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, NULL) != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'thread' is never awaited, so nobody waits for it
    return -1;
  puts("started");
  // CHECK-FIXES:   pthread_join(thread, NULL);
  // CHECK-FIXES-NEXT:   return 0;
  return 0;
}

int cancelled_and_not_joined(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, NULL) != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'thread' is cancelled but never awaited, so nobody waits for it
    return -1;
  puts("started");
  pthread_cancel(thread);
  // CHECK-FIXES:   pthread_cancel(thread);
  // CHECK-FIXES:   pthread_join(thread, NULL);
  return 0;
}

int only_the_last_is_joined(int count) {
  pthread_t thread;
  int i;
  for (i = 0; i < count; i++)
    pthread_create(&thread, NULL, work, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'thread' is not awaited on every path, so nobody waits for it
  return pthread_join(thread, NULL);
}

int one_of_two_elements(void) {
  pthread_t threads[2];
  if (pthread_create(&threads[0], NULL, work, NULL) != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'threads(0)' is not awaited on every path, so nobody waits for it
    return -1;
  if (pthread_create(&threads[1], NULL, work, NULL) != 0)
    return -1;
  // CHECK-FIXES:   if (pthread_create(&threads[1], NULL, work, NULL) != 0) {
  // CHECK-FIXES-NEXT:     pthread_join(threads[0], NULL);
  // CHECK-FIXES-NEXT:     return -1;
  pthread_join(threads[0], NULL);
  pthread_join(threads[1], NULL);
  return 0;
}

int not_those_that_run(int count) {
  pthread_t threads[16];
  int i;
  for (i = 0; i < count; i++)
    if (pthread_create(&threads[i], NULL, work, NULL) != 0)
      // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the tasks in 'threads' are not awaited on every path, so nobody waits for them
      return -1;
  for (i = 0; i < count; i++)
    pthread_join(threads[i], NULL);
  return 0;
}

int none_of_them(int count) {
  pthread_t threads[16];
  int i;
  for (i = 0; i < count; i++)
    pthread_create(&threads[i], NULL, work, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the tasks in 'threads' are never awaited, so nobody waits for them
  return 0;
}
