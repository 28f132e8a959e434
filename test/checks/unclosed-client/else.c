// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// One arm of an if closes the client or gives it away, the other one has none: it gets one.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

int ready(void);
int use(FILE *f);

int given_to_the_caller(const char *path, FILE **to) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  // CHECK-FIXES:   if (to != NULL)
  // CHECK-FIXES-NEXT:     *to = f;
  // CHECK-FIXES-NEXT:   else
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   return 0;
  if (to != NULL)
    *to = f;
  return 0;
}

int closed_in_a_block(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  // CHECK-FIXES:   if (ready()) {
  // CHECK-FIXES-NEXT:     puts("ready");
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   } else {
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   }
  // CHECK-FIXES-NEXT:   return 0;
  if (ready()) {
    puts("ready");
    fclose(f);
  }
  return 0;
}

int closed_in_part(const char *path) {
  CURL *curl = curl_easy_init();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'curl' is not closed on every path
  if (curl && ready()) {
    curl_easy_setopt(curl, CURLOPT_URL, path);
    curl_easy_cleanup(curl);
    // CHECK-FIXES:   } // the end
    // CHECK-FIXES-NEXT:   else {
    // CHECK-FIXES-NEXT:     curl_easy_cleanup(curl);
    // CHECK-FIXES-NEXT:   }
  } // the end
  return 0;
}

int one_of_several(const char *path, int n) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  // CHECK-FIXES:   else if (n == 2)
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   else
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   return n;
  if (n == 1)
    fclose(f);
  else if (n == 2)
    fclose(f);
  return n;
}

int other_configuration(const char *path) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: {{.*}}; no edit: a path to the same exit has closed it
  if (!f)
    return -1;
  if (ready())
    fclose(f);
#ifdef HAVE_MORE
  else
    fclose(f);
#endif
  return 0;
}

int inner_if_without_braces(const char *path, int n) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: {{.*}}; no edit: a path to the same exit has closed it
  if (!f)
    return -1;
  if (n)
    if (ready())
      fclose(f);
  return 0;
}
