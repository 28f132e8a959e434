/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_OPENSSL_BIO_H
#define MOCK_OPENSSL_BIO_H
#pragma GCC system_header

#include <mock_decls.h>
#include <openssl/types.h>
#include <stdio.h>

MOCK_BEGIN_DECLS

#define BIO_NOCLOSE 0x00
#define BIO_CLOSE 0x01
typedef struct bio_method_st BIO_METHOD;

BIO *BIO_new(const BIO_METHOD *type);
BIO *BIO_new_file(const char *filename, const char *mode);
BIO *BIO_new_fp(FILE *stream, int close_flag);
BIO *BIO_new_fd(int fd, int close_flag);
BIO *BIO_new_socket(int sock, int close_flag);
BIO *BIO_new_mem_buf(const void *buf, int len);
BIO *BIO_new_connect(const char *host_port);
const BIO_METHOD *BIO_s_mem(void);
int BIO_free(BIO *a);
void BIO_vfree(BIO *a);
void BIO_free_all(BIO *a);
int BIO_up_ref(BIO *a);
BIO *BIO_push(BIO *b, BIO *append);
BIO *BIO_pop(BIO *b);
int BIO_read(BIO *b, void *data, int size);
int BIO_write(BIO *b, const void *data, int size);
long BIO_ctrl(BIO *bp, int cmd, long larg, void *parg);
#define BIO_flush(b) (int)BIO_ctrl(b, 11, 0, NULL)

MOCK_END_DECLS

#endif
