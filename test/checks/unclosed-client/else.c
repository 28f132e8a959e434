// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
// REQUIRES: llvm-at-least-19
//
// One arm of an if closes the client or gives it away, the other one has none: it gets one.
#include <curl/curl.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int ready(void);
void note(const char *);
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

int closed_if_ready(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (ready())
    fclose(f);
  note("end");
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-8]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int closed_if_ready(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (ready())
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:   else
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:   note("end");

// Where the caller has asked for it, it is the caller's: a close for the others alone.
int given_if_asked(const char *path, FILE **out) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  if (out)
    *out = f;
  // CHECK-FIXES:   if (out)
  // CHECK-FIXES-NEXT:     *out = f;
  // CHECK-FIXES-NEXT:   else
  // CHECK-FIXES-NEXT:     fclose(f);
  return 0;
}

void inside_a_block(const char *path) {
  if (ready()) {
    int fd = open(path, O_RDONLY);
    if (fd >= 0) {
      if (ready()) {
        close(fd);
      }
    }
  }
}
// CHECK-MESSAGES: :[[@LINE-8]]:14: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: void inside_a_block(const char *path) {
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:     if (fd >= 0) {
// CHECK-FIXES-NEXT:       if (ready()) {
// CHECK-FIXES-NEXT:         close(fd);
// CHECK-FIXES-NEXT:       } else {
// CHECK-FIXES-NEXT:         close(fd);
// CHECK-FIXES-NEXT:       }
// CHECK-FIXES-NEXT:     }

int perhaps_open(const char *path, FILE **to) {
  FILE *f = NULL;
  if (ready())
    f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'f' is not closed on every path
  // CHECK-FIXES:   if (to != NULL)
  // CHECK-FIXES-NEXT:     *to = f;
  // CHECK-FIXES-NEXT:   else if (f) fclose(f);
  // CHECK-FIXES-NEXT:   return 1;
  if (to != NULL)
    *to = f;
  return 1;
}

// There is no room in the head of the loop; what the step opens goes at the end of the round.
void overwritten_in_the_step(const char *p) {
  FILE *f = fopen(p, "w");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is
  if (!f)
    return;
  // CHECK-FIXES:   for (int i = 0; i < 3; f = fopen(p, "r")) {
  // CHECK-FIXES:     if (!f)
  // CHECK-FIXES-NEXT:       break;
  // CHECK-FIXES-NEXT:     i++;
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   }
  // CHECK-FIXES-NEXT:   if (f) fclose(f);
  for (int i = 0; i < 3; f = fopen(p, "r")) {
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'f' is
    if (!f)
      break;
    i++;
  }
}
