/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* GLib's channels: the old close leaves them as they are. */
#ifndef G_LIB_H
#define G_LIB_H
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

#define TRUE 1
typedef struct GIOChannel GIOChannel;
typedef struct GError GError;
GIOChannel *g_io_channel_unix_new(int fd);
void g_io_channel_close(GIOChannel *channel);
int g_io_channel_shutdown(GIOChannel *channel, int flush, GError **error);

#ifdef __cplusplus
}
#endif
#endif
