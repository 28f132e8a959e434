// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A named semaphore, whose failure is SEM_FAILED.
// RUN: %check_runtime %s
// LEDGER: semaphore: 1 of 2 never closed
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>

static int enter(const char *name, int how) {
  sem_t *s = sem_open(name, O_CREAT, 0600, 1);
  if (s == SEM_FAILED)
    return -1;
  if (how < 0)
    return -2;
  sem_close(s);
  return how;
}

int main(void) {
  printf("%d %d %d\n", enter("bad", 1), enter("/good", 1), enter("/good", -1));
  return 0;
}
