/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The declarations that khash's macros make, without what is behind them. */

#ifndef MOCK_KHASH_H
#define MOCK_KHASH_H
#pragma GCC system_header

typedef unsigned int khint32_t;
typedef khint32_t khint_t;
typedef khint_t khiter_t;

#define KHASH_MAP_INIT_INT(name, khval_t)                                      \
  typedef struct kh_##name##_s {                                               \
    khint_t n_buckets, size, n_occupied, upper_bound;                          \
    khint32_t *flags;                                                          \
    khint32_t *keys;                                                           \
    khval_t *vals;                                                             \
  } kh_##name##_t;                                                             \
  extern kh_##name##_t *kh_init_##name(void);                                  \
  extern void kh_clear_##name(kh_##name##_t *h);                               \
  extern khint_t kh_get_##name(const kh_##name##_t *h, khint32_t key);         \
  extern khint_t kh_put_##name(kh_##name##_t *h, khint32_t key, int *ret);     \
  extern void kh_del_##name(kh_##name##_t *h, khint_t x);

#define khash_t(name) kh_##name##_t
#define kh_init(name) kh_init_##name()
#define kh_clear(name, h) kh_clear_##name(h)
#define kh_put(name, h, k, r) kh_put_##name(h, k, r)
#define kh_get(name, h, k) kh_get_##name(h, k)
#define kh_del(name, h, k) kh_del_##name(h, k)
#define kh_value(h, x) ((h)->vals[x])
#define kh_end(h) ((h)->n_buckets)
#define kh_size(h) ((h)->size)

#endif
