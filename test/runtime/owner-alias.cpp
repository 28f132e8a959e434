// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Closed through another name: an owner would close it again.
// RUN: %check_runtime %s
// LEDGER: libcurl easy handle: 1 of 2 never closed
#include <curl/curl.h>

#include "print.h"

static int fetch(const char *url) {
  CURL *curl = curl_easy_init();
  CURL *used = curl;
  if (!used)
    return -1;
  curl_easy_setopt(used, CURLOPT_URL, url);
  if (curl_easy_perform(used) != CURLE_OK)
    return -2;
  curl_easy_cleanup(used);
  return 0;
}

int main() { out << fetch("http://a") << fetch("http://refused") << '\n'; }
