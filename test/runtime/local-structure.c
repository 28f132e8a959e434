// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The client lives in a field of a local structure.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 2 never closed
#include <stdio.h>

struct job {
  FILE *log;
  int level;
};

static int run(const char *path, int level) {
  struct job job = {NULL, 0};
  job.level = level;
  job.log = fopen(path, "w");
  if (job.log == NULL)
    return -1;
  if (job.level > 9)
    return -2;
  fputs("run", job.log);
  fclose(job.log);
  return job.level;
}

int main(void) {
  printf("%d %d %d\n", run("/dev/null", 3), run("/dev/null", 10), run("/nonexistent/x", 1));
  return 0;
}
