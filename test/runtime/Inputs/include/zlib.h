/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* zlib's interface; nothing is compressed. */
#ifndef ZLIB_H
#define ZLIB_H
#ifdef __cplusplus
extern "C" {
#endif

#define Z_OK 0
#define Z_STREAM_END 1
#define Z_STREAM_ERROR (-2)
#define Z_BUF_ERROR (-5)
#define Z_FINISH 4
#define Z_NULL 0
typedef struct z_stream_s {
  const unsigned char *next_in;
  unsigned avail_in;
  unsigned char *next_out;
  unsigned avail_out;
  void *zalloc, *zfree, *opaque;
} z_stream;
typedef struct gzFile_s *gzFile;

int deflateInit_(z_stream *stream, int level, const char *version, int size);
/* Z_BUF_ERROR when the output is too short. */
int deflate(z_stream *stream, int flush);
int deflateEnd(z_stream *stream);
#define deflateInit(stream, level)                                             \
  deflateInit_((stream), (level), "1.2", (int)sizeof(z_stream))

gzFile gzopen(const char *path, const char *mode);
/* Takes the descriptor when it succeeds; the mode "?" fails. */
gzFile gzdopen(int fd, const char *mode);
int gzputs(gzFile file, const char *text);
int gzclose(gzFile file);

#ifdef __cplusplus
}
#endif
#endif
