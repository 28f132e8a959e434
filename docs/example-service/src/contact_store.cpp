// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contact_store.h"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace contacts {
namespace {

struct ClearResult {
  void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ClearResult>;

} // namespace

ContactStore::ContactStore(const std::string &conninfo)
    : conn_(PQconnectdb(conninfo.c_str())) {
  if (PQstatus(conn_.get()) != CONNECTION_OK)
    throw std::runtime_error(PQerrorMessage(conn_.get()));
}

std::vector<Contact> ContactStore::LoadAll() {
  const ResultPtr rows(
      PQexec(conn_.get(), "SELECT id, name, email, revision FROM contact"));
  if (PQresultStatus(rows.get()) != PGRES_TUPLES_OK)
    throw std::runtime_error(PQerrorMessage(conn_.get()));

  std::vector<Contact> contacts;
  for (int row = 0; row < PQntuples(rows.get()); ++row)
    contacts.push_back({PQgetvalue(rows.get(), row, 0),
                        PQgetvalue(rows.get(), row, 1),
                        PQgetvalue(rows.get(), row, 2),
                        std::atoll(PQgetvalue(rows.get(), row, 3))});
  return contacts;
}

bool ContactStore::Upsert(const Contact &contact) {
  const std::string revision = std::to_string(contact.revision);
  const char *const values[] = {contact.id.c_str(), contact.name.c_str(),
                                contact.email.c_str(), revision.c_str()};
  PGresult *result = PQexecParams(
      conn_.get(),
      "INSERT INTO contact VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE"
      " SET name = $2, email = $3, revision = $4",
      4, nullptr, values, nullptr, nullptr, 0);
  if (PQresultStatus(result) != PGRES_COMMAND_OK) {
    std::fprintf(stderr, "upsert %s: %s", contact.id.c_str(),
                 PQerrorMessage(conn_.get()));
    return false;
  }
  PQclear(result);
  return true;
}

bool ContactStore::Remove(const std::string &id) {
  const char *const values[] = {id.c_str()};
  const ResultPtr result(PQexecParams(conn_.get(),
                                      "DELETE FROM contact WHERE id = $1", 1,
                                      nullptr, values, nullptr, nullptr, 0));
  return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
}

bool ContactStore::Listen() {
  const ResultPtr result(PQexec(conn_.get(), "LISTEN contact_changed"));
  return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
}

std::vector<std::string> ContactStore::TakeNotifications() {
  std::vector<std::string> ids;
  PQconsumeInput(conn_.get());
  while (PGnotify *notification = PQnotifies(conn_.get())) {
    ids.emplace_back(notification->extra);
    PQfreeNotify(notification);
  }
  return ids;
}

void ContactStore::DropNotifications() {
  PQconsumeInput(conn_.get());
  while (PGnotify *notification = PQnotifies(conn_.get()))
    PQfreemem(notification);
}

long CountContacts(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return -1;
  }
  PGresult *result = PQexec(conn, "SELECT count(*) FROM contact");
  const bool ok = PQresultStatus(result) == PGRES_TUPLES_OK;
  const long count = ok ? std::atol(PQgetvalue(result, 0, 0)) : -1;
  PQclear(result);
  PQfinish(conn);
  return count;
}

} // namespace contacts
