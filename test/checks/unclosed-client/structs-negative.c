// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct closed_when_freed {
  FILE *log;
};

struct closed_when_freed *closed_when_freed_new(const char *path) {
  struct closed_when_freed *r = malloc(sizeof(*r));
  if (r)
    r->log = fopen(path, "a");
  return r;
}

void closed_when_freed_free(struct closed_when_freed *r) {
  if (r->log)
    fclose(r->log);
  free(r);
}

struct never_freed {
  FILE *log;
};

static struct never_freed *the_log;

void never_freed_start(const char *path) {
  the_log = malloc(sizeof(*the_log));
  the_log->log = fopen(path, "a");
}

struct closed_through_a_variable {
  FILE *log;
};

void closed_through_a_variable_open(struct closed_through_a_variable *r,
                                    const char *path) {
  r->log = fopen(path, "a");
}

void closed_through_a_variable_free(struct closed_through_a_variable *r) {
  FILE *log = r->log;
  free(r);
  fclose(log);
}

struct borrowed_from_elsewhere {
  FILE *log;
};

void borrowed_open(struct borrowed_from_elsewhere *r, FILE *log,
                   const char *path) {
  r->log = log;
  if (!log)
    r->log = fopen(path, "a");
}

void borrowed_free(struct borrowed_from_elsewhere *r) { free(r); }

struct given_by_address {
  int fd;
};

void give(int *fd);

void given_by_address_open(struct given_by_address *r, const char *path) {
  r->fd = open(path, O_RDONLY);
  give(&r->fd);
}

void given_by_address_free(struct given_by_address *r) { free(r); }

struct kept_by_value {
  FILE *log;
};

static struct kept_by_value kept[10];

void kept_by_value_open(const char *path) {
  FILE *log = fopen(path, "a");
  struct kept_by_value r;
  r.log = log;
  kept[0] = r;
}

void kept_by_value_free(struct kept_by_value *r) { free(r); }

struct freed_when_it_cannot_be_opened {
  struct freed_when_it_cannot_be_opened *next;
  FILE *log;
};

static struct freed_when_it_cannot_be_opened *all;

int freed_when_it_cannot_be_opened_add(const char *path) {
  struct freed_when_it_cannot_be_opened *r = malloc(sizeof *r);
  if (!r)
    return -1;
  r->log = fopen(path, "a");
  if (!r->log) {
    free(r);
    return -1;
  }
  r->next = all;
  all = r;
  return 0;
}
