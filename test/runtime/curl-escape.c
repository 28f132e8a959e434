// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two sorts of clients; the text is freed before its handle.
// RUN: %check_runtime %s
// LEDGER: libcurl easy handle: 2 of 3 never closed
// LEDGER: libcurl string: 1 of 2 never closed
#include <curl/curl.h>
#include <stdio.h>

static int search(const char *word) {
  char url[100];
  char *escaped;
  CURL *curl = curl_easy_init();
  if (!curl)
    return -1;
  escaped = curl_easy_escape(curl, word, 0);
  if (!escaped)
    return -2;
  snprintf(url, sizeof url, "http://search/%s", escaped);
  curl_easy_setopt(curl, CURLOPT_URL, url);
  if (curl_easy_perform(curl) != CURLE_OK)
    return -3;
  curl_free(escaped);
  curl_easy_cleanup(curl);
  return 0;
}

int main(void) {
  printf("%d %d %d\n", search("word"), search(""), search("refused"));
  return 0;
}
