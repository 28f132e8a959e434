/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <openssl/ssl.h>

#include "ledger.h"

#include <string.h>

static const char ssl_context[] = "OpenSSL context",
                  ssl_connection[] = "OpenSSL connection",
                  ssl_bio[] = "OpenSSL BIO";

struct ssl_st {
  SSL_CTX *context;
  BIO *in, *out;
  int fd;
};

const SSL_METHOD *TLS_client_method(void) { return NULL; }
SSL_CTX *SSL_CTX_new(const SSL_METHOD *method) {
  (void)method;
  return (SSL_CTX *)ledger_new(ssl_context, 8);
}
void SSL_CTX_free(SSL_CTX *context) {
  if (context)
    ledger_delete(ssl_context, context);
}
SSL *SSL_new(SSL_CTX *context) {
  if (!ledger_use(ssl_context, context))
    return NULL;
  SSL *ssl = (SSL *)ledger_new(ssl_connection, sizeof *ssl);
  ssl->context = context;
  ssl->fd = -1;
  return ssl;
}
void SSL_free(SSL *ssl) {
  if (!ssl)
    return;
  if (ledger_holds(ssl_connection, ssl)) {
    BIO_free(ssl->in);
    if (ssl->out != ssl->in)
      BIO_free(ssl->out);
  }
  ledger_delete(ssl_connection, ssl);
}
int SSL_set_fd(SSL *ssl, int fd) {
  if (!ledger_use(ssl_connection, ssl) || fd < 0)
    return 0;
  ssl->fd = fd;
  return 1;
}
void SSL_set_bio(SSL *ssl, BIO *in, BIO *out) {
  if (!ledger_use(ssl_connection, ssl))
    return;
  ssl->in = in;
  ssl->out = out;
}
int SSL_connect(SSL *ssl) {
  return ledger_use(ssl_connection, ssl) && (ssl->in || ssl->fd >= 0) ? 1 : -1;
}
BIO *BIO_new_connect(const char *name) {
  return strstr(name, "refused") ? NULL : (BIO *)ledger_new(ssl_bio, 8);
}
int BIO_free(BIO *bio) {
  if (bio)
    ledger_delete(ssl_bio, bio);
  return bio != NULL;
}
void BIO_free_all(BIO *bio) { BIO_free(bio); }
int BIO_puts(BIO *bio, const char *text) {
  return ledger_use(ssl_bio, bio) && *text ? (int)strlen(text) : -1;
}
