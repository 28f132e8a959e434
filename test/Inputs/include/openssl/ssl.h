/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_OPENSSL_SSL_H
#define MOCK_OPENSSL_SSL_H
#pragma GCC system_header

#include <mock_decls.h>
#include <openssl/bio.h>
#include <openssl/types.h>

MOCK_BEGIN_DECLS

#define SSL_FILETYPE_PEM 1
#define SSL_ERROR_NONE 0
#define SSL_VERIFY_PEER 0x01

const SSL_METHOD *TLS_method(void);
const SSL_METHOD *TLS_client_method(void);
const SSL_METHOD *TLS_server_method(void);
SSL_CTX *SSL_CTX_new(const SSL_METHOD *meth);
int SSL_CTX_up_ref(SSL_CTX *ctx);
void SSL_CTX_free(SSL_CTX *ctx);
void SSL_CTX_set_cert_store(SSL_CTX *ctx, X509_STORE *store);
int SSL_CTX_use_certificate(SSL_CTX *ctx, X509 *x);
int SSL_CTX_set_ex_data(SSL_CTX *ctx, int idx, void *data);
int SSL_CTX_use_certificate_file(SSL_CTX *ctx, const char *file, int type);
int SSL_CTX_load_verify_locations(SSL_CTX *ctx, const char *file,
                                  const char *path);
int SSL_CTX_set_default_verify_paths(SSL_CTX *ctx);
SSL *SSL_new(SSL_CTX *ctx);
SSL *SSL_dup(SSL *ssl);
int SSL_up_ref(SSL *s);
void SSL_free(SSL *ssl);
int SSL_set_fd(SSL *s, int fd);
void SSL_set_bio(SSL *s, BIO *rbio, BIO *wbio);
void SSL_set0_rbio(SSL *s, BIO *rbio);
void SSL_set0_wbio(SSL *s, BIO *wbio);
int SSL_accept(SSL *ssl);
int SSL_connect(SSL *ssl);
int SSL_read(SSL *ssl, void *buf, int num);
int SSL_write(SSL *ssl, const void *buf, int num);
int SSL_shutdown(SSL *s);
int SSL_get_error(const SSL *s, int code);
X509 *SSL_get0_peer_certificate(const SSL *s);
X509 *SSL_get1_peer_certificate(const SSL *s);
#define SSL_get_peer_certificate SSL_get1_peer_certificate
SSL_SESSION *SSL_get1_session(SSL *ssl);
void SSL_SESSION_free(SSL_SESSION *session);
X509 *X509_new(void);
void X509_free(X509 *x);
X509_STORE *X509_STORE_new(void);
void X509_STORE_free(X509_STORE *store);

MOCK_END_DECLS

#endif
