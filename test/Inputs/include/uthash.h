/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A list behind the names of uthash's macros: what they do to their head. */

#ifndef MOCK_UTHASH_H
#define MOCK_UTHASH_H
#pragma GCC system_header

#include <stdlib.h>
#include <string.h>

typedef struct UT_hash_handle {
  void *prev;
  void *next;
  const void *key;
  unsigned keylen;
  unsigned items;
} UT_hash_handle;

#define HASH_FIND(hh, head, keyptr, keylen_in, out)                            \
  do {                                                                         \
    for ((out) = (head); (out) != NULL; (out) = (out)->hh.next)                \
      if ((out)->hh.keylen == (keylen_in) &&                                   \
          memcmp((out)->hh.key, (keyptr), (keylen_in)) == 0)                   \
        break;                                                                 \
  } while (0)
#define HASH_FIND_INT(head, findint, out)                                      \
  HASH_FIND(hh, head, findint, sizeof(int), out)
#define HASH_ADD(hh, head, fieldname, keylen_in, add)                          \
  do {                                                                         \
    (add)->hh.key = &(add)->fieldname;                                         \
    (add)->hh.keylen = (keylen_in);                                            \
    (add)->hh.prev = NULL;                                                     \
    (add)->hh.next = (head);                                                   \
    (add)->hh.items = (head) ? (head)->hh.items + 1 : 1;                       \
    (head) = (add);                                                            \
  } while (0)
#define HASH_ADD_INT(head, intfield, add)                                      \
  HASH_ADD(hh, head, intfield, sizeof(int), add)
#define HASH_DEL(head, delptr)                                                 \
  do {                                                                         \
    if ((head) == (delptr))                                                    \
      (head) = (head)->hh.next;                                                \
  } while (0)
#define HASH_COUNT(head) ((head) != NULL ? (head)->hh.items : 0U)

#endif
