// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A stream of the caller's own, opened through a macro of the library.
// RUN: %check_runtime %s
// LEDGER: deflate stream: 1 of 2 never closed
#include <stdio.h>
#include <string.h>
#include <zlib.h>

static int shrink(const char *text, unsigned room, int level) {
  z_stream z;
  memset(&z, 0, sizeof z);
  if (deflateInit(&z, level) != Z_OK)
    return -1;
  z.next_in = (const unsigned char *)text;
  z.avail_in = (unsigned)strlen(text);
  z.avail_out = room;
  if (deflate(&z, Z_FINISH) != Z_STREAM_END)
    return -2;
  deflateEnd(&z);
  return (int)z.avail_in;
}

int main(void) {
  printf("%d %d %d\n", shrink("hello", 100, 6), shrink("hello", 1, 6), shrink("hello", 100, 10));
  return 0;
}
