// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The variable gets a new client in each round.
// RUN: %check_runtime %s
// LEDGER: libcurl easy handle: 1 of 4 never closed
#include <curl/curl.h>

#include "print.h"

static int fetch(const char *const urls[], int n) {
  CURL *curl = curl_easy_init();
  for (int i = 0; i < n; ++i) {
    curl_easy_setopt(curl, CURLOPT_URL, urls[i]);
    if (curl_easy_perform(curl) != CURLE_OK)
      return i;
    curl_easy_cleanup(curl);
    curl = curl_easy_init();
  }
  curl_easy_cleanup(curl);
  return n;
}

int main() {
  const char *const good[] = {"http://a"}, *const bad[] = {"http://a", "http://refused"};
  out << fetch(good, 1) << fetch(bad, 2) << '\n';
}
