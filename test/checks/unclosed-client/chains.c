// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A call that gives its first argument back, and keeps the second.

#include <openssl/bio.h>

int losesTheChain(const BIO_METHOD *filter, const char *text, int size) {
  BIO *chain = BIO_new(filter);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'chain' is not closed on every path; 'BIO_new' opens an OpenSSL BIO that 'BIO_free_all' must close
  BIO *end = BIO_new(BIO_s_mem());
  if (!chain || !end) {
    BIO_free_all(chain);
    BIO_free_all(end);
    return -1;
  }
  chain = BIO_push(chain, end);
  if (BIO_write(chain, text, size) != size)
    return -1;
  // CHECK-FIXES:     BIO_free_all(chain);
  BIO_free_all(chain);
  return 0;
}
