// RUN: %check_test %lasting %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <deque>
#include <future>
#include <map>
#include <string>
#include <vector>

struct Token {
  std::string value;
  long expires_at;
};
class SilentExpiredOnesGo {
public:
  void add(const std::string &key, long now) { tokens_[key].expires_at = now; }
  void sweep(long now) {
    for (auto it = tokens_.begin(); it != tokens_.end();) {
      if (it->second.expires_at < now)
        it = tokens_.erase(it);
      else
        ++it;
    }
  }

private:
  std::map<std::string, Token> tokens_;
};

class SilentExpiredOneGoesWhenAskedFor {
public:
  void add(const std::string &key, long now) { tokens_[key].expires_at = now; }
  bool valid(const std::string &key, long now) {
    const auto it = tokens_.find(key);
    if (it == tokens_.end())
      return false;
    if (it->second.expires_at > now)
      return true;
    tokens_.erase(it);
    return false;
  }

private:
  std::map<std::string, Token> tokens_;
};

class SilentEmptiedQueuesGo {
public:
  void push(int id, int value) { queues_[id].push_back(value); }
  void pop(int id) {
    auto &queue = queues_[id];
    queue.pop_front();
    if (queue.empty())
      queues_.erase(id);
  }

private:
  std::map<int, std::deque<int>> queues_;
};

class SilentFinishedTasksGo {
public:
  void start(int id) {
    jobs_.emplace(id, std::async([] { return 1; }));
  }
  int wait(int id) {
    const int result = jobs_.at(id).get();
    jobs_.erase(id);
    return result;
  }

private:
  std::map<int, std::future<int>> jobs_;
};

struct Item {
  int id;
  bool done;
};
class SilentDoneOnesGo {
public:
  void add(int id) { items_.push_back({id, false}); }
  void finish(int id) {
    for (Item &item : items_)
      if (item.id == id)
        item.done = true;
  }
  void sweep() {
    while (!items_.empty() && items_.front().done)
      items_.pop_front();
  }

private:
  std::deque<Item> items_;
};

class SilentNotDone {
public:
  void add(int id) { items_.push_back({id, false}); }
  void again() {
    for (Item &item : items_)
      item.done = false;
  }

private:
  std::vector<Item> items_;
};

class SilentOnlySet {
public:
  void set_option(int key, int value) { options_[key] = value; }
  int option(int key) const { return options_.at(key); }

private:
  std::map<int, int> options_;
};

class SilentGroups {
public:
  void add(int key, int value) { rows_[key].push_back(value); }
  const std::vector<int> &rows(int key) const { return rows_.at(key); }

private:
  std::map<int, std::vector<int>> rows_;
};

static std::map<int, int> silent_registered_while_setting_up;
void register_handler(int key) { ++silent_registered_while_setting_up[key]; }

struct SilentObjectsComeAndGo {
  std::map<int, std::vector<int>> values_cache;
};
void resize(SilentObjectsComeAndGo &s, int key) {
  s.values_cache[key].resize(10);
}

class SilentEvictedAfterInsertion {
public:
  void add(int key) {
    cache_[key] = 1;
    if (full()) {
      cache_.erase(cache_.begin());
      return;
    }
  }

private:
  bool full() const;
  std::map<int, int> cache_;
};
inline bool SilentEvictedAfterInsertion::full() const { return true; }
