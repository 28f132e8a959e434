// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>
#include <cstdio>
#include <functional>
#include <hiredis/hiredis.h>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

struct FileCloser {
  void operator()(FILE *file) const { std::fclose(file); }
};

class HoldsOwners {
public:
  void add(const char *path) { files_.emplace_back(std::fopen(path, "r")); }
  void reset() { files_.clear(); }

private:
  std::vector<std::unique_ptr<FILE, FileCloser>> files_;
};

class ClosesBeforeItClears {
public:
  ~ClosesBeforeItClears() { closeAll(); }
  void add(const char *path) { files_.push_back(std::fopen(path, "r")); }
  void reset() {
    closeAll();
    files_.clear();
  }

private:
  void closeAll() {
    for (FILE *file : files_)
      std::fclose(file);
  }
  std::vector<FILE *> files_;
};

class FindsAndCloses {
public:
  void add(int shard, const char *host) {
    connections_[shard] = redisConnect(host, 6379);
  }
  void remove(int shard) {
    const auto it = connections_.find(shard);
    if (it == connections_.end())
      return;
    redisFree(it->second);
    connections_.erase(it);
  }

private:
  std::map<int, redisContext *> connections_;
};

class TakesOutFirst {
public:
  ~TakesOutFirst() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void add(int shard, const char *host) {
    connections_[shard] = redisConnect(host, 6379);
  }
  redisContext *take(int shard) {
    redisContext *out = connections_[shard];
    connections_.erase(shard);
    return out;
  }

private:
  std::map<int, redisContext *> connections_;
};

class KnowsWhatItForgets {
public:
  ~KnowsWhatItForgets() {
    for (FILE *file : open_)
      std::fclose(file);
  }
  FILE *add(const char *path) {
    FILE *file = std::fopen(path, "r");
    open_.insert(file);
    return file;
  }
  void forget(FILE *file) { open_.erase(file); }

private:
  std::set<FILE *> open_;
};

class NobodyCanTell {
public:
  void add(const char *path) { files_.push_back(std::fopen(path, "r")); }
  const std::vector<FILE *> &all() const { return files_; }

private:
  std::vector<FILE *> files_;
};

class HandsThemToACallback {
public:
  using Callback = std::function<void(FILE *)>;
  ~HandsThemToACallback() {
    for (FILE *file : files_)
      done_(file);
  }
  void add(const char *path) { files_.push_back(std::fopen(path, "r")); }
  void reset() { files_.clear(); }

private:
  Callback done_;
  std::vector<FILE *> files_;
};

void closedByALoop(const std::vector<std::string> &paths) {
  std::vector<FILE *> files;
  for (const std::string &path : paths)
    files.push_back(std::fopen(path.c_str(), "r"));
  for (FILE *file : files)
    if (file)
      std::fclose(file);
}

void closedByAnAlgorithm(const std::vector<std::string> &paths) {
  std::vector<FILE *> files;
  for (const std::string &path : paths)
    files.push_back(std::fopen(path.c_str(), "r"));
  std::for_each(files.begin(), files.end(), FileCloser());
}

void closedByIndex(const std::vector<std::string> &paths) {
  std::vector<FILE *> files;
  for (const std::string &path : paths)
    files.push_back(std::fopen(path.c_str(), "r"));
  for (std::size_t i = 0; i < files.size(); ++i)
    std::fclose(files[i]);
}

std::vector<FILE *> returned(const char *path) {
  std::vector<FILE *> files;
  files.push_back(std::fopen(path, "r"));
  return files;
}

void movedAway(const char *path, std::vector<FILE *> &out) {
  std::vector<FILE *> files;
  files.push_back(std::fopen(path, "r"));
  out = std::move(files);
}

// The entry is open where the function is left, and not where it goes on.
class OverwritesOnlyNothing {
public:
  ~OverwritesOnlyNothing() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void use(int shard, const char *host) {
    redisContext *&connection = connections_[shard];
    if (connection) {
      if (connection->err)
        ++errors_;
      return;
    }
    connection = redisConnect(host, 6379);
  }
  void add(int shard, const char *host) {
    if (!connections_[shard])
      connections_[shard] = redisConnect(host, 6379);
  }

private:
  int errors_ = 0;
  std::map<int, redisContext *> connections_;
};

class ClosesBeforeItOverwrites {
public:
  ~ClosesBeforeItOverwrites() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void check(int shard, const char *host) {
    redisContext *&connection = connections_[shard];
    if (connection && connection->err)
      redisFree(connection);
    connection = redisConnect(host, 6379);
  }
  void checkByHelper(int shard, const char *host) {
    if (connections_[shard] && connections_[shard]->err) {
      drop(connections_[shard]);
      connections_[shard] = redisConnect(host, 6379);
    }
  }

private:
  static void drop(redisContext *connection) { redisFree(connection); }
  std::map<int, redisContext *> connections_;
};

// What was asked is another entry.
class AsksAnotherEntry {
public:
  ~AsksAnotherEntry() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  void add(int shard, const char *host) {
    if (connections_[shard - 1]->err)
      connections_[shard] = redisConnect(host, 6379);
  }

private:
  std::map<int, redisContext *> connections_;
};

// A copy of the element is another variable.
class AsksACopy {
public:
  ~AsksACopy() {
    for (auto &entry : connections_)
      redisFree(entry.second);
  }
  redisContext *next(int shard, const char *host) {
    for (auto entry : connections_)
      if (entry.second->err)
        return entry.second;
    connections_[shard] = redisConnect(host, 6379);
    return connections_[shard];
  }

private:
  std::map<int, redisContext *> connections_;
};
