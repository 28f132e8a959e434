/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <mysql.h>

#include "ledger.h"

#include <string.h>

static const char mysql_connection[] = "MariaDB connection",
                  mysql_result[] = "MariaDB result";

struct st_mysql_res {
  int rows;
};

MYSQL *mysql_init(MYSQL *mysql) {
  (void)mysql;
  return (MYSQL *)ledger_new(mysql_connection, sizeof *mysql);
}
MYSQL *mysql_real_connect(MYSQL *mysql, const char *host, const char *user,
                          const char *password, const char *db, unsigned port,
                          const char *socket, unsigned long flags) {
  (void)user;
  (void)password;
  (void)db;
  (void)port;
  (void)socket;
  (void)flags;
  if (!ledger_use(mysql_connection, mysql) || strcmp(host, "refused") == 0)
    return NULL;
  mysql->connected = 1;
  return mysql;
}
int mysql_query(MYSQL *mysql, const char *query) {
  return ledger_use(mysql_connection, mysql) && strcmp(query, "BAD") != 0 ? 0
                                                                          : 1;
}
MYSQL_RES *mysql_store_result(MYSQL *mysql) {
  if (!ledger_use(mysql_connection, mysql))
    return NULL;
  MYSQL_RES *result = (MYSQL_RES *)ledger_new(mysql_result, sizeof *result);
  result->rows = 3;
  return result;
}
MYSQL_ROW mysql_fetch_row(MYSQL_RES *result) {
  static char *row[] = {(char *)"42", NULL};
  return ledger_use(mysql_result, result) && result->rows-- > 0 ? row : NULL;
}
void mysql_free_result(MYSQL_RES *result) {
  if (result)
    ledger_delete(mysql_result, result);
}
void mysql_close(MYSQL *mysql) {
  if (mysql)
    ledger_delete(mysql_connection, mysql);
}
