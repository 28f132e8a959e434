// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// SSL_set_fd does not take the descriptor, as the close of the other path shows.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <unistd.h>

static int greet(SSL_CTX *context, const char *path, int quick) {
  int result = -1;
  SSL *ssl = SSL_new(context);
  int fd;
  if (!ssl)
    return -1;
  fd = open(path, O_RDWR);
  if (fd < 0) {
    SSL_free(ssl);
    return -2;
  }
  SSL_set_fd(ssl, fd);
  result = SSL_connect(ssl);
  SSL_free(ssl);
  if (quick)
    return result;
  close(fd);
  return result + 1;
}

int main(void) {
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  printf("%d %d", greet(context, "/dev/null", 0), greet(context, "/dev/null", 1));
  printf(" %d\n", greet(context, "/nonexistent", 0));
  SSL_CTX_free(context);
  return 0;
}
