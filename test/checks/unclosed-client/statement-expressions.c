// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Variables that begin with a statement expression in which a loop stands:
// clang cannot tell the ends of scopes there.
#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

struct list {
  struct list *next;
};

struct item {
  const char *path;
  struct list link;
};

#define CHECKED(condition)                                                     \
  do {                                                                         \
    extern void must_not_be_called(void);                                      \
    if (!(condition))                                                          \
      must_not_be_called();                                                    \
  } while (0)

#define ITEM(p)                                                                \
  __extension__({                                                              \
    CHECKED(sizeof(*(p)) == sizeof(struct list));                              \
    (struct item *)(void *)((char *)(p)-offsetof(struct item, link));          \
  })

int reads_first(struct list *all, char *buffer) {
  struct item *first = ITEM(all->next);
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(first->path, O_RDONLY);
  if (fd < 0)
    return -1;
  if (read(fd, buffer, 1) != 1)
    // CHECK-FIXES: {{^}}    close(fd);
    return -1;
  close(fd);
  return 0;
}

int reads_each(struct list *all, char *buffer) {
  int sum = 0;
  for (struct item *i = ITEM(all->next); &i->link != all;
       i = ITEM(i->link.next)) {
    // CHECK-MESSAGES: :[[@LINE+1]]:14: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    int fd = open(i->path, O_RDONLY);
    if (fd < 0)
      continue;
    if (read(fd, buffer, 1) != 1)
      // CHECK-FIXES: {{^}}      close(fd);
      return -1;
    close(fd);
    ++sum;
  }
  return sum;
}

int reads_until_it_works(struct list *all, char *buffer) {
  int n = __extension__({
    int tries = 3;
  again:
    if (all->next == all && --tries)
      goto again;
    tries;
  });
  int fd = open(ITEM(all)->path, O_RDONLY);
  if (fd < 0)
    return -1;
  n += (int)read(fd, buffer, 1);
  close(fd);
  return n;
}

void close_it(int *fd);

// With somebody who closes at the end of a scope, nothing is said.
int reads_guarded(struct list *all, char *buffer) {
  struct item *first = ITEM(all->next);
  {
    __attribute__((cleanup(close_it))) int fd = open(first->path, O_RDONLY);
    if (fd < 0 || read(fd, buffer, 1) != 1)
      return -1;
  }
  return 0;
}
