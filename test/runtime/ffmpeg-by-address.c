// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Closed by address, which clears the variable.
// RUN: %check_runtime %s
// LEDGER: input file: 1 of 2 never closed
// LEDGER: packet: 1 of 1 never closed
#include <libavformat/avformat.h>
#include <stdio.h>

static int frames(const char *path) {
  AVFormatContext *input = NULL;
  AVPacket *packet;
  int n = 0;
  if (avformat_open_input(&input, path, NULL, NULL) != 0)
    return -1;
  if (avformat_find_stream_info(input, NULL) < 0)
    return -2;
  packet = av_packet_alloc();
  if (packet) {
    while (av_read_frame(input, packet) >= 0)
      ++n;
  }
  avformat_close_input(&input);
  return n;
}

int main(void) {
  printf("%d %d %d\n", frames("good"), frames("refused"), frames("empty"));
  return 0;
}
