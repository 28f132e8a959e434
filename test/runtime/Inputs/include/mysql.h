/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A MariaDB without network. */
#ifndef MYSQL_H
#define MYSQL_H
#ifdef __cplusplus
extern "C" {
#endif

typedef struct st_mysql {
  int connected;
} MYSQL;
typedef struct st_mysql_res MYSQL_RES;
typedef char **MYSQL_ROW;

MYSQL *mysql_init(MYSQL *mysql);
/* Null for the host "refused"; the handle stays the caller's. */
MYSQL *mysql_real_connect(MYSQL *mysql, const char *host, const char *user,
                          const char *password, const char *db, unsigned port,
                          const char *socket, unsigned long flags);
int mysql_query(MYSQL *mysql, const char *query);
MYSQL_RES *mysql_store_result(MYSQL *mysql);
MYSQL_ROW mysql_fetch_row(MYSQL_RES *result);
void mysql_free_result(MYSQL_RES *result);
void mysql_close(MYSQL *mysql);

#ifdef __cplusplus
}
#endif
#endif
