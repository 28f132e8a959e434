/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* All fakes as one translation unit. */
#define _GNU_SOURCE
#include "ledger.c"

#include "libc.c"

#include "curl.c"
#include "depot.c"
#include "ffmpeg.c"
#include "glib.c"
#include "hiredis.c"
#include "libevent.c"
#include "libgit2.c"
#include "libmemcached.c"
#include "libpq.c"
#include "libuv.c"
#include "lmdb.c"
#include "mysql.c"
#include "openssl.c"
#include "sqlite.c"
#include "tickets.c"
#include "zlib.c"
#include "zmq.c"
