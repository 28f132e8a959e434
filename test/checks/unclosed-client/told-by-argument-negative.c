// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// The neighbours of told-by-argument.c: who tells the function to leave the
// client open knows what to do, or cannot be followed.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

int work(int fd);
bool wanted(void);

struct settings {
  bool persistent;
};

static void close_if(int fd, bool yes) {
  if (yes)
    close(fd);
}

static void close_failed(int fd, int status) {
  if (status < 0)
    close(fd);
}

static bool quiet;

static void close_loud(int fd, bool yes) {
  if (yes && !quiet)
    close(fd);
}

int its_own(const char *path, int given) {
  bool own = false;
  int fd = given;
  if (fd < 0) {
    fd = open(path, O_RDONLY);
    own = true;
  }
  work(fd);
  close_if(fd, own);
  return 0;
}

int closes_the_rest(const char *path, bool yes) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  close_if(fd, yes);
  if (!yes)
    close(fd);
  return 0;
}

int negated(const char *path, bool keep) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  close_if(fd, !keep);
  if (keep)
    close(fd);
  return 0;
}

int saved_status(const char *path) {
  int fd = open(path, O_RDONLY);
  int status;
  if (fd < 0)
    return -1;
  status = work(fd);
  close_failed(fd, status);
  if (status >= 0)
    close(fd);
  return status;
}

int compared(const char *path) {
  int fd = open(path, O_RDONLY);
  int status;
  if (fd < 0)
    return -1;
  status = work(fd);
  close_if(fd, status != 0);
  if (status == 0)
    close(fd);
  return status;
}

int only_when_open(const char *path) {
  int fd = open(path, O_RDONLY);
  close_if(fd, fd >= 0);
  return 0;
}

// What a function or a structure says cannot be followed.
int asked(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  close_if(fd, wanted());
  return 0;
}

int by_setting(const char *path, const struct settings *s) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  close_if(fd, !s->persistent);
  return 0;
}

// Nor what another variable has to say as well.
int told_by_two(const char *path, bool yes) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  close_loud(fd, yes);
  return 0;
}
