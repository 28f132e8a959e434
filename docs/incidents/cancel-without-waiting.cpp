// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Receives the events of one topic, in a thread of its own, until it is stopped.
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

/// Gives the next message of the topic, and false when there is none for now.
bool next_message(const std::string &topic, std::string &message);

class Subscription {
public:
  using Handler = std::function<void(const std::string &)>;

  Subscription(std::string topic, Handler handler) : topic_(std::move(topic)), handler_(std::move(handler)) {}
  Subscription(const Subscription &) = delete;
  Subscription &operator=(const Subscription &) = delete;
  ~Subscription() { stop(); }

  void start();
  void stop();

private:
  void listen(const std::stop_token &stopped);

  const std::string topic_;
  const Handler handler_;
  std::jthread listener_;
};

void Subscription::start() {
  if (listener_.joinable())
    return;
  listener_ = std::jthread([this](std::stop_token stopped) { listen(stopped); });
}

void Subscription::listen(const std::stop_token &stopped) {
  std::string message;
  while (!stopped.stop_requested())
    if (next_message(topic_, message))
      handler_(message);
}

void Subscription::stop() {
  if (!listener_.joinable())
    return;
  listener_.request_stop();
  listener_.detach();
}

/// The subscriptions of one client, which go when it leaves.
class Client {
public:
  void subscribe(const std::vector<std::string> &topics, const Subscription::Handler &handler) {
    for (const std::string &topic : topics) {
      subscriptions_.push_back(std::make_unique<Subscription>(topic, handler));
      subscriptions_.back()->start();
    }
  }
  void leave() { subscriptions_.clear(); }

private:
  std::vector<std::unique_ptr<Subscription>> subscriptions_;
};
