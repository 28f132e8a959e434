// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Structures that others know of, or that are closed before they are freed.
// RUN: %check_test %s

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct link {
  struct link *next, *before;
};
struct session {
  int fd;
  FILE *log;
  struct link link;
  struct session *next;
};
struct session *all;
void enlist(struct session *s);
void enlist_link(struct link *l);
int is_known(const struct session *s);

static void put_first(struct session *s) {
  s->next = all;
  all = s;
}

struct session *steps(const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return NULL;
  s->fd = -1;
  s->log = NULL;
  s->fd = open(path, O_RDONLY);
  if (s->fd < 0)
    goto fail;
  s->log = fopen(path, "r");
  if (!s->log)
    goto fail;
  return s;
fail:
  if (s->fd >= 0)
    close(s->fd);
  if (s->log)
    fclose(s->log);
  free(s);
  return NULL;
}

int in_a_list(const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  s->fd = open(path, O_RDONLY);
  s->next = all;
  all = s;
  return 0;
}

int enlisted(const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  s->fd = open(path, O_RDONLY);
  enlist(s);
  return 0;
}

int by_its_link(const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  s->fd = open(path, O_RDONLY);
  enlist_link(&s->link);
  return 0;
}

// Who knew of it before may look for the client, too.
int known_before(const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  enlist(s);
  s->fd = open(path, O_RDONLY);
  return 0;
}

int known_by_a_helper(const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  put_first(s);
  s->fd = open(path, O_RDONLY);
  return 0;
}

int known_by_assignment(const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  struct link *l = &s->link;
  s->fd = open(path, O_RDONLY);
  enlist_link(l);
  return 0;
}

static void *run(void *given) {
  struct session *s = given;
  close(s->fd);
  free(s);
  return NULL;
}

int by_a_thread(const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  s->fd = open(path, O_RDONLY);
  pthread_t thread;
  if (pthread_create(&thread, NULL, run, s) != 0) {
    close(s->fd);
    free(s);
    return -1;
  }
  return pthread_detach(thread);
}

int of_the_caller(struct session **out, const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  s->fd = open(path, O_RDONLY);
  *out = s;
  return 0;
}

// The pointer does not only hold what was allocated for it.
int another(struct session *other, int again, const char *path) {
  struct session *s = malloc(sizeof *s);
  if (again) {
    free(s);
    s = other;
  }
  s->fd = open(path, O_RDONLY);
  return 0;
}

int many(char **paths, int n) {
  for (int i = 0; i < n; ++i) {
    struct session *s = malloc(sizeof *s);
    if (!s)
      return -1;
    s->fd = open(paths[i], O_RDONLY);
    s->next = all;
    all = s;
  }
  return 0;
}

// A list: what is there already goes on.
static int put(struct session **list, const char *path) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return -1;
  s->log = fopen(path, "r");
  if (!s->log) {
    free(s);
    return -1;
  }
  s->next = *list;
  *list = s;
  return 0;
}

static struct table {
  struct session *first;
} table;
void globally(const char *path) { put(&table.first, path); }

void into_the_caller_s(struct table *t, int at, const char *path) {
  put(&t[at].first, path);
}

void locally(char **paths) {
  struct session *list = NULL;
  for (; *paths; ++paths)
    if (put(&list, *paths) < 0)
      break;
  while (list) {
    struct session *next = list->next;
    fclose(list->log);
    free(list);
    list = next;
  }
}

// Every field is zero at first.
int cleared(const char *path, int how) {
  struct session *s = calloc(1, sizeof *s);
  if (!s)
    return -1;
  FILE *f = fopen(path, "r");
  if (!s->log) {
    s->log = f;
    f = NULL;
  }
  if (f && how)
    fputs("never", f);
  if (s->log)
    fclose(s->log);
  free(s);
  return 0;
}
