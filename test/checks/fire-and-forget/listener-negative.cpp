// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// A method that is given a closure for each object that comes: its future only tells that it was registered.
#include <functional>
#include <future>
#include <string>

struct Message {
  std::string text;
};

class Network {
public:
  std::future<unsigned> listen(const std::string &key, std::function<bool(Message &&)> handler);
  template <typename F> std::future<unsigned> onMessage(F &&) { return {}; }
  std::future<bool> subscribe(const std::string &key, std::function<void(const Message &)> handler, int priority = 0);
};

class Inbox {
public:
  void start(Network &network) {
    network.listen("inbox", [this](Message &&message) {
      last_ = message.text;
      return true;
    });
    network.subscribe("inbox", [this](const Message &message) { last_ = message.text; }, 1);
    network.onMessage([this](const Message &message) { last_ = message.text; });
    network.subscribe("inbox", [this](const Message &message) { last_ = message.text; });
  }

private:
  std::string last_;
};
