// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <glib.h>
#include <stdio.h>
#include <threads.h>

static int work(void *argument) { return argument != NULL; }
static gpointer run(gpointer data) { return data; }

int never_joined(void) {
  thrd_t thread;
  if (thrd_create(&thread, work, NULL) != thrd_success)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'thread' is never awaited, so nobody waits for it and what it holds is never freed
    return -1;
  puts("started");
  // CHECK-FIXES:   puts("started");
  // CHECK-FIXES:   thrd_join(thread, NULL);
  return 0;
}

int one_path_forgets(int quick) {
  GThread *thread = g_thread_new("worker", run, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'thread' is not awaited on every path, so nobody waits for it
  if (quick)
    return 1;
  // CHECK-FIXES:     g_thread_join(thread);
  // CHECK-FIXES-NEXT:     return 1;
  g_thread_join(thread);
  return 0;
}

void the_handle_is_discarded(void) {
  g_thread_new("worker", run, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'g_thread_new' starts is discarded, so nobody waits for it and what it holds is never freed
  // CHECK-FIXES:   g_thread_join(g_thread_new("worker", run, NULL));
}

void silent_unref(void) {
  g_thread_unref(g_thread_new("worker", run, NULL));
}

int silent_joined(void) {
  thrd_t thread;
  int result = 0;
  if (thrd_create(&thread, work, NULL) == thrd_success)
    thrd_join(thread, &result);
  return result;
}

GThread *silent_returned(void) { return g_thread_new("worker", run, NULL); }
