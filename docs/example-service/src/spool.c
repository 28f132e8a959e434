/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#include "spool.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int spool_append(const char *path, const char *id) {
  int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (fd < 0)
    return -1;

  FILE *spool = fdopen(fd, "a");
  if (spool == NULL)
    return -1;

  int written = fprintf(spool, "%s\n", id);
  if (fclose(spool) != 0)
    return -1;
  return written < 0 ? -1 : 0;
}

long spool_count(const char *path, unsigned max_line) {
  FILE *spool = fopen(path, "r");
  if (spool == NULL)
    return -1;

  char *line = malloc(max_line);
  if (line == NULL)
    return -1;

  long count = 0;
  while (fgets(line, (int)max_line, spool) != NULL)
    ++count;
  free(line);
  fclose(spool);
  return count;
}

int spool_copy(const char *from, const char *to) {
  int status = -1;
  int source = -1;
  int target = -1;
  char buffer[4096];
  ssize_t size;

  source = open(from, O_RDONLY | O_CLOEXEC);
  if (source < 0)
    goto out;
  target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
  if (target < 0)
    goto out;

  while ((size = read(source, buffer, sizeof buffer)) > 0)
    if (write(target, buffer, (size_t)size) != size)
      goto out;
  if (size == 0)
    status = 0;

out:
  if (target >= 0)
    close(target);
  if (source >= 0)
    close(source);
  return status;
}
