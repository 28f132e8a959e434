// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Answers from the database, with connections that a pool lends.
#include <db/pool.hpp>

struct Request {
  int account = 0;
  int amount = 0;
};

class Accounts {
public:
  explicit Accounts(db::Pool &pool) : pool_(pool) {}

  enum Result { Ok, Overloaded, Unknown, Refused };
  Result transfer(const Request &request);
  int served() const { return served_; }

private:
  db::Pool &pool_;
  int served_ = 0;
};

Accounts::Result Accounts::transfer(const Request &request) {
  db::Connection *connection = pool_.acquire();
  if (!connection)
    return Overloaded;
  if (connection->query(request.account) < 0) {
    pool_.release(connection);
    return Unknown;
  }
  if (connection->query(request.amount) < 0) {
    pool_.release(connection);
    return Refused;
  }
  ++served_;
  pool_.release(connection);
  return Ok;
}
