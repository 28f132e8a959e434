// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Entries that expire and are never removed, under a lock.
// RUN: %check_runtime --fix-notes --config "{CheckOptions: [{key: closecall-unbounded-cache.MaxEntries, value: '10'}]}" %s
// LEDGER: more than 10 tokens are kept
#include <map>
#include <mutex>
#include <string>

#include "ledger.h"
#include "print.h"

static int kept = 0;

struct Token {
  Token() { ledger_demand(++kept <= 10, "more than 10 tokens are kept"); }
  Token(const Token &) = delete;
  Token &operator=(const Token &) = delete;
  ~Token() { --kept; }
  std::string text;
  long expires_at = 0;
};

class Tokens {
public:
  std::string get(const std::string &user, long now) {
    const std::lock_guard<std::mutex> held(mutex_);
    auto it = tokens_.find(user);
    if (it != tokens_.end() && it->second.expires_at > now)
      return it->second.text;
    Token &fresh = tokens_[user];
    fresh.text = user + "!";
    fresh.expires_at = now + 5;
    return fresh.text;
  }

private:
  std::mutex mutex_;
  std::map<std::string, Token> tokens_;
};

int main() {
  Tokens t;
  size_t letters = 0;
  for (long now = 0; now < 100; ++now)
    letters += t.get("user " + std::to_string(now), now).size();
  out << letters << '\n';
}
