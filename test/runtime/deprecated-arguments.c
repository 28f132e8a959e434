// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A replacement with more arguments.
// RUN: %check_runtime %s
// LEDGER: channel: 1 of 1 never closed
#include <glib.h>
#include <stdio.h>

static int copy(int fd) {
  GIOChannel *channel = g_io_channel_unix_new(fd);
  int n = channel != NULL;
  g_io_channel_close(channel);
  return n;
}

int main(void) {
  printf("%d\n", copy(1));
  return 0;
}
