// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <assert.h>
#include <curl/curl.h>
#include <fcntl.h>
#include <netdb.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

FILE *silent_returned_to_the_caller(const char *path) {
  return fopen(path, "r");
}

void silent_stored_through_a_parameter(const char *path, FILE **out) {
  *out = fopen(path, "r");
}

static FILE *kept;
void silent_stored_in_a_global(const char *path) { kept = fopen(path, "r"); }

int silent_closed_at_one_label(const char *path) {
  int rc = -1;
  FILE *f = fopen(path, "r");
  if (!f)
    goto out;
  if (fgetc(f) == 'x')
    goto out;
  rc = 0;
out:
  if (f)
    fclose(f);
  return rc;
}

int silent_flag_tells(int use_file, const char *path) {
  FILE *f = NULL;
  int opened = 0;
  if (use_file) {
    f = fopen(path, "r");
    if (!f)
      return -1;
    opened = 1;
  }
  puts("x");
  if (opened)
    fclose(f);
  return 0;
}

int silent_same_condition_twice(int use_file, const char *path) {
  int fd = -1;
  if (use_file && (fd = open(path, O_RDONLY)) < 0)
    return -1;
  if (use_file)
    close(fd);
  return 0;
}

int silent_saved_status(const char *path) {
  sqlite3 *db = NULL;
  int rc = sqlite3_open(path, &db);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec(db, "select 1", NULL, NULL, NULL);
  sqlite3_close(db);
  return rc;
}

int silent_failed_address_look_up(const char *host) {
  struct addrinfo *found;
  if (getaddrinfo(host, "80", NULL, &found) != 0)
    return -1;
  freeaddrinfo(found);
  return 0;
}

void silent_process_ends(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    exit(1);
  if (fgetc(f) == 'x')
    exit(2);
  fclose(f);
}

static void die(const char *why) {
  fputs(why, stderr);
  exit(3);
}

void silent_helper_never_returns(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return;
  if (fgetc(f) == 'x')
    die("x");
  fclose(f);
}

void silent_stream_takes_the_descriptor(const char *path) {
  int fd = open(path, O_RDONLY);
  FILE *f;
  if (fd < 0)
    return;
  f = fdopen(fd, "r");
  if (!f) {
    close(fd);
    return;
  }
  fclose(f);
}

struct connection {
  int fd;
  FILE *log;
};

void silent_stored_in_the_callers_structure(struct connection *c,
                                            const char *path) {
  c->fd = open(path, O_RDONLY);
  c->log = fopen(path, "a");
}

static void close_both(struct connection *c) {
  close(c->fd);
  if (c->log)
    fclose(c->log);
}

void silent_local_structure_closed_by_helper(const char *path) {
  struct connection c;
  c.fd = open(path, O_RDONLY);
  c.log = fopen(path, "a");
  close_both(&c);
}

int add_to_poll_set(int fd);

int silent_callee_takes_on_success(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  if (add_to_poll_set(fd) < 0) {
    close(fd);
    return -1;
  }
  return 0;
}

static struct connection *table[1024];

void silent_table_by_descriptor(const char *path) {
  int fd = open(path, O_RDONLY);
  struct connection *c;
  if (fd < 0)
    return;
  c = table[fd];
  puts(c ? "known" : "new");
}

void silent_standard_streams_reopened(void) {
  int fd = open("/dev/null", O_RDWR);
  if (fd != 0)
    return;
  if (dup(0) != 1)
    return;
}

void silent_cleanup_attribute(const char *path) {
  extern void close_stream(FILE **f);
  __attribute__((cleanup(close_stream))) FILE *f = fopen(path, "r");
  if (!f)
    return;
  fputs("x", f);
}

int silent_both_arms(int binary, const char *path) {
  FILE *f = binary ? fopen(path, "rb") : fopen(path, "r");
  if (!f)
    return -1;
  fclose(f);
  return 0;
}

int silent_retry_loop(const char *path) {
  int fd;
  do {
    fd = open(path, O_RDONLY);
  } while (fd < 0);
  close(fd);
  return 0;
}

void silent_loop_closes_each(const char *path, int n) {
  int i;
  for (i = 0; i < n; ++i) {
    FILE *f = fopen(path, "r");
    if (!f)
      continue;
    fclose(f);
  }
}

void silent_list_grows(CURL *curl) {
  struct curl_slist *list = NULL;
  list = curl_slist_append(list, "A: b");
  list = curl_slist_append(list, "C: d");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
  curl_slist_free_all(list);
}

void silent_two_declarators(const char *a, const char *b) {
  FILE *in = fopen(a, "r"), *out = fopen(b, "w");
  if (in)
    fclose(in);
  if (out)
    fclose(out);
}

FILE *silent_unnamed_and_taken(int fd) { return fdopen(dup(fd), "r"); }

void silent_standard_input_replaced(void) {
  close(0);
  open("/dev/null", O_RDONLY);
}
