/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The ledger of the fakes: who was opened, closed, used.  At the program's end
 * it writes what is wrong to stderr, a line each, and the exit status is 10. */
#ifndef LEDGER_H
#define LEDGER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A client that is a pointer: `size` bytes of zeros. */
void *ledger_new(const char *kind, size_t size);
/* Closes it.  Its memory is freed where AddressSanitizer watches. */
void ledger_delete(const char *kind, void *client);

/* A client that has its value elsewhere: a descriptor, a stream, a structure.
 */
void ledger_open(const char *kind, const void *client);
/* Returns 1 if the client was open. */
int ledger_close(const char *kind, const void *client);

/* Returns 1 if the client is open; everything else is used after its close. */
int ledger_use(const char *kind, const void *client);
/* The same without a complaint. */
int ledger_holds(const char *kind, const void *client);

/* Complains unless `holds`. */
void ledger_demand(int holds, const char *demand);

/* A descriptor's value as a client. */
#define LEDGER_NUMBER(n) ((const void *)(1 + (char *)0 + (n)))

#ifdef __cplusplus
}
#endif

#endif
