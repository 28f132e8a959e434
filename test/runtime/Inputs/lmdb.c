/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <lmdb.h>

#include "ledger.h"

#include <string.h>

static const char lmdb_env[] = "LMDB environment",
                  lmdb_txn[] = "LMDB transaction";

struct MDB_env {
  int open, transactions;
};
struct MDB_txn {
  MDB_env *env;
};

int mdb_env_create(MDB_env **env) {
  *env = (MDB_env *)ledger_new(lmdb_env, sizeof **env);
  return 0;
}
int mdb_env_open(MDB_env *env, const char *path, unsigned flags,
                 unsigned mode) {
  (void)flags;
  (void)mode;
  if (!ledger_use(lmdb_env, env) || strcmp(path, "refused") == 0)
    return 2;
  env->open = 1;
  return 0;
}
void mdb_env_close(MDB_env *env) {
  if (!env)
    return;
  if (ledger_holds(lmdb_env, env))
    ledger_demand(env->transactions == 0,
                  "LMDB environment closed before its transactions");
  ledger_delete(lmdb_env, env);
}
int mdb_txn_begin(MDB_env *env, MDB_txn *parent, unsigned flags,
                  MDB_txn **txn) {
  (void)parent;
  (void)flags;
  if (!ledger_use(lmdb_env, env) || !env->open)
    return 22;
  ++env->transactions;
  *txn = (MDB_txn *)ledger_new(lmdb_txn, sizeof **txn);
  (*txn)->env = env;
  return 0;
}
int mdb_dbi_open(MDB_txn *txn, const char *name, unsigned flags, MDB_dbi *dbi) {
  (void)flags;
  *dbi = 1;
  return ledger_use(lmdb_txn, txn) && *name != '?' ? 0 : -30798;
}
void mdb_txn_abort(MDB_txn *txn) {
  if (!txn)
    return;
  if (ledger_holds(lmdb_txn, txn))
    --txn->env->transactions;
  ledger_delete(lmdb_txn, txn);
}
int mdb_txn_commit(MDB_txn *txn) {
  mdb_txn_abort(txn);
  return 0;
}
