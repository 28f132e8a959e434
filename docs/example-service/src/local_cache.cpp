// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "local_cache.h"

#include <cstdio>
#include <utility>

namespace contacts {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt *stmt) const { sqlite3_finalize(stmt); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalize>;

StatementPtr Prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *stmt = nullptr;
  if (sqlite3_prepare_v2(db, sql, -1, &stmt, nullptr) != SQLITE_OK)
    return nullptr;
  return StatementPtr(stmt);
}

void BindText(sqlite3_stmt *stmt, int index, const std::string &value) {
  sqlite3_bind_text(stmt, index, value.c_str(), -1, SQLITE_STATIC);
}

std::string ColumnText(sqlite3_stmt *stmt, int column) {
  const unsigned char *text = sqlite3_column_text(stmt, column);
  return text ? reinterpret_cast<const char *>(text) : "";
}

} // namespace

LocalCache::LocalCache(DatabasePtr db) : db_(std::move(db)) {}

std::unique_ptr<LocalCache> LocalCache::Open(const std::string &path) {
  sqlite3 *db = nullptr;
  if (sqlite3_open(path.c_str(), &db) != SQLITE_OK) {
    std::fprintf(stderr, "cache %s: %s\n", path.c_str(), sqlite3_errmsg(db));
    return nullptr;
  }
  return std::unique_ptr<LocalCache>(new LocalCache(DatabasePtr(db)));
}

std::optional<Contact> LocalCache::Lookup(const std::string &id) {
  sqlite3_stmt *stmt = nullptr;
  if (sqlite3_prepare_v2(db_.get(),
                         "SELECT name, email, revision FROM contact"
                         " WHERE id = ?",
                         -1, &stmt, nullptr) != SQLITE_OK)
    return std::nullopt;
  BindText(stmt, 1, id);
  if (sqlite3_step(stmt) != SQLITE_ROW)
    return std::nullopt;

  Contact contact{id, ColumnText(stmt, 0), ColumnText(stmt, 1),
                  sqlite3_column_int64(stmt, 2)};
  sqlite3_finalize(stmt);
  return contact;
}

bool LocalCache::Save(const Contact &contact) {
  const StatementPtr stmt =
      Prepare(db_.get(), "INSERT OR REPLACE INTO contact VALUES (?, ?, ?, ?)");
  if (stmt == nullptr)
    return false;
  BindText(stmt.get(), 1, contact.id);
  BindText(stmt.get(), 2, contact.name);
  BindText(stmt.get(), 3, contact.email);
  sqlite3_bind_int64(stmt.get(), 4, contact.revision);
  return sqlite3_step(stmt.get()) == SQLITE_DONE;
}

bool CompactCache(const char *path) {
  sqlite3 *db = nullptr;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
    sqlite3_close(db);
    return false;
  }
  const int code = sqlite3_exec(db, "VACUUM", nullptr, nullptr, nullptr);
  sqlite3_close(db);
  return code == SQLITE_OK;
}

} // namespace contacts
