// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Promises that are dropped from the table in which they wait.

#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <stdexcept>
#include <unordered_map>
#include <utility>

struct Reply {
  bool ok;
  int value;
};
int next_id();
void send(int id);
bool expired(int since);

class Client {
public:
  std::future<int> call() {
    const int id = next_id();
    std::promise<int> p;
    auto f = p.get_future();
    pending_.emplace(id, std::move(p));
    send(id);
    return f;
  }

  void on_reply(int id, const Reply &reply) {
    auto it = pending_.find(id);
    if (it == pending_.end())
      return;
    if (!reply.ok) {
      pending_.erase(it);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: what is dropped from 'pending_' here is not fulfilled, so whoever waits for it gets an error instead of a result
      // CHECK-FIXES:       it->second.set_exception(std::make_exception_ptr(std::runtime_error("no result")));
      // CHECK-FIXES-NEXT:       pending_.erase(it);
      return;
    }
    it->second.set_value(reply.value);
    pending_.erase(it);
  }

  void on_disconnect() {
    pending_.clear();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: what is dropped from 'pending_' here is not fulfilled, so whoever waits for it gets an error instead of a result
    // CHECK-FIXES:     for (auto &entry : pending_) entry.second.set_exception(std::make_exception_ptr(std::runtime_error("no result")));
  }

private:
  std::map<int, std::promise<int>> pending_;
};

struct Waiting {
  int since;
  std::promise<int> done;
};

class Queue {
public:
  std::future<int> add(int now) {
    Waiting w{now, {}};
    auto f = w.done.get_future();
    all_.push_back(std::move(w));
    return f;
  }
  void finish(int value) {
    all_.front().done.set_value(value);
    all_.pop_front();
  }
  void abort() {
    all_.clear();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: what is dropped from 'all_' here is not fulfilled, so whoever waits for it gets an error instead of a result
  }

private:
  std::deque<Waiting> all_;
};

class Expiring {
public:
  std::future<int> add(int id, int now) {
    Waiting w{now, {}};
    auto f = w.done.get_future();
    all_.emplace(id, std::move(w));
    return f;
  }
  void on_reply(int id, int value) {
    auto it = all_.find(id);
    if (it != all_.end()) {
      it->second.done.set_value(value);
      all_.erase(it);
    }
  }
  void sweep() {
    for (auto it = all_.begin(); it != all_.end();) {
      if (expired(it->second.since))
        it = all_.erase(it);
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: what is dropped from 'all_' here is not fulfilled, so whoever waits for it gets an error instead of a result
      else
        ++it;
    }
  }

private:
  std::unordered_map<int, Waiting> all_;
};
