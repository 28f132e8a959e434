// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What main owns is gone when it returns, though static destructors still run.

#include <functional>
#include <thread>

bool turn();

class Server {
public:
  void begin() {
    std::thread t(std::bind(&Server::serve, this));
    t.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }
  void serve();
};

void for_a_while() {
  Server server;
  server.begin();
}

int main() {
  int count = 0;
  std::thread counter([&count] {
    while (turn())
      ++count;
  });
  counter.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  return 0;
}
