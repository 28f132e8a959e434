/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A PostgreSQL without network.  "refused": a connection whose status is bad.
 */
#ifndef LIBPQ_FE_H
#define LIBPQ_FE_H
#ifdef __cplusplus
extern "C" {
#endif

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef struct pgNotify {
  char *relname;
} PGnotify;
typedef enum { CONNECTION_OK, CONNECTION_BAD } ConnStatusType;
typedef enum {
  PGRES_COMMAND_OK = 1,
  PGRES_TUPLES_OK = 2,
  PGRES_FATAL_ERROR = 7
} ExecStatusType;

PGconn *PQconnectdb(const char *conninfo);
ConnStatusType PQstatus(const PGconn *conn);
void PQfinish(PGconn *conn);
/* "LOST": no result; "BAD": a result with an error. */
PGresult *PQexec(PGconn *conn, const char *query);
ExecStatusType PQresultStatus(const PGresult *res);
char *PQgetvalue(const PGresult *res, int row, int field);
int PQntuples(const PGresult *res);
void PQclear(PGresult *res);
PGnotify *PQnotifies(PGconn *conn);
void PQfreemem(void *p);
char *PQescapeLiteral(PGconn *conn, const char *text, unsigned long length);

#ifdef __cplusplus
}
#endif
#endif
