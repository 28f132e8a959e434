/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A library of the house, which says in its annotations who opens, closes,
 * takes. */
#ifndef DEPOT_DEPOT_H
#define DEPOT_DEPOT_H
#include <closecall/annotations.h>
#ifdef __cplusplus
extern "C" {
#endif

struct crate;
struct depot;
/* Null below 0. */
CLOSECALL_OPENS(crate_close) struct crate *crate_open(int size);
void crate_close(struct crate *c CLOSECALL_CLOSES);
/* -1 when it is full: more than its size. */
int crate_put(struct crate *c CLOSECALL_BORROWS, int amount);

/* Not zero for an empty name. */
int depot_open(const char *name,
               struct depot **depot CLOSECALL_OPENS(depot_close));
void depot_close(struct depot *depot CLOSECALL_CLOSES);
/* Closed with the depot. */
void depot_store(struct depot *depot CLOSECALL_BORROWS,
                 struct crate *c CLOSECALL_TAKES);
int depot_count(struct depot *depot CLOSECALL_BORROWS);

/* A number: negative where there is no bay. */
CLOSECALL_OPENS(bay_leave) int bay_enter(int bay);
void bay_leave(int ticket CLOSECALL_CLOSES);
int bay_load(int ticket CLOSECALL_BORROWS, int amount);

#ifdef __cplusplus
}
#endif
#endif
