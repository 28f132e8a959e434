// RUN: %check_test %s -- -Wno-deprecated-declarations
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The advice for the version that is included.

#include <curl/curl.h>
#include <openssl/types.h>
#include <zmq.h>

void form(struct curl_httppost *form) {
  curl_formfree(form);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'curl_formfree' is deprecated since libcurl 7.56.0; use 'curl_mime_free'
}

void key(RSA *key) {
  RSA_free(key);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'RSA_free' is deprecated since openssl 3.0; use 'EVP_PKEY_free'
}

void strings(void) {
  ERR_free_strings();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ERR_free_strings' is deprecated since openssl 1.1.0; the library cleans up after itself
  // CHECK-FIXES-NOT: ERR_free_strings
}

void context(void *context) {
  zmq_term(context);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'zmq_term' is deprecated since zeromq 3.2.0; use 'zmq_ctx_term'
  // CHECK-FIXES:   zmq_ctx_term(context);
}
