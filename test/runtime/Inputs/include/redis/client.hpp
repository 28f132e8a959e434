// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A Redis client of C++: its old close() leaves the pool of connections behind.
#ifndef REDIS_CLIENT_HPP
#define REDIS_CLIENT_HPP
#include <map>
#include <string>

namespace redis {
class Client {
public:
  explicit Client(const std::string &host);
  Client(const Client &) = delete;
  Client &operator=(const Client &) = delete;

  long increment(const std::string &key);
  [[deprecated("use shutdown() instead")]] void close();
  void shutdown();

private:
  std::map<std::string, long> counts_;
};
} // namespace redis
#endif
