// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A raw pair of lock and unlock.
// RUN: %check_runtime %s
// LEDGER: the mutex stays locked
#include <mutex>

#include "ledger.h"
#include "print.h"

class Register {
public:
  bool add(int n);
  bool free() {
    const bool got = mutex_.try_lock();
    if (got)
      mutex_.unlock();
    return got;
  }

private:
  std::mutex mutex_;
  int sum_ = 0;
};

bool Register::add(int n) {
  mutex_.lock();
  if (n < 0)
    return false;
  sum_ += n;
  mutex_.unlock();
  return true;
}

int main() {
  Register good, bad;
  out << good.add(1) << good.add(2) << bad.add(-1) << '\n';
  ledger_demand(good.free(), "the good mutex stays locked");
  ledger_demand(bad.free(), "the mutex stays locked");
  if (!bad.free())
    return 0;
}
