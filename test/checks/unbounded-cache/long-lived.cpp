// RUN: %check_test %endless %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What says that an object lives long.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

std::string load(int key);

#define LOOK_UP(map)                                                           \
  auto it = map.find(key);                                                     \
  if (it == map.end())                                                         \
    it = map.emplace(key, load(key)).first;                                    \
  return it->second

class HasALock {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::mutex mutex_;
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'HasALock' ever removes an entry
};

class HasAThread {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::vector<std::thread> workers_;
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'HasAThread' ever removes an entry
};

class LocksWhereItGrows {
public:
  explicit LocksWhereItGrows(std::mutex &shared) : shared_(shared) {}
  std::string get(int key) {
    const std::lock_guard<std::mutex> held(shared_);
    LOOK_UP(names_);
  }

private:
  std::mutex &shared_;
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'LocksWhereItGrows' ever removes an entry
};

class HasAnAccessor {
public:
  static HasAnAccessor &get();
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'HasAnAccessor' ever removes an entry
};
HasAnAccessor &HasAnAccessor::get() {
  static HasAnAccessor instance;
  return instance;
}

class HasAStaticOwner {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'HasAStaticOwner' ever removes an entry
};
std::unique_ptr<HasAStaticOwner> the_one;

class IsPartOfAServer {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'IsPartOfAServer' ever removes an entry
};
class RequestServer {
  IsPartOfAServer part_;
};

class NameResolver {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'NameResolver' ever removes an entry
};

class HTTPClientImpl {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'HTTPClientImpl' ever removes an entry
};

struct flow_tracker {
  static std::string get(flow_tracker &tracker, int key) {
    LOOK_UP(tracker.names_);
  }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'flow_tracker' ever removes an entry
};

class HostRegistry {
  class Impl {
  public:
    std::string get(int key) { LOOK_UP(names_); }

  private:
    std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'names_' only grows: nothing in 'Impl' ever removes an entry
  };
  std::unique_ptr<Impl> impl_;
};

class IsAManager : public HostRegistry {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'IsAManager' ever removes an entry
};

class LivesInMain {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'LivesInMain' ever removes an entry
};

class ServesForever {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'names_' only grows: nothing in 'ServesForever' ever removes an entry
};

// What comes and goes, whoever keeps it.
class KeepsFlows {
public:
  std::string get(int key) { LOOK_UP(flowNames_); }

private:
  std::map<int, std::string> flowNames_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'flowNames_' only grows: nothing in 'KeepsFlows' ever removes an entry
};

void serve() {
  ServesForever names;
  for (int key = 0;; ++key)
    names.get(key);
}

int main(int count, char **) {
  LivesInMain names;
  while (names.get(count) != "end")
    ++count;
}
