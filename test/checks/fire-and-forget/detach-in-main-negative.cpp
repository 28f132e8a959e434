// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What main lets go ends with the process, as main does.

#include <thread>

struct Front {
  int socket;
};
Front *front();
bool turn();

static void serve(Front *at) {
  while (turn())
    ++at->socket;
}

int main() {
  std::thread server(serve, front());
  server.detach();
  std::thread([] { turn(); }).detach();
  while (turn())
    ;
  return 0;
}
