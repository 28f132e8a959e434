// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <mutex>
#include <set>
#include <stdexcept>
#include <string>

bool store(const std::string &id);
bool store_quietly(const std::string &id) noexcept;

class Silent {
public:
  void silent_only_inserts(const std::string &id) {
    processing_.insert(id);
    store(id);
  }

  void silent_nothing_between_can_throw(const std::string &id) {
    processing_.insert(id);
    store_quietly(id);
    processing_.erase(id);
  }

  bool silent_taken_back_on_both_paths(const std::string &id) {
    processing_.insert(id);
    if (!store_quietly(id)) {
      processing_.erase(id);
      return false;
    }
    processing_.erase(id);
    return true;
  }

  void silent_caught(const std::string &id) {
    processing_.insert(id);
    try {
      store(id);
    } catch (...) {
      processing_.erase(id);
      throw;
    }
    processing_.erase(id);
  }

  bool silent_failed_insertion_has_no_mark(const std::string &id) {
    if (!processing_.insert(id).second)
      return false;
    store_quietly(id);
    processing_.erase(id);
    return true;
  }

  void silent_other_key(const std::string &a, const std::string &b) {
    processing_.insert(a);
    store(a);
    processing_.erase(b);
  }

  void silent_stays_on_one_path(const std::string &id, bool keep) {
    processing_.insert(id);
    store(id);
    if (!keep)
      processing_.erase(id);
  }

  void silent_state_not_a_mark() {
    connected_ = true;
    store("x");
    connected_ = false;
  }

  void silent_other_round_of_the_loop(const std::string &id, const char *ops) {
    for (; *ops; ++ops) {
      if (*ops == '+')
        processing_.insert(id);
      else
        processing_.erase(id);
      store(id);
    }
  }

  void silent_lock_guard() {
    std::lock_guard<std::mutex> held(mutex_);
    store("x");
  }

private:
  std::set<std::string> processing_;
  std::mutex mutex_;
  bool connected_ = false;
};

// What only an error takes back is what the function is there to leave.
class RollsBack {
public:
  bool bind(int port) {
    active_.insert(port);
    for (int i = 0; i < 3; ++i)
      if (tryPort(port))
        return true;
    active_.erase(port);
    throw std::runtime_error("no port");
  }
  bool send(int size) {
    in_flight_ += size;
    if (write(size) < 0)
      in_flight_ -= size;
    else if (write(0) < 0)
      return false;
    return true;
  }

private:
  static bool tryPort(int port);
  static int write(int size);
  std::set<int> active_;
  int in_flight_ = 0;
};

// `true` leaves the mark to the caller, `false` takes it back.
class SharedLock {
public:
  bool lock() {
    ++active_;
    if (!writing_) {
      readers_.insert(active_);
      return true;
    }
    --active_;
    return false;
  }
  void unlock() { --active_; }

private:
  int active_ = 0;
  bool writing_ = false;
  std::set<int> readers_;
};
