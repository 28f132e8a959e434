// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config "{CheckOptions: [{key: closecall-unclosed-client.Libraries, value: '*,libc-memory'}]}"
//
// A pointer into the client, or to its neighbour, is as good as the client.
#include <stdlib.h>
#include <string.h>

struct link {
  struct link *next;
};
struct item {
  int number;
  struct link node;
};
void list_add(struct link *head, struct link *node);
void keep(void *p);

void linkedByItsMember(struct link *head) {
  struct item *i = malloc(sizeof *i);
  if (i)
    list_add(head, &i->node);
}

void *returnedPastItsHeader(size_t n) {
  int *p = malloc(n + sizeof(int));
  if (!p)
    return NULL;
  *p = 1;
  return p + 1;
}

void freedFromTheMiddle(void) {
  char *p = malloc(16);
  if (!p)
    return;
  p = p + 4;
  free(p - 4);
}

void keptByAVariableThatPointsInside(void) {
  char *p = malloc(16);
  char *q = p + 1;
  p = NULL;
  keep(q);
}

char *sameThroughStrcpy(const char *s) {
  char *p = malloc(strlen(s) + 1);
  if (!p)
    return NULL;
  p = strcpy(p, s);
  return p;
}

struct holder {
  void *memory;
};

void throughAPointerToALocal(void) {
  struct holder h;
  struct holder *p = &h;
  p->memory = malloc(4);
  free(h.memory);
}

static void *fill(void *p, int c) {
  memset(p, c, 4);
  return p;
}

void sameThroughAFunction(void) {
  void *p = malloc(4);
  if (!p)
    return;
  void *q = fill(p, 0);
  free(q);
}

void copiedAsBytes(void *to) {
  void *p = malloc(4);
  memcpy(to, &p, sizeof p);
}

void grown(char **text, size_t n) {
  char *p = malloc(8);
  p = realloc(p, n);
  *text = p;
}

static void release(void *p) { free(p); }
void later(const void *p, void (*f)(void *));

void givenWithItsFunction(void) {
  void *p = malloc(4);
  later(p, release);
}
