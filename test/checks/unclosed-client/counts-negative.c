// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What comparisons say of numbers without a sign, what is known of pointers
// that have been followed, and what is exchanged with others.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int enough_descriptors(unsigned n) {
  unsigned i;
  int all[64], failed = 0;
  if (n > 64u)
    return 1;
  for (i = 0; i < n; i++)
    if ((all[i] = open("/dev/null", O_RDONLY)) < 0) {
      failed = 1;
      break;
    }
  for (i = 0; i < n && all[i] >= 0; i++)
    close(all[i]);
  return failed;
}

// Nothing is known of the number.
int as_many_descriptors(size_t n) {
  size_t i;
  int all[64];
  for (i = 0; n > i; i++)
    if ((all[i] = open("/dev/null", O_RDONLY)) < 0)
      break;
  for (i = 0; i < n && all[i] >= 0; i++)
    close(all[i]);
  return 0;
}

int below_a_limit(const char *path) {
  int fd = open(path, O_RDONLY);
  if ((unsigned)fd < 1024u) {
    close(fd);
    return 0;
  }
  if (fd >= 0)
    close(fd);
  return 1;
}

struct entry {
  struct entry *next;
  const char *name;
};

int last_entry_counts(struct entry *entries) {
  struct entry *e, *last = NULL;
  FILE *log = NULL;
  for (e = entries; e; e = e->next) {
    const char *name = e->name;
    if (!log)
      log = fopen("log", "w");
    if (log)
      fputs(name, log);
    last = e;
  }
  if (last && log)
    fclose(log);
  return 0;
}

int walked_by_hand(struct entry *e, int n) {
  struct entry *last = NULL;
  FILE *log = NULL;
  while (n--) {
    if (*e->name == '#')
      break;
    if (!log)
      log = fopen("log", "w");
    last = e;
    e = e->next;
  }
  if (last && log)
    fclose(log);
  return 0;
}

struct target {
  _Atomic int fd;
  int plain;
};

void hand_over(int old);

int exchanged(struct target *t, const char *path) {
  int fd = open(path, O_WRONLY);
  if (fd < 0)
    return -1;
  fd = __c11_atomic_exchange(&t->fd, fd, __ATOMIC_RELAXED);
  hand_over(fd);
  return 0;
}

int stored(struct target *t, const char *path) {
  int fd = open(path, O_WRONLY);
  if (fd < 0)
    return -1;
  __atomic_store_n(&t->plain, fd, __ATOMIC_RELEASE);
  return 0;
}

int exchanged_if_empty(struct target *t, const char *path) {
  int none = -1;
  int fd = open(path, O_WRONLY);
  if (fd < 0)
    return -1;
  return __atomic_compare_exchange_n(&t->plain, &none, fd, 0, __ATOMIC_SEQ_CST,
                                     __ATOMIC_SEQ_CST);
}

int exchanged_as_of_old(struct target *t, const char *path) {
  int fd = open(path, O_WRONLY);
  if (fd < 0)
    return -1;
  fd = __sync_lock_test_and_set(&t->plain, fd);
  hand_over(fd);
  return 0;
}
