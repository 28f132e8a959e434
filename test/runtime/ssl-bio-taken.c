// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// SSL_set_bio takes the BIO; without it the BIO is the function's own.
// RUN: %check_runtime %s
// LEDGER: OpenSSL BIO: 1 of 2 never closed
// LEDGER: OpenSSL connection: 2 of 3 never closed
// LEDGER: OpenSSL context: 2 of 3 never closed
#include <openssl/ssl.h>
#include <stdio.h>

static int greet(const char *name, int early) {
  BIO *bio;
  SSL *ssl;
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  if (!context)
    return -1;
  ssl = SSL_new(context);
  if (!ssl) {
    SSL_CTX_free(context);
    return -2;
  }
  bio = BIO_new_connect(name);
  if (!bio)
    return -3;
  if (early)
    return -4;
  SSL_set_bio(ssl, bio, bio);
  if (SSL_connect(ssl) != 1)
    early = 1;
  SSL_free(ssl);
  SSL_CTX_free(context);
  return early;
}

int main(void) {
  printf("%d %d %d\n", greet("host", 0), greet("refused", 0), greet("host", 1));
  return 0;
}
