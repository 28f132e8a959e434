// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The easy handle is the multi handle's only after it was added.
// RUN: %check_runtime %s
// LEDGER: libcurl easy handle: 1 of 2 never closed
// LEDGER: libcurl multi handle: 1 of 2 never closed
#include <curl/curl.h>
#include <stdio.h>

static int run(const char *url) {
  CURLM *multi = curl_multi_init();
  CURL *easy;
  if (!multi)
    return -1;
  easy = curl_easy_init();
  if (!easy) {
    curl_multi_cleanup(multi);
    return -2;
  }
  curl_easy_setopt(easy, CURLOPT_URL, url);
  if (curl_multi_add_handle(multi, easy) != CURLM_OK)
    return -3;
  curl_multi_remove_handle(multi, easy);
  curl_easy_cleanup(easy);
  curl_multi_cleanup(multi);
  return 0;
}

int main(void) {
  printf("%d %d\n", run("http://a"), run("http://refused"));
  return 0;
}
