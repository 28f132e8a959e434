// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A close behind a call that proves nothing: what was refused at once, and what
// another process has.
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

bool could_not_register(int fd);
void remember(int fd);
void say(const char *text);

void start_check(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  if (could_not_register(fd)) {
    close(fd);
    say("refused");
  }
}

void start_other_check(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  if (could_not_register(fd))
    close(fd);
}

int start_worker(void) {
  int pair[2];
  if (pipe(pair) < 0)
    return -1;
  remember(pair[0]);
  switch (fork()) {
  case -1:
    _exit(1);
  case 0:
    close(pair[0]);
    (void)!write(pair[1], "x", 1);
    _exit(0);
  default:
    close(pair[1]);
  }
  return 0;
}

void closeall(int from);
void serve(void);

// Whoever closes all has closed this one, too.
int becomes_daemon(void) {
  int fd = open("/dev/null", O_RDWR);
  if (fd < 0)
    return -1;
  (void)dup2(fd, 0);
  closeall(3);
  serve();
  return 0;
}
