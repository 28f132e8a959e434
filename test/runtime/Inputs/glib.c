/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <glib.h>

#include "ledger.h"

static const char channel_kind[] = "channel";

GIOChannel *g_io_channel_unix_new(int fd) { return fd < 0 ? NULL : (GIOChannel *)ledger_new(channel_kind, 8); }
void g_io_channel_close(GIOChannel *channel) { ledger_use(channel_kind, channel); }
int g_io_channel_shutdown(GIOChannel *channel, int flush, GError **error) {
  (void)error;
  ledger_delete(channel_kind, channel);
  return flush;
}
