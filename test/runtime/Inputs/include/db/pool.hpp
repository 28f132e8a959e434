// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pool of three connections; `acquire` gives null when all are lent.
#ifndef DB_POOL_HPP
#define DB_POOL_HPP

namespace db {
class Connection {
public:
  // -1 for a query below 0.
  int query(int n);
};

class Pool {
public:
  Connection *acquire();
  void release(Connection *connection);

private:
  Connection all_[3];
  bool lent_[3] = {};
};
} // namespace db
#endif
