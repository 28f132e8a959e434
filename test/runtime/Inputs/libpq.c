/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <libpq-fe.h>

#include "ledger.h"

#include <string.h>

static const char pq_connection[] = "libpq connection",
                  pq_result[] = "libpq result", pq_memory[] = "libpq memory";

struct pg_conn {
  ConnStatusType status;
};
struct pg_result {
  ExecStatusType status;
};

PGconn *PQconnectdb(const char *conninfo) {
  PGconn *conn = (PGconn *)ledger_new(pq_connection, sizeof *conn);
  conn->status = strstr(conninfo, "refused") ? CONNECTION_BAD : CONNECTION_OK;
  return conn;
}
ConnStatusType PQstatus(const PGconn *conn) {
  return ledger_use(pq_connection, conn) ? conn->status : CONNECTION_BAD;
}
void PQfinish(PGconn *conn) {
  if (conn)
    ledger_delete(pq_connection, conn);
}
PGresult *PQexec(PGconn *conn, const char *query) {
  if (!ledger_use(pq_connection, conn) || strcmp(query, "LOST") == 0)
    return NULL;
  PGresult *res = (PGresult *)ledger_new(pq_result, sizeof *res);
  res->status = strcmp(query, "BAD") == 0 ? PGRES_FATAL_ERROR : PGRES_TUPLES_OK;
  return res;
}
ExecStatusType PQresultStatus(const PGresult *res) {
  return res && ledger_use(pq_result, res) ? res->status : PGRES_FATAL_ERROR;
}
char *PQgetvalue(const PGresult *res, int row, int field) {
  (void)row;
  (void)field;
  return ledger_use(pq_result, res) ? (char *)"42" : NULL;
}
int PQntuples(const PGresult *res) {
  return ledger_use(pq_result, res) ? 3 : 0;
}
void PQclear(PGresult *res) {
  if (res)
    ledger_delete(pq_result, res);
}
PGnotify *PQnotifies(PGconn *conn) {
  return ledger_use(pq_connection, conn)
             ? (PGnotify *)ledger_new(pq_memory, sizeof(PGnotify))
             : NULL;
}
char *PQescapeLiteral(PGconn *conn, const char *text, unsigned long length) {
  if (!ledger_use(pq_connection, conn) || length == 0)
    return NULL;
  return strncpy((char *)ledger_new(pq_memory, length + 1), text, length);
}
void PQfreemem(void *p) {
  if (p)
    ledger_delete(pq_memory, p);
}
