// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Elements that are emptied by their number, whose place nothing uses again.

#include <functional>
#include <mutex>
#include <string>
#include <vector>

class Notifier {
public:
  static Notifier &instance() {
    static Notifier one;
    return one;
  }
  unsigned add(const std::string &prefix, std::function<void()> call) {
    std::lock_guard<std::mutex> lock(guard_);
    const unsigned id = static_cast<unsigned>(listeners_.size());
    listeners_.push_back(Listener{prefix, call});
    return id;
  }
  void remove(unsigned id) {
    std::lock_guard<std::mutex> lock(guard_);
    if (id < listeners_.size())
      listeners_[id].call = nullptr;
  }
  void tell() {
    for (auto &listener : listeners_)
      if (listener.call)
        listener.call();
  }

private:
  struct Listener {
    std::string prefix;
    std::function<void()> call;
  };
  std::mutex guard_;
  std::vector<Listener> listeners_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'listeners_' keeps the places of items that are gone: nothing in 'Notifier' ever uses one again
  // CHECK-MESSAGES: :20:16: note: use the place of one that is gone; no edit: others name its items by their number
};

struct Load {
  double time = 0;
};
struct Handle {
  unsigned number;
};

class Balancer {
public:
  Handle add() {
    loads.push_back(new Load);
    return Handle{static_cast<unsigned>(loads.size()) - 1};
  }
  void leave(Handle h) {
    delete loads[h.number];
    loads[h.number] = nullptr;
  }
  double sum() const {
    double result = 0;
    for (const Load *one : loads)
      if (one)
        result += one->time;
    return result;
  }

private:
  std::vector<Load *> loads;
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'loads' keeps the places of items that are gone: nothing in 'Balancer' ever uses one again
};

static Balancer balancer;
Handle registerLoad() { return balancer.add(); }
void leaveLoad(Handle h) { balancer.leave(h); }
double sumOfLoads() { return balancer.sum(); }
void notify(const std::string &p) { Notifier::instance().add(p, [] {}); }
