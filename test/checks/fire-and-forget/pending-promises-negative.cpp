// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <chrono>
#include <deque>
#include <exception>
#include <future>
#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

int next_id();
void send(int id);

class FailsThemFirst {
public:
  std::future<int> call(int id) {
    auto &p = pending_[id];
    return p.get_future();
  }
  void on_reply(int id, int value) {
    auto it = pending_.find(id);
    if (it == pending_.end())
      return;
    it->second.set_value(value);
    pending_.erase(it);
  }
  void on_disconnect() {
    for (auto &entry : pending_)
      entry.second.set_exception(
          std::make_exception_ptr(std::runtime_error("disconnected")));
    pending_.clear();
  }
  void moved_out_first() {
    std::map<int, std::promise<int>> all;
    std::swap(all, pending_);
    pending_.clear();
    for (auto &entry : all)
      entry.second.set_value(0);
  }
  void in_a_helper() {
    fail_all();
    pending_.clear();
  }

private:
  void fail_all() {
    for (auto &entry : pending_)
      entry.second.set_value(-1);
    pending_.clear();
  }
  std::map<int, std::promise<int>> pending_;
};

// Who fulfils does not erase: what is erased may be fulfilled.
class FulfilledElsewhere {
public:
  std::future<int> call(int id) { return pending_[id].get_future(); }
  void on_reply(int id, int value) { pending_[id].set_value(value); }
  void forget() { pending_.clear(); }

private:
  std::map<int, std::promise<int>> pending_;
};

class WaiterGivesUp {
public:
  int call() {
    const int id = next_id();
    std::promise<int> p;
    auto f = p.get_future();
    pending_.emplace(id, std::move(p));
    send(id);
    if (f.wait_for(std::chrono::seconds(1)) != std::future_status::ready) {
      pending_.erase(id);
      return -1;
    }
    return f.get();
  }
  void on_reply(int id, int value) {
    auto it = pending_.find(id);
    if (it != pending_.end()) {
      it->second.set_value(value);
      pending_.erase(it);
    }
  }

private:
  std::map<int, std::promise<int>> pending_;
};

class WaiterTakesItBack {
public:
  std::future<int> add(int id) {
    std::promise<int> p;
    auto f = p.get_future();
    pending_.emplace(id, std::move(p));
    return f;
  }
  void remove(int id) { pending_.erase(id); }
  void on_reply(int id, int value) {
    auto it = pending_.find(id);
    if (it != pending_.end()) {
      it->second.set_value(value);
      pending_.erase(it);
    }
  }

private:
  std::map<int, std::promise<int>> pending_;
};

class AtTheEnd {
public:
  ~AtTheEnd() { pending_.clear(); }
  std::future<int> add(int id) {
    std::promise<int> p;
    auto f = p.get_future();
    pending_.emplace(id, std::move(p));
    return f;
  }

private:
  std::map<int, std::promise<int>> pending_;
};

// Work that has not begun is cancelled so.
class Pool {
public:
  std::future<void> submit(void (*f)()) {
    std::packaged_task<void()> task(f);
    auto done = task.get_future();
    tasks_.push_back(std::move(task));
    return done;
  }
  void cancel() { tasks_.clear(); }
  void run() {
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    task();
  }

private:
  std::deque<std::packaged_task<void()>> tasks_;
};
