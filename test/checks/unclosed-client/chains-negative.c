// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <openssl/bio.h>
#include <uv.h>

int freesItByItsNewName(const BIO_METHOD *filter, const char *text, int size) {
  BIO *base64 = BIO_new(filter);
  BIO *out = BIO_new(BIO_s_mem());
  if (!base64 || !out) {
    BIO_free_all(base64);
    BIO_free_all(out);
    return -1;
  }
  out = BIO_push(base64, out);
  const int written = BIO_write(out, text, size);
  BIO_free_all(out);
  return written == size;
}

BIO *givesTheChainAway(const BIO_METHOD *filter, BIO *end) {
  BIO *chain = BIO_new(filter);
  return chain ? BIO_push(chain, end) : 0;
}

// Anything but zero is a failure.
int asksWhetherItIsZero(uv_timer_cb tick) {
  uv_loop_t loop;
  uv_timer_t timer;
  int rc = uv_loop_init(&loop);
  if (rc)
    return rc;
  uv_timer_init(&loop, &timer);
  uv_timer_start(&timer, tick, 10, 0);
  uv_run(&loop, UV_RUN_DEFAULT);
  return uv_loop_close(&loop);
}
