// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <pthread.h>
#include <stdio.h>

static void *work(void *argument) { return argument; }
void *elsewhere(void *argument);
static void *detaches_itself(void *argument) {
  pthread_detach(pthread_self());
  return argument;
}
void adopt(pthread_t thread);
struct pool {
  pthread_t threads[4];
  pthread_t one;
};

int silent_joined(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, NULL) != 0)
    return -1;
  return pthread_join(thread, NULL);
}

int silent_detached(void) {
  pthread_t thread;
  int status = pthread_create(&thread, NULL, work, NULL);
  if (status == 0)
    pthread_detach(thread);
  return status;
}

void silent_it_detaches_itself(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, detaches_itself, NULL);
}

void silent_it_may_detach_itself(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, elsewhere, NULL);
}

void silent_attributes_may_detach(pthread_attr_t *attributes) {
  pthread_t thread;
  pthread_create(&thread, attributes, work, NULL);
}

void silent_stored(struct pool *pool) {
  pthread_create(&pool->one, NULL, work, NULL);
}

void silent_handed_over(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, NULL) == 0)
    adopt(thread);
}

void silent_an_array_of_them(void) {
  pthread_t threads[4];
  int i;
  for (i = 0; i < 4; i++)
    pthread_create(&threads[i], NULL, work, NULL);
  for (i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
}

int silent_elements_by_number(void) {
  pthread_t threads[2];
  if (pthread_create(&threads[0], NULL, work, NULL) != 0)
    return -1;
  if (pthread_create(&threads[1], NULL, work, NULL) != 0) {
    pthread_join(threads[0], NULL);
    return -1;
  }
  for (int i = 0; i < 2; i++)
    pthread_join(threads[i], NULL);
  return 0;
}

void keep_all(pthread_t *threads, int count);

int silent_those_that_run(int count) {
  pthread_t threads[16];
  int i, started = 0, result = 0;
  for (i = 0; i < count; i++) {
    if (pthread_create(&threads[i], NULL, work, NULL) != 0) {
      result = -1;
      break;
    }
    started++;
  }
  for (i = 0; i < started; i++)
    pthread_join(threads[i], NULL);
  return result;
}

int silent_joined_backwards(void) {
  pthread_t threads[4];
  int i;
  for (i = 0; i < 4; i++)
    if (pthread_create(&threads[i], NULL, work, NULL) != 0) {
      while (--i >= 0)
        pthread_join(threads[i], NULL);
      return -1;
    }
  for (i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  return 0;
}

void silent_an_array_given_away(void) {
  pthread_t threads[4];
  int i;
  for (i = 0; i < 4; i++)
    pthread_create(&threads[i], NULL, work, NULL);
  keep_all(threads, 4);
}

void silent_each_is_detached(void) {
  pthread_t threads[4];
  int i;
  for (i = 0; i < 4; i++)
    if (pthread_create(&threads[i], NULL, work, NULL) == 0)
      pthread_detach(threads[i]);
}

int main(void) {
  pthread_t silent_the_process_ends_with_main;
  pthread_create(&silent_the_process_ends_with_main, NULL, work, NULL);
  puts("done");
  return 0;
}
