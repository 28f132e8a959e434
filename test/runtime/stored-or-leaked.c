// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Stored in the caller's structure on success, leaked on failure.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct server {
  int fd;
  int mode;
};

static int server_start(struct server *s, const char *path, int mode) {
  int fd;
  s->fd = -1;
  fd = open(path, O_RDWR);
  if (fd < 0)
    return -1;
  if (mode > 2)
    return -2;
  s->mode = mode;
  s->fd = fd;
  return 0;
}

int main(void) {
  struct server a, b, c;
  printf("%d", server_start(&a, "/dev/null", 1));
  printf(" %d", server_start(&b, "/dev/null", 3));
  printf(" %d\n", server_start(&c, "/nonexistent", 1));
  if (a.fd >= 0)
    close(a.fd);
  if (c.fd >= 0)
    close(c.fd);
  return 0;
}
