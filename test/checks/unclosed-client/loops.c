// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Loops in which a client ends.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct worker {
  int fd;
  int busy;
};
void give(struct worker *w, int fd);
extern struct worker workers[8];
extern int worker_count;

void eachWorkerGetsIt(void) {
  int fd = open("socket", O_RDWR);
  if (fd < 0)
    return;
  for (int i = 0; i < worker_count; i++)
    workers[i].fd = fd;
}

void lostWhenAllAreBusy(void) {
  int fd = open("socket", O_RDWR);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
  if (fd < 0)
    return;
  for (int i = 0; i < worker_count; i++)
    if (!workers[i].busy) {
      workers[i].fd = fd;
      break;
    }
}

int lostOnContinue(int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) {
    int fd = open("part", O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
    if (fd < 0)
      break;
    char c;
    if (read(fd, &c, 1) != 1)
      continue;
    sum += c;
    close(fd);
  }
  return sum;
}

int retriesUntilOpen(void) {
  int fd;
  while ((fd = open("slow", O_RDONLY)) < 0)
    sleep(1);
  close(fd);
  return 0;
}

// A round may leave the loop before the close.
int brokenOffBeforeTheClose(const char **paths, int n) {
  FILE *f = fopen(paths[0], "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!f)
    return -1;
  for (int i = 0; i < n; i++) {
    if (fgetc(f) == paths[i][0]) {
      break;
    }
    fclose(f);
    return 0;
  }
  return 1;
}

int more(void);

// A loop that leaves with the client is no loop that is there to close it.
FILE *returnedFromARound(const char *path, int wanted) {
  FILE *file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!file)
    return NULL;
  while (more()) {
    if (fgetc(file) == wanted)
      return file;
    fclose(file);
    return NULL;
  }
  return NULL;
}

FILE *retriedWhileAnotherIsOpen(const char *path, FILE **log) {
  FILE *file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  while (!(*log = fopen(path, "w")))
    return file;
  file = NULL;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: note: overwritten here while still open
  return file;
}

int someRoundsDoNothing(const char *path, int wanted) {
  FILE *file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  while (more()) {
    if (wanted)
      continue;
    if (file)
      fclose(file);
    file = NULL;
  }
  return 0;
}

int everyRoundCloses(const char *path) {
  FILE *file = fopen(path, "r");
  while (more()) {
    if (file)
      fclose(file);
    file = NULL;
  }
  return 0;
}

// A loop that asks two things may end after rounds that found nothing.
int searched(const char *path, int wanted) {
  FILE *file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  while (file && more())
    if (fgetc(file) == wanted) {
      fclose(file);
      return 1;
    }
  return 0;
}

// One more name for the answer of the call, in the first round alone.
void openedIfAsked(const char *path, int wanted) {
  int fd = wanted ? open(path, O_RDONLY) : -1;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
  while (more())
    if (more())
      close(fd);
}
