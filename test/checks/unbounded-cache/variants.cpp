// RUN: %check_test %lasting %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the message names: how an entry ought to have gone.

#include <deque>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

std::string load(const std::string &key);

struct Token {
  std::string value;
  long expires_at;
};
class OnlyByKey {
public:
  void add(const std::string &key, long now) {
    tokens_[key] = Token{key, now + 60};
  }
  bool valid(const std::string &key, long now) const {
    const auto it = tokens_.find(key);
    return it != tokens_.end() && it->second.expires_at > now;
  }
  void logout(const std::string &key) { tokens_.erase(key); }

private:
  std::map<std::string, Token> tokens_;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: entries of 'tokens_' expire but 'OnlyByKey' removes them only by key, never by time
};

class PointersExpire {
public:
  void add(const std::string &key) { entries_[key] = std::make_shared<Token>(); }

private:
  std::map<std::string, std::shared_ptr<Token>> entries_;
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: entries of 'entries_' expire but nothing in 'PointersExpire' ever removes them
};

class EmptiedQueues {
public:
  void push(int id, int value) { queues_[id].push_back(value); }
  int pop(int id) {
    auto &queue = queues_[id];
    const int value = queue.front();
    queue.pop_front();
    return value;
  }

private:
  std::map<int, std::deque<int>> queues_;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'queues_' keeps entries that have been emptied: nothing in 'EmptiedQueues' ever removes one
};

class FinishedTasks {
public:
  void start(int id) {
    jobs_.emplace(id, std::async([] { return 1; }));
  }
  int wait(int id) { return jobs_.at(id).get(); }

private:
  std::map<int, std::future<int>> jobs_;
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'jobs_' keeps tasks that have finished: nothing in 'FinishedTasks' ever removes an entry
};

class Promises {
public:
  void expect(int id) { replies_[id]; }
  void reply(int id, int value) { replies_.at(id).set_value(value); }

private:
  std::map<int, std::promise<int>> replies_;
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'replies_' keeps tasks that have finished: nothing in 'Promises' ever removes an entry
};

enum class Status { Waiting, Completed };
struct Item {
  int id;
  Status status;
};
class MarkedDone {
public:
  void add(int id) { items_.push_back({id, Status::Waiting}); }
  void finish(int id) {
    for (Item &item : items_)
      if (item.id == id)
        item.status = Status::Completed;
  }

private:
  std::vector<Item> items_;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: items of 'items_' are marked done but nothing in 'MarkedDone' ever removes them
};

class OnlyOnError {
public:
  bool add(const std::string &key) {
    cache_[key] = "";
    if (load(key).empty()) {
      cache_.erase(key);
      return false;
    }
    return true;
  }

private:
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: 'OnlyOnError' removes an entry only on an error path
};

class OnlyInHandler {
public:
  void add(const std::string &key) {
    try {
      cache_[key] = load(key);
    } catch (...) {
      cache_.erase(key);
      throw;
    }
  }

private:
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: 'OnlyInHandler' removes an entry only on an error path
};

class OnlyFixedKey {
public:
  void add(const std::string &key) { cache_[key] = load(key); }
  void reset() { cache_.erase("default"); }

private:
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: 'OnlyFixedKey' removes only the entry of a fixed key
};

class OnlyInDestructor {
public:
  ~OnlyInDestructor() { clear(); }
  void add(const std::string &key) { cache_[key] = load(key); }

private:
  void clear() { cache_.clear(); }
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: nothing in 'OnlyInDestructor' but the destructor ever removes an entry
};
