// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// mysql_real_connect gives the same handle back; when it fails the first one stays.
// RUN: %check_runtime %s
// LEDGER: MariaDB connection: 1 of 3 never closed
// LEDGER: MariaDB result: 1 of 1 never closed
#include <mysql.h>
#include <stdio.h>

static int rows(const char *host, const char *query) {
  MYSQL_RES *result;
  int n = 0;
  MYSQL *mysql = mysql_init(NULL);
  if (!mysql)
    return -1;
  if (!mysql_real_connect(mysql, host, "user", "", "db", 0, NULL, 0))
    return -2;
  if (mysql_query(mysql, query) != 0) {
    mysql_close(mysql);
    return -3;
  }
  result = mysql_store_result(mysql);
  if (result)
    while (mysql_fetch_row(result))
      ++n;
  mysql_close(mysql);
  return n;
}

int main(void) {
  printf("%d %d %d\n", rows("host", "SELECT"), rows("refused", "SELECT"), rows("host", "BAD"));
  return 0;
}
