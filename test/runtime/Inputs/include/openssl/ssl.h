/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* OpenSSL's objects without cryptography. */
#ifndef OPENSSL_SSL_H
#define OPENSSL_SSL_H
#ifdef __cplusplus
extern "C" {
#endif

typedef struct ssl_ctx_st SSL_CTX;
typedef struct ssl_st SSL;
typedef struct bio_st BIO;
typedef struct ssl_method_st SSL_METHOD;

#define BIO_NOCLOSE 0
#define BIO_CLOSE 1

const SSL_METHOD *TLS_client_method(void);
SSL_CTX *SSL_CTX_new(const SSL_METHOD *method);
void SSL_CTX_free(SSL_CTX *context);
SSL *SSL_new(SSL_CTX *context);
void SSL_free(SSL *ssl);
/* Does not take the descriptor; fails below 0. */
int SSL_set_fd(SSL *ssl, int fd);
/* Takes both. */
void SSL_set_bio(SSL *ssl, BIO *in, BIO *out);
int SSL_connect(SSL *ssl);
/* "refused" fails. */
BIO *BIO_new_connect(const char *name);
int BIO_free(BIO *bio);
void BIO_free_all(BIO *bio);
int BIO_puts(BIO *bio, const char *text);

#ifdef __cplusplus
}
#endif
#endif
