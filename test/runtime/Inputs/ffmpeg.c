/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <libavformat/avformat.h>

#include "ledger.h"

#include <string.h>

static const char input_file[] = "input file", av_packet[] = "packet";

struct AVFormatContext {
  int empty;
  int frames;
};

int avformat_open_input(AVFormatContext **s, const char *url,
                        const AVInputFormat *format, AVDictionary **options) {
  (void)format;
  (void)options;
  if (strcmp(url, "refused") == 0)
    return -2;
  *s = (AVFormatContext *)ledger_new(input_file, sizeof **s);
  (*s)->empty = strcmp(url, "empty") == 0;
  (*s)->frames = 2;
  return 0;
}
int avformat_find_stream_info(AVFormatContext *s, AVDictionary **options) {
  (void)options;
  return ledger_use(input_file, s) && !s->empty ? 0 : -1;
}
int av_read_frame(AVFormatContext *s, AVPacket *packet) {
  if (!ledger_use(input_file, s) || !ledger_use(av_packet, packet) ||
      s->frames == 0)
    return -1;
  packet->size = s->frames--;
  return 0;
}
void avformat_close_input(AVFormatContext **s) {
  if (*s)
    ledger_delete(input_file, *s);
  *s = NULL;
}
AVPacket *av_packet_alloc(void) {
  return (AVPacket *)ledger_new(av_packet, sizeof(AVPacket));
}
void av_packet_free(AVPacket **packet) {
  if (*packet)
    ledger_delete(av_packet, *packet);
  *packet = NULL;
}
