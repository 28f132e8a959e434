// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Nothing of a library is closed after the library itself.

#include <curl/curl.h>
#include <unistd.h>

int ready(void);
void release(int *);

int before_the_library_ends(const char *url) {
  curl_global_init(CURL_GLOBAL_ALL);
  CURL *h = curl_easy_init();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'h' is never closed; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
  if (!h)
    return -1;
  curl_easy_setopt(h, CURLOPT_URL, url);
  int rc = curl_easy_perform(h);
  ready();
  // CHECK-FIXES:   curl_easy_cleanup(h);
  curl_global_cleanup();
  return rc;
}

void at_the_end_of_the_body(const char *url) {
    curl_global_init(CURL_GLOBAL_ALL);
    CURL *h = curl_easy_init();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'h' is never closed; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
    curl_easy_setopt(h, CURLOPT_URL, url);
    curl_easy_perform(h);
    // CHECK-FIXES:     curl_easy_cleanup(h);
    curl_global_cleanup();
}

// Another library's end is no reason to close early.
int other_library(void) {
  int ends[2];
  if (pipe(ends) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'ends(0)' is never closed; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  close(ends[1]);
  curl_global_cleanup();
  // CHECK-FIXES:   close(ends[0]);
  return 0;
}

// What stands between does not know the client.
int with_other_ends(const char *url) {
  curl_global_init(CURL_GLOBAL_ALL);
  CURL *h = curl_easy_init();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'h' is never closed; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
  curl_easy_setopt(h, CURLOPT_URL, url);
  int rc = curl_easy_perform(h);
  // CHECK-FIXES:   curl_easy_cleanup(h);
  curl_global_cleanup();
  release(&rc);
  return rc;
}

// Some come by a label to the library's end: the close stands behind the label.
int behind_a_label(const char *url) {
  int rc = -1;
  curl_global_init(CURL_GLOBAL_ALL);
  CURL *h = curl_easy_init();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'h' is not closed on every path; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
  if (!h || curl_easy_setopt(h, CURLOPT_URL, url))
    goto out;
  rc = curl_easy_perform(h);
  curl_easy_cleanup(h);
  curl_global_cleanup();
  return rc;

  // CHECK-FIXES: out:
  // CHECK-FIXES-NEXT:   curl_easy_cleanup(h);
  // CHECK-FIXES-NEXT:   curl_global_cleanup();
out:
  curl_global_cleanup();
  release(&rc);
  return rc;
}
