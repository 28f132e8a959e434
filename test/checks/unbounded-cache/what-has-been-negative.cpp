// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What looks like memories of what has been, and has an end.

#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

class FlowTracker {
public:
  bool closedFlowsAreForgotten(unsigned flow) {
    if (closedFlows_.count(flow))
      return false;
    closedFlows_.insert(flow);
    return true;
  }
  void everyMinute() { closedFlows_.clear(); }

private:
  std::set<unsigned> closedFlows_;
};

class PluginManager {
public:
  bool pluginsAreAsManyAsThereAre(const std::string &plugin) {
    if (!plugins_.insert(plugin).second)
      return false;
    last_ = plugin;
    return true;
  }

private:
  std::set<std::string> plugins_;
  std::string last_;
};

class WorkerPool { // as many threads as it was asked for
public:
  explicit WorkerPool(int count) {
    for (int i = 0; i < count; ++i)
      threads_.push_back(std::thread([this] { work(); }));
  }
  ~WorkerPool() {
    for (auto &thread : threads_)
      thread.join();
  }

private:
  void work();
  std::vector<std::thread> threads_;
};

class Batches { // joined and cleared for each batch
public:
  void run(std::function<void()> work) {
    threads_.push_back(std::thread(work));
  }
  void wait() {
    for (auto &thread : threads_)
      thread.join();
    threads_.clear();
  }

private:
  std::vector<std::thread> threads_;
};

void use(FlowTracker &f, PluginManager &p) {
  f.closedFlowsAreForgotten(1);
  p.pluginsAreAsManyAsThereAre("a");
  WorkerPool pool(2);
  Batches b;
  b.run([] {});
  b.wait();
}
