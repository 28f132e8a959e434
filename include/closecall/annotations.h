/*===- closecall/annotations.h - Who opens, closes, takes ------------------===*\
|*                                                                            *|
|* Part of closecall, under the Apache License v2.0 with LLVM Exceptions.     *|
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception                    *|
|*                                                                            *|
\*===----------------------------------------------------------------------===*/

/* Annotations that tell closecall about your own clients and tasks, for C and C++.  They
 * mean nothing to the compiler; elsewhere than in clang they vanish.
 *
 *   CLOSECALL_OPENS(conn_close) struct conn *conn_open(const char *host);
 *   int conn_open_at(struct conn **out CLOSECALL_OPENS(conn_close));
 *   void conn_close(struct conn *c CLOSECALL_CLOSES);
 *   void pool_add(struct pool *p, struct conn *c CLOSECALL_TAKES);
 *   void conn_log(struct conn *c CLOSECALL_BORROWS);
 *   class CLOSECALL_MUST_CLOSE(close) Session { ... };
 *   CLOSECALL_MUST_AWAIT Ticket submit(Job job);
 */

#ifndef CLOSECALL_ANNOTATIONS_H
#define CLOSECALL_ANNOTATIONS_H

#if defined(__clang__)
#define CLOSECALL_ANNOTATE(text) __attribute__((annotate(text)))
#else
#define CLOSECALL_ANNOTATE(text)
#endif

/* On a function: its result is a client that `closer` must close.  A null
 * pointer, or a negative number, is a failure.  On a pointer parameter: the call
 * puts such a client there, and a result other than zero is a failure (for a
 * `bool` result, false). */
#define CLOSECALL_OPENS(closer) CLOSECALL_ANNOTATE("closecall::opens:" #closer)

/* On a parameter: the call closes the client. */
#define CLOSECALL_CLOSES CLOSECALL_ANNOTATE("closecall::closes")

/* On a parameter: the call takes the duty to close over. */
#define CLOSECALL_TAKES CLOSECALL_ANNOTATE("closecall::takes")

/* On a parameter: the call uses the client and leaves the duty with the caller. */
#define CLOSECALL_BORROWS CLOSECALL_ANNOTATE("closecall::borrows")

/* On a class: its users must call the method before an object's end, since the
 * destructor does not. */
#define CLOSECALL_MUST_CLOSE(method)                                           \
  CLOSECALL_ANNOTATE("closecall::must_close:" #method)

/* On a function: its result is a task that somebody must await.  On a class: so
 * is each of its objects. */
#define CLOSECALL_MUST_AWAIT CLOSECALL_ANNOTATE("closecall::must_await")

#endif
