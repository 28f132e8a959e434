// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Forwards the messages of a topic for as long as the client asks for more.
#include <pthread.h>
#include <stddef.h>

struct message {
  int number;
  const char *text;
};

/// Waits for the next message; 0: there is one.
int next_message(const char *topic, struct message *m);
/// 0: the client has it and wants more, 1: it has had enough.
int send_to_client(int client, const struct message *m);

struct forwarding {
  const char *topic;
  int client;
  pthread_mutex_t lock;
  struct message latest;
  int fresh;
};

static void *listen_to_topic(void *argument) {
  struct forwarding *f = argument;
  struct message m;
  while (next_message(f->topic, &m) == 0) {
    pthread_mutex_lock(&f->lock);
    f->latest = m;
    f->fresh = 1;
    pthread_mutex_unlock(&f->lock);
  }
  return NULL;
}

static int take_latest(struct forwarding *f, struct message *m) {
  int fresh;
  pthread_mutex_lock(&f->lock);
  fresh = f->fresh;
  *m = f->latest;
  f->fresh = 0;
  pthread_mutex_unlock(&f->lock);
  return fresh;
}

/// 0: the client has had enough; -1: there is nothing to forward.
int forward(const char *topic, int client, int tries) {
  struct forwarding f = {topic, client, PTHREAD_MUTEX_INITIALIZER, {0, NULL}, 0};
  struct message m;
  pthread_t listener;
  if (pthread_create(&listener, NULL, listen_to_topic, &f) != 0)
    return -1;
  while (tries-- > 0) {
    if (!take_latest(&f, &m))
      continue;
    if (send_to_client(client, &m) == 1) {
      pthread_cancel(listener);
      pthread_join(listener, NULL);
      return 0;
    }
  }
  pthread_cancel(listener);
  pthread_join(listener, NULL);
  return -1;
}
