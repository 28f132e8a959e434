// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Counts requests in Redis; each period ends with a new connection.
#include <redis/client.hpp>
#include <memory>
#include <string>
#include <utility>

class RateLimiter {
public:
  RateLimiter(std::string host, long limit) : host_(std::move(host)), limit_(limit) {}

  bool allow(const std::string &user);
  void next_period();
  int periods() const { return periods_; }

private:
  redis::Client &client() {
    if (!client_)
      client_ = std::make_unique<redis::Client>(host_);
    return *client_;
  }

  std::string host_;
  long limit_;
  int periods_ = 0;
  std::unique_ptr<redis::Client> client_;
};

bool RateLimiter::allow(const std::string &user) {
  const std::string key = std::to_string(periods_) + ":" + user;
  return client().increment(key) <= limit_;
}

void RateLimiter::next_period() {
  ++periods_;
  if (!client_)
    return;
  client_->close();
  client_.reset();
}
