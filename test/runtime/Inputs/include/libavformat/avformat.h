/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* FFmpeg's containers and packets: closed by address.  "refused" cannot be
 * opened. */
#ifndef AVFORMAT_AVFORMAT_H
#define AVFORMAT_AVFORMAT_H
#include <libavcodec/packet.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct AVFormatContext AVFormatContext;
typedef struct AVInputFormat AVInputFormat;
typedef struct AVDictionary AVDictionary;

int avformat_open_input(AVFormatContext **s, const char *url,
                        const AVInputFormat *format, AVDictionary **options);
/* Fails for a file called "empty". */
int avformat_find_stream_info(AVFormatContext *s, AVDictionary **options);
int av_read_frame(AVFormatContext *s, AVPacket *packet);
void avformat_close_input(AVFormatContext **s);

#ifdef __cplusplus
}
#endif
#endif
