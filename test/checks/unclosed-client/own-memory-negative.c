// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What a library gets from its user, or keeps for him.
#include <curl/curl.h>
#include <openssl/ssl.h>
#include <string.h>
#include <zlib.h>

struct pool;
void *poolAllocate(void *pool, unsigned items, unsigned size);
void poolFree(void *pool, void *address);

int streamInAPool(struct pool *pool, unsigned char *out, unsigned size) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  stream.zalloc = poolAllocate;
  stream.zfree = poolFree;
  stream.opaque = pool;
  stream.next_out = out;
  stream.avail_out = size;
  if (inflateInit(&stream) != Z_OK)
    return -1;
  if (inflate(&stream, Z_FINISH) != Z_STREAM_END)
    return -2;
  inflateEnd(&stream);
  return 0;
}

int keptAsUserData(SSL_CTX *ctx, int index) {
  BIO *log = BIO_new_file("log", "w");
  if (!log)
    return -1;
  if (SSL_CTX_set_ex_data(ctx, index, log) == 0) {
    BIO_free(log);
    return -1;
  }
  return 0;
}

void headersOfAHandleThatGoesOn(CURL *curl) {
  struct curl_slist *headers = curl_slist_append(NULL, "Accept: text/plain");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
}

struct conn {
  SSL *tls;
};

static void attach(struct conn *c, SSL *tls) {
  if (c && c->tls != tls)
    c->tls = tls;
}

void keptWhereThereIsSomebodyToKeepIt(struct conn *c, SSL_CTX *ctx) {
  attach(c, SSL_new(ctx));
  if (c->tls)
    attach(c, 0);
}
