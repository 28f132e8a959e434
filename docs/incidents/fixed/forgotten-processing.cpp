// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Receives messages and has them processed.
#include <exception>
#include <future>
#include <string>
#include <utility>
#include <vector>

struct Message {
  std::string id;
  std::string text;
};

/// Starts the work, elsewhere; the future tells the end, or the error.
std::future<void> process(const Message &message);

class Receiver {
public:
  void receive(const Message &message);
  int received() const { return received_; }
  const std::vector<std::string> &errors() const { return errors_; }

private:
  void dispatch(const Message &message);

  int received_ = 0;
  std::vector<std::string> errors_;
};

void Receiver::dispatch(const Message &message) {
  if (message.text.empty())
    return;
  process(message).get();
}

void Receiver::receive(const Message &message) {
  ++received_;
  try {
    dispatch(message);
  } catch (const std::exception &error) {
    errors_.push_back(message.id + ": " + error.what());
  }
}
