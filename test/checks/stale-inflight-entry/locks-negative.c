// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Locks that somebody else gives back, or that are given back on every way out.

#include <pthread.h>

struct client {
  int id;
};
struct server {
  pthread_mutex_t guard, other;
  struct client *first;
};

int serve(struct server *s, int client);

struct client *given_locked(struct server *s, int id) {
  pthread_mutex_lock(&s->guard);
  if (s->first && s->first->id == id)
    return s->first; // the caller unlocks
  pthread_mutex_unlock(&s->guard);
  return 0;
}

int room(struct server *s, int id) { // leaves it locked where there is room
  int result = -1;
  pthread_mutex_lock(&s->guard);
  if (!s->first) {
    pthread_mutex_unlock(&s->guard);
    return result;
  }
  if (serve(s, id) > 0)
    return 0;
  pthread_mutex_unlock(&s->guard);
  return result;
}

int on_every_way(struct server *s, int id) {
  pthread_mutex_lock(&s->guard);
  if (id < 0) {
    pthread_mutex_unlock(&s->guard);
    return -1;
  }
  const int result = serve(s, id);
  pthread_mutex_unlock(&s->guard);
  return result;
}

int by_a_label(struct server *s, int id) {
  int result = -1;
  pthread_mutex_lock(&s->guard);
  if (id < 0)
    goto out;
  result = serve(s, id);
out:
  pthread_mutex_unlock(&s->guard);
  return result;
}

int refused(struct server *s, int id) {
  if (pthread_mutex_lock(&s->guard) != 0)
    return -1;
  const int result = serve(s, id);
  pthread_mutex_unlock(&s->guard);
  return result;
}

int two(struct server *s, int id) { // each has its own
  pthread_mutex_lock(&s->guard);
  pthread_mutex_lock(&s->other);
  pthread_mutex_unlock(&s->guard);
  const int result = serve(s, id);
  pthread_mutex_unlock(&s->other);
  return result;
}
