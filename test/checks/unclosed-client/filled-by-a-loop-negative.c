// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Arrays that a loop fills with clients, and that others close.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int use(int fd);

int unwound(const char *path, int count) {
  int fds[4];
  int i;
  for (i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    if (fds[i] < 0) {
      while (--i >= 0)
        close(fds[i]);
      return -1;
    }
  }
  for (i = 0; i < count; ++i)
    close(fds[i]);
  return 0;
}

struct table {
  int count;
};

/* That nobody changes the count between the loops is taken for granted. */
int counted_elsewhere(const char *path, const struct table *table) {
  int fds[16];
  for (int i = 0; i < table->count; ++i)
    fds[i] = open(path, O_RDONLY);
  for (int i = 0; i < table->count; ++i)
    use(fds[i]);
  for (int i = 0; i < table->count; ++i)
    if (fds[i] >= 0)
      close(fds[i]);
  return 0;
}

static void close_all(int *fds, int count) {
  for (int k = 0; k < count; ++k)
    if (fds[k] >= 0)
      close(fds[k]);
}

int helped(const char *path, int count) {
  int fds[4] = {-1, -1, -1, -1};
  int result = -1;
  for (int i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    if (fds[i] < 0)
      goto out;
  }
  result = 0;
out:
  close_all(fds, 4);
  return result;
}

int helped_as_far_as_it_went(const char *path, int count) {
  int fds[4];
  int i, result = -1;
  for (i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    if (fds[i] < 0)
      goto out;
  }
  result = 0;
out:
  close_all(fds, i);
  return result;
}

struct end {
  int fd;
  FILE *file;
};

int in_a_field(const char *path) {
  struct end ends[3];
  int i;
  for (i = 0; i < 3; ++i) {
    ends[i].fd = open(path, O_RDONLY);
    ends[i].file = NULL;
  }
  for (i = 0; i < 3; ++i)
    if (ends[i].fd >= 0)
      use(ends[i].fd);
  for (i = 0; i < 3; ++i)
    if (ends[i].fd != -1)
      close(ends[i].fd);
  return 0;
}

int from_the_last(const char *path) {
  FILE *files[3];
  int opened = 0;
  while (opened < 3) {
    files[opened] = fopen(path, "r");
    if (!files[opened])
      break;
    ++opened;
  }
  while (opened > 0)
    fclose(files[--opened]);
  return 0;
}

static int *kept;

int kept_by_a_table(const char *path, int count) {
  static int fds[8];
  for (int i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    if (fds[i] < 0)
      return -1;
  }
  kept = fds;
  return 0;
}

int filled_for_the_caller(const char *path, int *fds, int count) {
  for (int i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    if (fds[i] < 0)
      return -1;
  }
  return 0;
}

static void close_and_forget(FILE **files, int count) {
  for (int k = 0; k < count; ++k) {
    if (files[k])
      fclose(files[k]);
    files[k] = NULL;
  }
}

int what_a_walk_has_left(const char *path, FILE *one, FILE *other) {
  FILE *files[2] = {one, other};
  close_and_forget(files, 2);
  FILE *file = fopen(path, "r");
  if (files[1])
    return -1;
  if (file)
    fclose(file);
  return 0;
}

int what_a_loop_has_left(const char *path) {
  FILE *files[2];
  files[0] = fopen(path, "r");
  files[1] = fopen(path, "w");
  for (int k = 0; k < 2; ++k) {
    if (files[k])
      fclose(files[k]);
    files[k] = NULL;
  }
  FILE *file = fopen(path, "r");
  if (files[0])
    return -1;
  if (file)
    fclose(file);
  return 0;
}
