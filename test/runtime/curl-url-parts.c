// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A part of a URL is given through the third argument.
// RUN: %check_runtime %s
// LEDGER: libcurl URL: 2 of 4 never closed
// LEDGER: libcurl string: 1 of 2 never closed
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

static int host_length(const char *text) {
  char *host = NULL;
  int length;
  CURLU *url = curl_url();
  if (url == NULL)
    return -1;
  if (curl_url_set(url, CURLUPART_URL, text, 0) != CURLUE_OK) {
    curl_url_cleanup(url);
    return -2;
  }
  if (curl_url_get(url, CURLUPART_HOST, &host, 0))
    return -3;
  length = (int)strlen(host);
  if (length > 10)
    return -4;
  curl_free(host);
  curl_url_cleanup(url);
  return length;
}

int main(void) {
  printf("%d %d", host_length("http://host"), host_length(""));
  printf(" %d %d\n", host_length("no-host"), host_length("http://a-very-long-host-name"));
  return 0;
}
