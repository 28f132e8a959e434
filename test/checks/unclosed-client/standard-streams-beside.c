// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A file, or a standard stream instead: only the file is closed.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int words(FILE *from);

static int counted(FILE *from) {
  int n = 0;
  while (fgetc(from) >= 0)
    ++n;
  return n;
}

int from_stdin(int argc, char **argv) {
  // CHECK-FIXES:   FILE *fp = NULL;
  FILE *fp;
  int total;
  if (argc > 1) {
    if (!(fp = fopen(argv[1], "r"))) {
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'fp' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
      perror(argv[1]);
      exit(1);
    }
  } else {
    fp = stdin;
  }
  total = counted(fp);
  // CHECK-FIXES:   if (fp && fp != stdin) fclose(fp);
  return total;
}

int to_either_stream(const char *path, int quiet) {
  FILE *log = quiet ? NULL : stdout;
  if (path) {
    log = fopen(path, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'log' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
    if (!log)
      log = stderr;
  }
  if (log)
    fputs("hello\n", log);
  // CHECK-FIXES:   if (log && log != stderr && log != stdout) fclose(log);
  return 0;
}

int the_last_one_counts(int argc, char **argv) {
  FILE *in = NULL;
  for (int i = 1; i < argc; ++i) {
    if (argv[i][0] != '-') {
      // CHECK-FIXES:       if (in && in != stdin) fclose(in);
      in = fopen(argv[i], "r");
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'in' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
      if (!in)
        exit(1);
    } else {
      // CHECK-FIXES:       if (in && in != stdin) fclose(in);
      in = stdin;
    }
  }
  // CHECK-FIXES:   const int result = in ? counted(in) : 0;
  // CHECK-FIXES-NEXT:   if (in && in != stdin) fclose(in);
  // CHECK-FIXES-NEXT:   return result;
  return in ? counted(in) : 0;
}

long by_number(const char *path) {
  char text[80];
  int fd = STDIN_FILENO;
  if (path && (fd = open(path, O_RDONLY)) < 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
    return -1;
  // CHECK-FIXES:   const long result = read(fd, text, sizeof text);
  // CHECK-FIXES-NEXT:   if (fd > 0) close(fd);
  // CHECK-FIXES-NEXT:   return result;
  return read(fd, text, sizeof text);
}

/* Nobody knows whether that one is to be closed. */
int somebody_elses(const char *path, FILE *other) {
  FILE *fp;
  if (path) {
    if (!(fp = fopen(path, "r")))
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'fp' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
    // CHECK-MESSAGES: :[[@LINE-2]]:16: note: {{.*}}; no edit: nothing tells at the exit whether it is open
      return -1;
  } else {
    fp = other;
  }
  return counted(fp);
}
