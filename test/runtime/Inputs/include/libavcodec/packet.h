/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef AVCODEC_PACKET_H
#define AVCODEC_PACKET_H
#ifdef __cplusplus
extern "C" {
#endif

typedef struct AVPacket {
  int size;
} AVPacket;
AVPacket *av_packet_alloc(void);
void av_packet_free(AVPacket **packet);

#ifdef __cplusplus
}
#endif
#endif
