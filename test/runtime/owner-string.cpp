// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A string is made of what the client holds, before the client goes.
// RUN: %check_runtime %s
// LEDGER: SQLite connection: 1 of 2 never closed
// LEDGER: hiredis reply: 1 of 1 never closed
#include <hiredis/hiredis.h>
#include <sqlite3.h>
#include <string>

#include "print.h"

static std::string error_of(const char *path) {
  sqlite3 *db = nullptr;
  if (sqlite3_open(path, &db) != SQLITE_OK)
    return sqlite3_errmsg(db);
  sqlite3_close(db);
  return "none";
}

static std::string value_of(redisContext *c) {
  auto *reply = static_cast<redisReply *>(redisCommand(c, "GET"));
  if (!reply)
    return {};
  return std::string(reply->str) + "!";
}

int main() {
  redisContext *c = redisConnect("a", 1);
  out << error_of("refused") << error_of("good.db") << value_of(c) << '\n';
  redisFree(c);
}
