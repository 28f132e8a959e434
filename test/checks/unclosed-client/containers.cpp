// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <cstdio>
#include <hiredis/hiredis.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

class NobodyCloses {
public:
  void add(const char *path) {
    FILE *log = std::fopen(path, "a");
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'logs_' is filled with clients that nobody closes; 'fopen' opens a stdio stream that 'fclose' must close
    if (!log)
      return;
    logs_.push_back(log);
  }
  void write(const char *text) {
    for (FILE *log : logs_)
      std::fputs(text, log);
  }
  void writeFirst(const char *text) { std::fputs(text, logs_.front()); }
  bool isEmpty() const { return logs_.empty(); }

private:
  std::vector<FILE *> logs_;
  // CHECK-FIXES:   NobodyCloses() = default;
  // CHECK-FIXES-NEXT:   ~NobodyCloses() { for (auto client : logs_) { if (client) fclose(client); } }
  // CHECK-FIXES-NEXT:   NobodyCloses(const NobodyCloses &) = delete;
  // CHECK-FIXES-NEXT:   NobodyCloses &operator=(const NobodyCloses &) = delete;
};

class Drops {
public:
  Drops() = default;
  Drops(const Drops &) = delete;
  Drops &operator=(const Drops &) = delete;
  ~Drops() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void add(int shard, const char *host) {
    connections_[shard] = redisConnect(host, 6379);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'connections_' drops clients that are still open; 'redisConnect' opens a hiredis connection that 'redisFree' must close
  }
  void reset() {
  // CHECK-FIXES:     for (auto &entry : connections_) { redisFree(entry.second); }
    connections_.clear();
  }

private:
  std::map<int, redisContext *> connections_;
};

class ErasesOne {
public:
  ErasesOne() = default;
  ErasesOne(const ErasesOne &) = delete;
  ErasesOne &operator=(const ErasesOne &) = delete;
  ~ErasesOne() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void add(int shard, const char *host) {
    connections_.emplace(shard, redisConnect(host, 6379));
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'connections_' drops clients that are still open; 'redisConnect' opens a hiredis connection that 'redisFree' must close
  }
  void remove(int shard) { connections_.erase(shard); }

private:
  std::map<int, redisContext *> connections_;
};

class PopsTheLast {
public:
  PopsTheLast() = default;
  PopsTheLast(const PopsTheLast &) = delete;
  PopsTheLast &operator=(const PopsTheLast &) = delete;
  ~PopsTheLast() {
    for (FILE *file : files_)
      std::fclose(file);
  }
  void push(const char *path) { files_.push_back(std::fopen(path, "r")); }
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'files_' drops clients that are still open; 'fopen' opens a stdio stream that 'fclose' must close
  void pop() {
  // CHECK-FIXES:     if (files_.back()) fclose(files_.back());
    files_.pop_back();
  }

private:
  std::vector<FILE *> files_;
};

int local(const std::vector<std::string> &paths) {
  std::vector<FILE *> files;
  for (const std::string &path : paths) {
    FILE *file = std::fopen(path.c_str(), "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'files' is filled with clients that nobody closes; 'fopen' opens a stdio stream that 'fclose' must close
    if (file)
      files.push_back(file);
  }
  return static_cast<int>(files.size());
}

class AsksAndOverwrites {
public:
  AsksAndOverwrites() = default;
  AsksAndOverwrites(const AsksAndOverwrites &) = delete;
  AsksAndOverwrites &operator=(const AsksAndOverwrites &) = delete;
  ~AsksAndOverwrites() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void check(int shard, const char *host) {
    redisContext *&connection = connections_[shard];
    if (!connection || connection->err) {
      // CHECK-FIXES:       redisFree(connection);
      connection = redisConnect(host, 6379);
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'connections_' drops clients that are still open; 'redisConnect' opens a hiredis connection that 'redisFree' must close
    }
  }

private:
  std::map<int, redisContext *> connections_;
};

class AsksAndReturns {
public:
  AsksAndReturns() = default;
  AsksAndReturns(const AsksAndReturns &) = delete;
  AsksAndReturns &operator=(const AsksAndReturns &) = delete;
  ~AsksAndReturns() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void check(int shard, const char *host) {
    if (connections_[shard] && connections_[shard]->err == 0)
      return;
    // CHECK-FIXES:     redisFree(connections_[shard]);
    connections_[shard] = redisConnect(host, 6379);
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'connections_' drops clients that are still open; 'redisConnect' opens a hiredis connection that 'redisFree' must close
  }

private:
  std::map<int, redisContext *> connections_;
};

class AsksWhatItHasFound {
public:
  AsksWhatItHasFound() = default;
  AsksWhatItHasFound(const AsksWhatItHasFound &) = delete;
  AsksWhatItHasFound &operator=(const AsksWhatItHasFound &) = delete;
  ~AsksWhatItHasFound() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void check(int shard, const char *host) {
    const auto found = connections_.find(shard);
    if (found == connections_.end()) {
      connections_[shard] = redisConnect(host, 6379);
    } else if (found->second->err) {
      // CHECK-FIXES:       redisFree(found->second);
      found->second = redisConnect(host, 6379);
      // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'connections_' drops clients that are still open; 'redisConnect' opens a hiredis connection that 'redisFree' must close
    }
  }

private:
  std::map<int, redisContext *> connections_;
};
