// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Answers questions in a thread; whoever asks waits for the future of a promise.
#include <exception>
#include <future>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Question {
  std::string account;
  int amount = 0;
};

/// The rate for the amount; throws when the service that knows it is down.
double rate_for(int amount);

class Desk {
public:
  explicit Desk(std::map<std::string, double> limits) : limits_(std::move(limits)) {}
  ~Desk() { close(); }

  std::future<double> ask(const Question &question);
  void close();
  int refused() const { return refused_; }

private:
  void answer(const Question &question, std::promise<double> reply);

  const std::map<std::string, double> limits_;
  std::mutex lock_;
  std::vector<std::thread> clerks_;
  int refused_ = 0;
};

std::future<double> Desk::ask(const Question &question) {
  std::promise<double> reply;
  std::future<double> result = reply.get_future();
  clerks_.emplace_back(&Desk::answer, this, question, std::move(reply));
  return result;
}

void Desk::answer(const Question &question, std::promise<double> reply) {
  try {
    const auto limit = limits_.find(question.account);
    const double rate = rate_for(question.amount);
    if (limit != limits_.end() && question.amount * rate > limit->second)
      throw std::out_of_range("more than the limit");
    reply.set_value(question.amount * rate);
  } catch (const std::exception &) {
    reply.set_exception(std::current_exception());
    const std::lock_guard<std::mutex> guard(lock_);
    ++refused_;
  }
}

void Desk::close() {
  for (std::thread &clerk : clerks_)
    clerk.join();
  clerks_.clear();
}
