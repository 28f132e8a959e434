/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "ledger.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_CLIENTS = 20000, MAX_COMPLAINTS = 100 };

static struct {
  const char *kind;
  const void *client;
  int open;
} clients[MAX_CLIENTS];
static int opened, closed, complained;
static char complaints[MAX_COMPLAINTS][120];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void complain(const char *kind, const char *what) {
  char text[sizeof complaints[0]];
  snprintf(text, sizeof text, "%s%s%s", kind, *kind ? ": " : "", what);
  for (int i = 0; i < complained; ++i)
    if (strcmp(complaints[i], text) == 0)
      return;
  if (complained < MAX_COMPLAINTS)
    strcpy(complaints[complained++], text);
}

/* The last client of this kind and value, or -1. */
static int find(const char *kind, const void *client) {
  for (int i = opened; i-- > 0;)
    if (clients[i].client == client && strcmp(clients[i].kind, kind) == 0)
      return i;
  return -1;
}

void ledger_open(const char *kind, const void *client) {
  pthread_mutex_lock(&lock);
  if (opened == MAX_CLIENTS)
    abort();
  clients[opened].kind = kind;
  clients[opened].client = client;
  clients[opened++].open = 1;
  pthread_mutex_unlock(&lock);
}

int ledger_close(const char *kind, const void *client) {
  int was_open;
  pthread_mutex_lock(&lock);
  int i = find(kind, client);
  was_open = i >= 0 && clients[i].open;
  if (was_open) {
    clients[i].open = 0;
    ++closed;
  } else {
    complain(kind, i < 0 ? "closed but never opened" : "closed twice");
  }
  pthread_mutex_unlock(&lock);
  return was_open;
}

int ledger_holds(const char *kind, const void *client) {
  pthread_mutex_lock(&lock);
  int i = find(kind, client);
  int holds = i >= 0 && clients[i].open;
  pthread_mutex_unlock(&lock);
  return holds;
}

int ledger_use(const char *kind, const void *client) {
  int holds = ledger_holds(kind, client);
  pthread_mutex_lock(&lock);
  if (!holds)
    complain(kind, "used while it is not open");
  pthread_mutex_unlock(&lock);
  return holds;
}

void *ledger_new(const char *kind, size_t size) {
  void *client = calloc(1, size);
  ledger_open(kind, client);
  return client;
}

void ledger_delete(const char *kind, void *client) {
  int was_open = ledger_close(kind, client);
#ifdef __SANITIZE_ADDRESS__
  /* A second close is a second free. */
  (void)was_open;
  free(client);
#else
  /* The address stays taken, so that a use after the close is seen. */
  if (was_open)
    return;
#endif
}

void ledger_demand(int holds, const char *demand) {
  pthread_mutex_lock(&lock);
  if (!holds)
    complain("", demand);
  pthread_mutex_unlock(&lock);
}

/* One line for each kind with clients still open. */
static void write_open(void) {
  for (int i = 0; i < opened; ++i) {
    int first = 1, all = 0, open = 0;
    for (int j = 0; j < opened; ++j) {
      if (strcmp(clients[i].kind, clients[j].kind) != 0)
        continue;
      if (j < i)
        first = 0;
      ++all;
      open += clients[j].open;
    }
    if (first && open) {
      char text[60];
      snprintf(text, sizeof text, "%d of %d never closed", open, all);
      complain(clients[i].kind, text);
    }
  }
}

/* Runs behind the destructors of C++'s static objects. */
__attribute__((destructor)) static void close_ledger(void) {
  write_open();
  for (int i = 0; i < complained; ++i)
    fprintf(stderr, "%s\n", complaints[i]);
  fprintf(stderr, "ledger: %d opened\n", opened);
  if (complained) {
    fflush(NULL);
    _exit(10);
  }
}
