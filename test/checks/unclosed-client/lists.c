/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
// RUN: %check_test %s
//
// A list whose first entry opens it and whose others give it back.
#include <curl/curl.h>

int first_and_second(const char *url) {
  struct curl_slist *headers = NULL;
  CURL *curl = curl_easy_init();
  if (!curl)
    return -1;
  headers = curl_slist_append(headers, "Accept: text/plain");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'headers' is never closed; 'curl_slist_append' opens a libcurl string list that 'curl_slist_free_all' must close
  headers = curl_slist_append(headers, "X-Trace: on");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'headers' is never closed; 'curl_slist_append' opens a libcurl string list that 'curl_slist_free_all' must close
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  const CURLcode rc = curl_easy_perform(curl);
  // CHECK-FIXES:   curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  return (int)rc;
}
