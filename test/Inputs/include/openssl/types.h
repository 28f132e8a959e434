/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_OPENSSL_TYPES_H
#define MOCK_OPENSSL_TYPES_H
#pragma GCC system_header

#include <mock_decls.h>

/* A test may ask for an older library. */
#ifndef OPENSSL_VERSION_NUMBER
#define OPENSSL_VERSION_NUMBER 0x30000000L
#endif

MOCK_BEGIN_DECLS

typedef struct bio_st BIO;
typedef struct ssl_st SSL;
typedef struct ssl_ctx_st SSL_CTX;
typedef struct ssl_method_st SSL_METHOD;
typedef struct ssl_session_st SSL_SESSION;
typedef struct x509_st X509;
typedef struct x509_store_st X509_STORE;
typedef struct evp_pkey_st EVP_PKEY;
typedef struct rsa_st RSA;
void RSA_free(RSA *rsa);
void ERR_free_strings(void);

MOCK_END_DECLS

#endif
