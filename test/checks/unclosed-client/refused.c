// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A call takes the client only when it succeeds, and others come to the same exit with a client that was taken: the
// call's answer is asked.

#include <curl/curl.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);
void note(const char *);

FILE *returned(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return NULL;
  // CHECK-FIXES:   FILE *const result = fdopen(fd, "r");
  // CHECK-FIXES-NEXT:   if (!result) close(fd);
  // CHECK-FIXES-NEXT:   return result;
  return fdopen(fd, "r");
}

// A variable of that name is there already.
FILE *returned_beside_a_result(const char *path) {
  int result = 0;
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return NULL;
  while (result < 3 && !ready())
    ++result;
  // CHECK-FIXES:   FILE *const result2 = fdopen(fd, "r");
  // CHECK-FIXES-NEXT:   if (!result2) close(fd);
  // CHECK-FIXES-NEXT:   return result2;
  return fdopen(fd, "r");
}

int kept_in_a_status(CURL *curl, curl_mimepart *part) {
  curl_mime *mime = curl_mime_init(curl);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'mime' is not closed on every path; 'curl_mime_init' opens a libcurl MIME structure that 'curl_mime_free' must close
  CURLcode rc = CURLE_OK;
  if (!mime)
    return -1;
  // CHECK-FIXES:   rc = curl_mime_subparts(part, mime);
  // CHECK-FIXES-NEXT:   if (rc != 0) curl_mime_free(mime);
  rc = curl_mime_subparts(part, mime);
  if (rc)
    note("no parts");
  return (int)rc;
}

// The call is a branch without braces.
int in_a_branch(CURL *curl, curl_mimepart *part) {
  CURLcode rc = CURLE_OK;
  curl_mime *mime = curl_mime_init(curl);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'mime' is not closed on every path; 'curl_mime_init' opens a libcurl MIME structure that 'curl_mime_free' must close
  if (!mime)
    rc = CURLE_OUT_OF_MEMORY;
  // CHECK-FIXES:   if (!rc) {
  // CHECK-FIXES-NEXT:     rc = curl_mime_subparts(part, mime);
  // CHECK-FIXES-NEXT:     if (rc != 0) curl_mime_free(mime);
  // CHECK-FIXES-NEXT:   }
  if (!rc)
    rc = curl_mime_subparts(part, mime);
  if (rc)
    note("no parts");
  return (int)rc;
}

// One arm of a choice gives it away, the other one has none to give.
int given_if_there_is_one(curl_mimepart *part, CURL *curl) {
  curl_mime *mime = curl_mime_init(curl);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'mime' is not closed on every path
  CURLcode rc;
  // CHECK-FIXES:   rc = mime ? curl_mime_subparts(part, mime) : CURLE_OUT_OF_MEMORY;
  // CHECK-FIXES-NEXT:   if (rc != 0) curl_mime_free(mime);
  rc = mime ? curl_mime_subparts(part, mime) : CURLE_OUT_OF_MEMORY;
  if (rc)
    note("no parts");
  return (int)rc;
}

// The other arm leaves it open, and may say that all is well: no edit.
int given_if_wanted(curl_mimepart *part, CURL *curl, int wanted) {
  curl_mime *mime = curl_mime_init(curl);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'mime' is not closed on every path
  CURLcode rc;
  if (!mime)
    return -1;
  // CHECK-FIXES:   rc = wanted ? curl_mime_subparts(part, mime) : CURLE_OK;
  // CHECK-FIXES-NEXT:   if (rc)
  rc = wanted ? curl_mime_subparts(part, mime) : CURLE_OK;
  if (rc)
    note("no parts");
  return (int)rc;
}

// What is asked is no answer that is kept: no edit.
int asked_and_forgotten(curl_mimepart *part, CURL *curl) {
  curl_mime *mime = curl_mime_init(curl);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'mime' is not closed on every path
  int rc;
  if (!mime)
    return -1;
  // CHECK-FIXES:   rc = curl_mime_subparts(part, mime) ? 3 : 4;
  // CHECK-FIXES-NEXT:   note("parts");
  rc = curl_mime_subparts(part, mime) ? 3 : 4;
  note("parts");
  return rc;
}

static FILE *log_file;

// The answer is kept where it is declared, or in a variable of the file.
int kept(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  // CHECK-FIXES:   log_file = fdopen(fd, "r");
  // CHECK-FIXES-NEXT:   if (!log_file) close(fd);
  log_file = fdopen(fd, "r");
  if (!log_file)
    note("no stream");
  return 0;
}

// The exit of those for whom it failed is theirs alone: the close goes there.
int exit_of_its_own(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  log_file = fdopen(fd, "r");
  if (!log_file) {
    // CHECK-FIXES:     note("no log");
    // CHECK-FIXES-NEXT:     close(fd);
    // CHECK-FIXES-NEXT:     return -2;
    note("no log");
    return -2;
  }
  return 0;
}

// The descriptor is used once more where there is no stream: no edit.
int used_behind(const char *path) {
  char c = 0;
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  log_file = fdopen(fd, "r");
  if (!log_file)
    (void)read(fd, &c, 1);
  return c;
}

// Nobody asks here whether there is a stream, and the caller has no descriptor.
FILE *by_a_variable(const char *path) {
  FILE *f;
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return NULL;
  // CHECK-FIXES: {{^}}  f = fdopen(fd, "r");
  // CHECK-FIXES-NEXT: {{^}}  if (!f) close(fd);
  f = fdopen(fd, "r");
  return f;
}

// It may be none, and fails then, too: no edit.
FILE *perhaps_none(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  return fdopen(fd, "r");
}
