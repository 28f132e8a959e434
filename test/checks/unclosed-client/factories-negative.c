// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <stdio.h>
#include <stdlib.h>

struct reader {
  FILE *file;
  int owned;
};

static int reader_open(struct reader *r, const char *path) {
  r->owned = 1;
  r->file = fopen(path, "r");
  return r->file ? 0 : -1;
}

static void reader_close(struct reader *r) {
  if (r->file)
    fclose(r->file);
}

static void reader_close_if_owned(struct reader *r) {
  if (r->owned)
    fclose(r->file);
}

void consume(struct reader *r);

int closed_by_its_pair(const char *path) {
  struct reader r;
  if (reader_open(&r, path) != 0)
    return -1;
  const int first = fgetc(r.file);
  reader_close(&r);
  return first;
}

int closed_by_field(const char *path) {
  struct reader r;
  if (reader_open(&r, path))
    return -1;
  const int first = fgetc(r.file);
  fclose(r.file);
  return first;
}

int closed_if_a_field_says_so(const char *path) {
  struct reader r;
  if (reader_open(&r, path) < 0)
    return -1;
  reader_close_if_owned(&r);
  return 0;
}

int given_to_code_that_is_not_seen(const char *path) {
  struct reader r;
  if (reader_open(&r, path) < 0)
    return -1;
  consume(&r);
  return 0;
}

struct reader *on_the_heap(const char *path) {
  struct reader *r = malloc(sizeof(*r));
  if (!r)
    return NULL;
  reader_open(r, path);
  return r;
}

struct reader returned_by_value(const char *path) {
  struct reader r;
  reader_open(&r, path);
  return r;
}

static struct reader the_reader;

void in_a_global(const char *path) { reader_open(&the_reader, path); }

void lazily(struct reader *r, const char *path) {
  if (!r->file)
    r->file = fopen(path, "r");
  if (r->file && fgetc(r->file) == EOF)
    r->file = fopen(path, "r");
}

int filled_in_and_handed_up(struct reader *r, const char *path) {
  if (reader_open(r, path) != 0)
    return -1;
  return fgetc(r->file) == '#' ? 0 : -1;
}

static int open_or_undo(struct reader *r, const char *path) {
  r->file = fopen(path, "r");
  if (!r->file)
    return -1;
  if (fgetc(r->file) != '#') {
    fclose(r->file);
    return -1;
  }
  return 0;
}

int undone_by_the_callee(const char *path) {
  struct reader r;
  if (open_or_undo(&r, path) < 0)
    return -1;
  reader_close(&r);
  return 0;
}

static void store(FILE *file, FILE **out) { *out = file; }

int through_another_variable(const char *path) {
  FILE *file = fopen(path, "r");
  FILE *other = NULL;
  if (!file)
    return -1;
  store(file, &other);
  const int c = fgetc(other);
  fclose(other);
  return c;
}

struct session {
  FILE *log;
  int own;
};

int kept_in_the_structure_and_replaced(struct session *s, const char *path,
                                       FILE *other) {
  FILE *log = fopen(path, "a");
  if (!log)
    return -1;
  s->log = log;
  s->own = 1;
  if (other) {
    if (s->own)
      fclose(s->log);
    s->log = other;
  }
  return fgetc(s->log);
}

static void reader_prepare(struct reader *r, const char *path) {
  if (!r->file)
    r->file = fopen(path, "r");
}

int filled_in_only_once(const char *path) {
  struct reader r = {NULL, 0};
  for (int i = 0; i < 3; ++i)
    reader_prepare(&r, path);
  reader_close(&r);
  return 0;
}

static FILE *session_log(struct session *s, const char *path) {
  if (!s->log)
    s->log = fopen(path, "a");
  return s->log;
}

int kept_in_the_structure_and_returned(struct session *s, const char *path) {
  FILE *log = session_log(s, path);
  if (!log)
    return -1;
  return fputs("begin", log);
}

static FILE *duplicate(const char *path, FILE **to) {
  *to = fopen(path, "r");
  return *to;
}

int given_by_the_argument_too(const char *path) {
  FILE *file;
  duplicate(path, &file);
  if (!file)
    return -1;
  const int c = fgetc(file);
  fclose(file);
  return c;
}

int given_to_a_structure_of_the_caller(struct session *s, const char *path) {
  duplicate(path, &s->log);
  return s->log ? 0 : -1;
}

// One that is open already stays where it is.
static int next_line(FILE **from, const char *path, char *line, int size) {
  if (!*from) {
    *from = fopen(path, "r");
    if (!*from)
      return 0;
  }
  if (fgets(line, size, *from))
    return 1;
  fclose(*from);
  *from = NULL;
  return 0;
}

int goes_on_with_what_is_open(const char *path) {
  FILE *from = NULL;
  char line[80];
  int lines = 0;
  while (next_line(&from, path, line, sizeof line))
    lines++;
  return lines;
}

// What is returned is another name for what the caller's structure has.
static FILE *session_begin(struct session *s, const char *path) {
  FILE *log = fopen(path, "a");
  if (!log)
    return NULL;
  s->log = log;
  return log;
}

int kept_in_the_structure_though_returned(struct session *s, const char *path) {
  return session_begin(s, path) ? 0 : -1;
}
