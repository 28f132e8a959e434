// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Sets that remember what has been, work that leaves its thread behind, and
// entries that mark themselves.

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

struct Packet {
  unsigned flow = 0;
  bool last = false;
};

class FlowTracker {
public:
  void handle(const Packet &p) {
    if (closedFlows_.find(p.flow) != closedFlows_.end())
      return;
    bytes_ += 1;
    if (p.last)
      close(p.flow);
  }
  void close(unsigned flow) { closedFlows_[flow] = true; }

private:
  std::map<unsigned, bool> closedFlows_;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'closedFlows_' only grows: nothing in 'FlowTracker' ever removes an entry
  unsigned long bytes_ = 0;
};

struct Connection {
  std::string peer;
};

class ConnectionManager {
public:
  void onConnection(std::shared_ptr<Connection> connection) {
    if (!connections_.insert(connection).second)
      return;
    last_ = connection->peer;
  }

private:
  std::set<std::shared_ptr<Connection>> connections_;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'connections_' only grows: nothing in 'ConnectionManager' ever removes an entry
  std::string last_;
};

class Executor {
public:
  ~Executor() {
    for (auto &thread : threads_)
      thread.join();
  }
  void run(std::function<void()> work) {
    threads_.push_back(std::thread(work));
  }

private:
  std::vector<std::thread> threads_;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'threads_' keeps tasks that have finished: nothing in 'Executor' ever removes an entry
};

enum Status { Ready, Dead };
struct Fiber {
  std::string name;
  Status status = Ready;
  void stop() { status = Dead; }
};
static std::vector<std::shared_ptr<Fiber>> fibers;
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: items of 'fibers' are marked done but nothing in this file ever removes them

std::shared_ptr<Fiber> makeFiber(const std::string &name) {
  auto fiber = std::make_shared<Fiber>();
  fiber->name = name;
  fibers.push_back(fiber);
  return fiber;
}
void stopAll() {
  for (auto &fiber : fibers)
    fiber->stop();
}
