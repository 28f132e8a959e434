/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <zlib.h>

#include "ledger.h"

static const char deflate_stream[] = "deflate stream",
                  gzip_file[] = "gzip file";

struct gzFile_s {
  int fd;
};

int deflateInit_(z_stream *stream, int level, const char *version, int size) {
  (void)version;
  if (level > 9 || size != (int)sizeof *stream)
    return Z_STREAM_ERROR;
  ledger_open(deflate_stream, stream);
  return Z_OK;
}
int deflate(z_stream *stream, int flush) {
  (void)flush;
  if (!ledger_use(deflate_stream, stream))
    return Z_STREAM_ERROR;
  return stream->avail_out < stream->avail_in ? Z_BUF_ERROR : Z_STREAM_END;
}
int deflateEnd(z_stream *stream) {
  return ledger_close(deflate_stream, stream) ? Z_OK : Z_STREAM_ERROR;
}

gzFile gzopen(const char *path, const char *mode) {
  if (*path == '?' || *mode == '?')
    return NULL;
  gzFile file = (gzFile)ledger_new(gzip_file, sizeof *file);
  file->fd = -1;
  return file;
}
int __real_close(int fd);
gzFile gzdopen(int fd, const char *mode) {
  if (*mode == '?')
    return NULL;
  ledger_close("descriptor", LEDGER_NUMBER(fd));
  gzFile file = (gzFile)ledger_new(gzip_file, sizeof *file);
  file->fd = fd;
  return file;
}
int gzputs(gzFile file, const char *text) {
  return ledger_use(gzip_file, file) && *text ? 1 : -1;
}
int gzclose(gzFile file) {
  if (!file)
    return Z_STREAM_ERROR;
  if (ledger_holds(gzip_file, file) && file->fd >= 0)
    __real_close(file->fd);
  ledger_delete(gzip_file, file);
  return Z_OK;
}
