// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef CONTACT_SYNC_CONTACT_STORE_H
#define CONTACT_SYNC_CONTACT_STORE_H

#include "contact.h"

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

namespace contacts {

/// The table of contacts in PostgreSQL.
class ContactStore {
public:
  explicit ContactStore(const std::string &conninfo);

  std::vector<Contact> LoadAll();
  bool Upsert(const Contact &contact);
  bool Remove(const std::string &id);

  bool Listen();

  /// Ids that another instance announced with NOTIFY since the last call.
  std::vector<std::string> TakeNotifications();
  void DropNotifications();

private:
  struct Finish {
    void operator()(PGconn *conn) const { PQfinish(conn); }
  };

  std::unique_ptr<PGconn, Finish> conn_;
};

/// One-off query for the health endpoint; -1 when the database is away.
long CountContacts(const char *conninfo);

} // namespace contacts

#endif // CONTACT_SYNC_CONTACT_STORE_H
