/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* LMDB: an environment that cannot be opened must be closed all the same. */
#ifndef LMDB_H
#define LMDB_H
#ifdef __cplusplus
extern "C" {
#endif

typedef struct MDB_env MDB_env;
typedef struct MDB_txn MDB_txn;
typedef unsigned MDB_dbi;

int mdb_env_create(MDB_env **env);
/* "refused" fails. */
int mdb_env_open(MDB_env *env, const char *path, unsigned flags, unsigned mode);
void mdb_env_close(MDB_env *env);
int mdb_txn_begin(MDB_env *env, MDB_txn *parent, unsigned flags, MDB_txn **txn);
/* The name "?" fails. */
int mdb_dbi_open(MDB_txn *txn, const char *name, unsigned flags, MDB_dbi *dbi);
int mdb_txn_commit(MDB_txn *txn);
void mdb_txn_abort(MDB_txn *txn);

#ifdef __cplusplus
}
#endif
#endif
