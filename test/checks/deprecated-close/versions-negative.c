// RUN: %check_test %s -- -DLIBCURL_VERSION_NUM=0x073700 -DOPENSSL_VERSION_NUMBER=0x1000214fL -DMOCK_ZMQ_3
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// No advice towards a function that the included version lacks.

#include <curl/curl.h>
#include <openssl/types.h>
#include <zmq.h>

void silent_before_mime(struct curl_httppost *form) { curl_formfree(form); }

void silent_before_providers(RSA *key) { RSA_free(key); }

void silent_before_it_cleaned_up_itself(void) { ERR_free_strings(); }

void silent_before_the_new_name(void *context) { zmq_term(context); }
