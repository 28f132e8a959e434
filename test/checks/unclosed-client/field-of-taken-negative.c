// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A field that names what somebody else has taken.

#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <stdlib.h>

struct peer {
  SSL *ssl;
  BIO *bio;
};

struct peer *peer_new_whose_ssl_has_the_bio(SSL_CTX *ctx, int fd) {
  struct peer *p = malloc(sizeof(*p));
  if (!p)
    return 0;
  BIO *bio = BIO_new_socket(fd, BIO_NOCLOSE);
  SSL *ssl = SSL_new(ctx);
  if (!bio || !ssl) {
    BIO_free(bio);
    SSL_free(ssl);
    free(p);
    return 0;
  }
  SSL_set_bio(ssl, bio, bio);
  p->ssl = ssl;
  p->bio = bio;
  return p;
}

void peer_free(struct peer *p) {
  SSL_free(p->ssl);
  free(p);
}
