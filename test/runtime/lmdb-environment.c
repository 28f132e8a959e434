// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An environment that could not be opened must be closed; the transaction goes first.
// RUN: %check_runtime %s
// LEDGER: LMDB environment: 2 of 3 never closed
// LEDGER: LMDB transaction: 1 of 2 never closed
#include <lmdb.h>
#include <stdio.h>

static int store(const char *path, const char *name) {
  MDB_env *env;
  MDB_txn *txn;
  MDB_dbi dbi;
  int rc = mdb_env_create(&env);
  if (rc != 0)
    return rc;
  rc = mdb_env_open(env, path, 0, 0600);
  if (rc != 0)
    return rc;
  rc = mdb_txn_begin(env, NULL, 0, &txn);
  if (rc != 0) {
    mdb_env_close(env);
    return rc;
  }
  rc = mdb_dbi_open(txn, name, 0, &dbi);
  if (rc)
    return rc;
  rc = mdb_txn_commit(txn);
  mdb_env_close(env);
  return rc;
}

int main(void) {
  printf("%d %d %d\n", store("data", "names"), store("refused", "names"), store("data", "?"));
  return 0;
}
