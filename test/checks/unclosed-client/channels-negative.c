// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A channel is never null, whoever asks; and it may close the descriptor.
#include <fcntl.h>
#include <glib.h>
#include <unistd.h>

void watch(GIOChannel *channel);

static GIOChannel *channelOf(int fd) {
  GIOChannel *channel = g_io_channel_unix_new(fd);
  if (!channel)
    return NULL;
  g_io_channel_set_close_on_unref(channel, 1);
  return channel;
}

int askedThoughItIsNeverNull(int fd) {
  GIOChannel *channel = channelOf(fd);
  if (channel == NULL)
    return -1;
  watch(channel);
  g_io_channel_unref(channel);
  return 0;
}

int closesWhatItIsGiven(const char *path, int now) {
  const int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  GIOChannel *channel = g_io_channel_unix_new(fd);
  if (now)
    close(fd);
  else
    g_io_channel_set_close_on_unref(channel, 1);
  g_io_channel_unref(channel);
  return 0;
}
