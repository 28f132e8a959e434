// RUN: %check_test %endless %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What says of an entry that it is to go, by the name of its field.

#include <map>
#include <string>

struct ExpiresEntry {
  long expires;
};
class ExpiresTable {
public:
  void put(const std::string &key, long now) { table_[key].expires = now + 60; }

private:
  std::map<std::string, ExpiresEntry> table_;
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: entries of 'table_' expire but nothing in 'ExpiresTable' ever removes them
};

struct ExpiryEntry {
  long expiry;
};
class ExpiryTable {
public:
  void put(const std::string &key, long now) { table_[key].expiry = now + 60; }

private:
  std::map<std::string, ExpiryEntry> table_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: entries of 'table_' expire but nothing in 'ExpiryTable' ever removes them
};

struct ExpiresAtEntry {
  long expires_at;
};
class ExpiresAtTable {
public:
  void put(const std::string &key, long now) { table_[key].expires_at = now + 60; }

private:
  std::map<std::string, ExpiresAtEntry> table_;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: entries of 'table_' expire but nothing in 'ExpiresAtTable' ever removes them
};

struct ExpirationTimeEntry {
  long expiration_time;
};
class ExpirationTimeTable {
public:
  void put(const std::string &key, long now) { table_[key].expiration_time = now + 60; }

private:
  std::map<std::string, ExpirationTimeEntry> table_;
  // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: entries of 'table_' expire but nothing in 'ExpirationTimeTable' ever removes them
};

struct DeadlineEntry {
  long deadline;
};
class DeadlineTable {
public:
  void put(const std::string &key, long now) { table_[key].deadline = now + 60; }

private:
  std::map<std::string, DeadlineEntry> table_;
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: entries of 'table_' expire but nothing in 'DeadlineTable' ever removes them
};

struct TtlEntry {
  long ttl;
};
class TtlTable {
public:
  void put(const std::string &key, long now) { table_[key].ttl = now + 60; }

private:
  std::map<std::string, TtlEntry> table_;
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: entries of 'table_' expire but nothing in 'TtlTable' ever removes them
};

struct ValidUntilEntry {
  long valid_until;
};
class ValidUntilTable {
public:
  void put(const std::string &key, long now) { table_[key].valid_until = now + 60; }

private:
  std::map<std::string, ValidUntilEntry> table_;
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: entries of 'table_' expire but nothing in 'ValidUntilTable' ever removes them
};

struct MExpiresEntry {
  long m_expires;
};
class MExpiresTable {
public:
  void put(const std::string &key, long now) { table_[key].m_expires = now + 60; }

private:
  std::map<std::string, MExpiresEntry> table_;
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: entries of 'table_' expire but nothing in 'MExpiresTable' ever removes them
};

// A time stamp may tell when something was, too: in a cache it says until when.
struct Stamped {
  long timestamp;
};
class StampedCache {
public:
  long get(const std::string &key, long now) {
    auto it = cache_.find(key);
    if (it == cache_.end())
      it = cache_.emplace(key, Stamped{now}).first;
    return it->second.timestamp;
  }

private:
  std::map<std::string, Stamped> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: entries of 'cache_' expire but nothing in 'StampedCache' ever removes them
};
class SilentStampedLog {
public:
  void put(const std::string &key, long now) { log_[key] = Stamped{now}; }

private:
  std::map<std::string, Stamped> log_;
};
