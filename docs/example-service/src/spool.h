/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef CONTACT_SYNC_SPOOL_H
#define CONTACT_SYNC_SPOOL_H

#ifdef __cplusplus
extern "C" {
#endif

/* A plain file of ids that could not be stored, one a line. The functions
 * return a negative value on failure and leave errno set. */

int spool_append(const char *path, const char *id);
long spool_count(const char *path, unsigned max_line);
int spool_copy(const char *from, const char *to);

#ifdef __cplusplus
}
#endif

#endif /* CONTACT_SYNC_SPOOL_H */
