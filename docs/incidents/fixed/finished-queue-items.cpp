// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sends messages in the order in which they came, and marks those that are out.
#include <deque>
#include <string>
#include <utility>

enum class Status { Waiting, Sent, Failed };

struct Item {
  std::string to;
  std::string text;
  Status status = Status::Waiting;
  int attempts = 0;
};

/// False if the network does not take it now.
bool transmit(const Item &item);

class Outbox {
public:
  void add(std::string to, std::string text);
  int flush();

private:
  static constexpr int MaxAttempts = 3;
  void attempt(Item &item);

  std::deque<Item> pending_;
};

void Outbox::add(std::string to, std::string text) {
  Item item;
  item.to = std::move(to);
  item.text = std::move(text);
  if (pending_.size() >= 1000) pending_.erase(pending_.begin());
  pending_.push_back(std::move(item));
}

void Outbox::attempt(Item &item) {
  ++item.attempts;
  if (transmit(item))
    item.status = Status::Sent;
  else if (item.attempts == MaxAttempts)
    item.status = Status::Failed;
}

int Outbox::flush() {
  int sent = 0;
  for (Item &item : pending_) {
    if (item.status != Status::Waiting)
      continue;
    attempt(item);
    sent += item.status == Status::Sent;
  }
  return sent;
}
