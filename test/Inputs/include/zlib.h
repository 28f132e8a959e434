/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_ZLIB_H
#define MOCK_ZLIB_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef void *(*alloc_func)(void *opaque, unsigned items, unsigned size);
typedef void (*free_func)(void *opaque, void *address);

typedef struct z_stream_s {
  const unsigned char *next_in;
  unsigned avail_in;
  unsigned char *next_out;
  unsigned avail_out;
  alloc_func zalloc;
  free_func zfree;
  void *opaque;
} z_stream;

#define Z_OK 0
#define Z_STREAM_END 1
#define Z_FINISH 4

int inflateInit_(z_stream *stream, const char *version, int size);
#define inflateInit(stream) inflateInit_((stream), "1.2", (int)sizeof(z_stream))
int inflate(z_stream *stream, int flush);
int inflateEnd(z_stream *stream);

MOCK_END_DECLS

#endif
