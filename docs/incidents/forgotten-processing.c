// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes a batch to the archive in a thread of its own, while the next one is read.
#include <pthread.h>
#include <stddef.h>

struct batch {
  const int *values;
  size_t count;
  long sum;
  int archived;
};

static void *archive(void *argument) {
  struct batch *b = argument;
  for (size_t i = 0; i < b->count; ++i)
    b->sum += b->values[i];
  b->archived = 1;
  return NULL;
}

static int valid(const struct batch *b) {
  for (size_t i = 0; i < b->count; ++i)
    if (b->values[i] < 0)
      return 0;
  return 1;
}

/// 0: archived.
int archive_batch(struct batch *b, const struct batch *next) {
  pthread_t worker;
  b->sum = 0;
  b->archived = 0;
  if (pthread_create(&worker, NULL, archive, b) != 0)
    return -1;
  if (next && !valid(next))
    return -2;
  if (pthread_join(worker, NULL) != 0)
    return -3;
  return 0;
}
