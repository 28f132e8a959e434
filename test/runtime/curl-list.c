// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An append to nothing opens a list.
// RUN: %check_runtime %s
// LEDGER: libcurl easy handle: 1 of 2 never closed
// LEDGER: libcurl list: 1 of 2 never closed
#include <curl/curl.h>
#include <stdio.h>

static int post(const char *url) {
  CURL *curl = curl_easy_init();
  struct curl_slist *headers;
  int status = -1;
  if (!curl)
    return status;
  headers = curl_slist_append(NULL, "Accept: a");
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  if (curl_easy_perform(curl) != CURLE_OK)
    return -2;
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  return 0;
}

int main(void) {
  printf("%d %d\n", post("http://a"), post("http://refused"));
  return 0;
}
