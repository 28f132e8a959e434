// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// GLib's convention: the error is set if, and only if, the call has failed.
#include <glib.h>
#include <stddef.h>

int asksTheError(const char *path) {
  GError *error = NULL;
  GIOChannel *io = g_io_channel_new_file(path, "r", &error);
  if (error) {
    g_error_free(error);
    return -1;
  }
  g_io_channel_unref(io);
  return 0;
}

int losesIt(const char *path, int how) {
  GError *error = NULL;
  GIOChannel *io = g_io_channel_new_file(path, "r", &error);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'io' is not closed on every path
  // CHECK-NOTES: :[[@LINE+7]]:7: note: assuming 'how == 0' is true
  // CHECK-NOTES: :[[@LINE+7]]:5: note: still open when the function returns here
  if (error) {
    g_error_free(error);
    return -1;
  }
  // CHECK-FIXES: {{^}}  if (how == 0) {{{$}}
  if (how == 0)
    return -2;
  // CHECK-FIXES-NEXT: {{^}}    g_io_channel_unref(io);
  g_io_channel_unref(io);
  return 0;
}

// An error that nobody asks for tells nothing.
int asksNobody(const char *path) {
  GIOChannel *io = g_io_channel_new_file(path, "r", NULL);
  if (!io)
    return -1;
  g_io_channel_unref(io);
  return 0;
}
