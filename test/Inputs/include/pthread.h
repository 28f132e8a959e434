/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_PTHREAD_H
#define MOCK_PTHREAD_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>
#include <time.h>

MOCK_BEGIN_DECLS

typedef unsigned long pthread_t;
typedef union pthread_attr_t {
  char size[56];
  long align;
} pthread_attr_t;
typedef union {
  char size[40];
  long align;
} pthread_mutex_t;
typedef union {
  char size[4];
  int align;
} pthread_mutexattr_t;
typedef union {
  char size[48];
  long long align;
} pthread_cond_t;
typedef union {
  char size[4];
  int align;
} pthread_condattr_t;
typedef unsigned int pthread_key_t;
#define PTHREAD_MUTEX_INITIALIZER {{0}}
#define PTHREAD_COND_INITIALIZER {{0}}
#define PTHREAD_CREATE_JOINABLE 0
#define PTHREAD_CREATE_DETACHED 1

int pthread_create(pthread_t *MOCK_RESTRICT thread,
                   const pthread_attr_t *MOCK_RESTRICT attr,
                   void *(*start)(void *),
                   void *MOCK_RESTRICT arg) MOCK_NOTHROW;
int pthread_join(pthread_t thread, void **result);
int pthread_detach(pthread_t thread) MOCK_NOTHROW;
int pthread_cancel(pthread_t thread);
pthread_t pthread_self(void) MOCK_NOTHROW;
void pthread_exit(void *result) MOCK_NORETURN;
int pthread_attr_init(pthread_attr_t *attr) MOCK_NOTHROW;
int pthread_attr_destroy(pthread_attr_t *attr) MOCK_NOTHROW;
int pthread_attr_setdetachstate(pthread_attr_t *attr, int state) MOCK_NOTHROW;
int pthread_mutex_init(pthread_mutex_t *mutex,
                       const pthread_mutexattr_t *attr) MOCK_NOTHROW;
int pthread_mutex_destroy(pthread_mutex_t *mutex) MOCK_NOTHROW;
int pthread_mutex_lock(pthread_mutex_t *mutex) MOCK_NOTHROW;
int pthread_mutex_trylock(pthread_mutex_t *mutex) MOCK_NOTHROW;
int pthread_mutex_unlock(pthread_mutex_t *mutex) MOCK_NOTHROW;
int pthread_cond_init(pthread_cond_t *MOCK_RESTRICT cond,
                      const pthread_condattr_t *MOCK_RESTRICT attr)
    MOCK_NOTHROW;
int pthread_cond_destroy(pthread_cond_t *cond) MOCK_NOTHROW;
int pthread_cond_wait(pthread_cond_t *MOCK_RESTRICT cond,
                      pthread_mutex_t *MOCK_RESTRICT mutex);
int pthread_cond_signal(pthread_cond_t *cond) MOCK_NOTHROW;

MOCK_END_DECLS

#endif
