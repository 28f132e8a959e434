// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef CONTACT_SYNC_LOCAL_CACHE_H
#define CONTACT_SYNC_LOCAL_CACHE_H

#include "contact.h"

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>

namespace contacts {

/// Keeps the last known contacts on disk for starts without the network.
class LocalCache {
public:
  /// Null when the file cannot be opened; the service then runs without it.
  static std::unique_ptr<LocalCache> Open(const std::string &path);

  std::optional<Contact> Lookup(const std::string &id);
  bool Save(const Contact &contact);

private:
  struct CloseDatabase {
    void operator()(sqlite3 *db) const { sqlite3_close_v2(db); }
  };
  using DatabasePtr = std::unique_ptr<sqlite3, CloseDatabase>;

  explicit LocalCache(DatabasePtr db);

  DatabasePtr db_;
};

/// Shrinks the file; called from the nightly job.
bool CompactCache(const char *path);

} // namespace contacts

#endif // CONTACT_SYNC_LOCAL_CACHE_H
