// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// The neighbours of counts-negative.c.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int only_after_a_failure(unsigned n) {
  unsigned i;
  int all[64], failed = 0;
  if (n > 64u)
    return 1;
  for (i = 0; i < n; i++)
    // CHECK-MESSAGES: :[[@LINE+1]]:19: warning: 'all(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    if ((all[i] = open("/dev/null", O_RDONLY)) < 0) {
      failed = 1;
      break;
    }
  if (failed)
    for (i = 0; i < n && all[i] >= 0; i++)
      close(all[i]);
  return failed;
}

// A number that is converted may stand for a failure.
int read_into(const char *path, char *buffer, unsigned size) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  long n;
  if (fd < 0)
    return -1;
  n = read(fd, buffer, size);
  if ((unsigned long)n >= sizeof(int)) {
    if (n < 0)
      // CHECK-FIXES: {{^}}      close(fd);
      return -1;
  }
  close(fd);
  return 0;
}

struct entry {
  struct entry *next;
  const char *name;
};

// The pointer is another one by then.
int last_of_others(struct entry *e) {
  struct entry *last = NULL;
  // CHECK-MESSAGES: :[[@LINE+1]]:15: warning: 'log' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  FILE *log = fopen("log", "w");
  if (!log)
    return -1;
  fputs(e->name, log);
  e = e->next;
  last = e;
  if (!last)
    // CHECK-FIXES: {{^}}    fclose(log);
    return 1;
  fclose(log);
  return 0;
}

// The address of a part is taken of anything.
int address_of_a_part(struct entry *e) {
  struct entry *last = NULL;
  struct entry **part;
  // CHECK-MESSAGES: :[[@LINE+1]]:15: warning: 'log' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  FILE *log = fopen("log", "w");
  if (!log)
    return -1;
  part = &e->next;
  last = e;
  if (!last)
    // CHECK-FIXES: {{^}}    fclose(log);
    return 1;
  fclose(log);
  return part != NULL;
}

// Not on every way.
int perhaps_followed(struct entry *e, int named) {
  struct entry *last = NULL;
  // CHECK-MESSAGES: :[[@LINE+1]]:15: warning: 'log' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  FILE *log = fopen("log", "w");
  if (!log)
    return -1;
  if (named && e->name)
    fputs(e->name, log);
  last = e;
  if (!last)
    // CHECK-FIXES: {{^}}    fclose(log);
    return 1;
  fclose(log);
  return 0;
}

struct target {
  _Atomic int fd;
};

// Only the flag is exchanged.
int beside_an_exchange(struct target *t, const char *path) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_WRONLY);
  if (fd < 0)
    return -1;
  // CHECK-FIXES:   close(fd);
  return __c11_atomic_exchange(&t->fd, 1, __ATOMIC_RELAXED);
}
