// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Elements that are emptied, whose places are used again or go.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

struct Load {
  double time = 0;
};

class PlacesUsedAgain {
public:
  size_t add() {
    if (!free_.empty()) {
      const size_t id = free_.back();
      free_.pop_back();
      loads_[id] = new Load;
      return id;
    }
    loads_.push_back(new Load);
    return loads_.size() - 1;
  }
  void leave(size_t id) {
    delete loads_[id];
    loads_[id] = nullptr;
    free_.push_back(id);
  }

private:
  std::vector<Load *> loads_;
  std::vector<size_t> free_;
};

class FirstHoleUsed {
public:
  void add(std::unique_ptr<Load> load) {
    for (auto &slot : loads_)
      if (!slot) {
        slot.swap(load);
        return;
      }
    loads_.push_back(std::move(load));
  }
  void leave(size_t id) { loads_[id].reset(); }

private:
  std::vector<std::unique_ptr<Load>> loads_;
};

class HolesGoAtTheEnd {
public:
  void add(Load *load) { loads_.push_back(load); }
  void leave(size_t id) {
    loads_[id] = nullptr;
    while (!loads_.empty() && !loads_.back())
      loads_.pop_back();
  }

private:
  std::vector<Load *> loads_;
};

class AllEmptiedInAWalk { // as it is started again
public:
  void add(Load *load) { loads_.push_back(load); }
  void restart() {
    for (size_t i = 0; i < loads_.size(); ++i)
      loads_[i] = nullptr;
  }

private:
  std::vector<Load *> loads_;
};

class FilledAtTheStart {
public:
  explicit FilledAtTheStart(size_t count) {
    for (size_t i = 0; i < count; ++i)
      loads_.push_back(new Load);
  }
  void leave(size_t id) { loads_[id] = nullptr; }

private:
  std::vector<Load *> loads_;
};

static PlacesUsedAgain first;
static FirstHoleUsed second;
static HolesGoAtTheEnd third;
static AllEmptiedInAWalk fourth;
static FilledAtTheStart fifth(10);
void use(size_t id) {
  first.leave(first.add());
  second.add(std::unique_ptr<Load>(new Load));
  second.leave(id);
  third.add(new Load);
  third.leave(id);
  fourth.add(new Load);
  fourth.restart();
  fifth.leave(id);
}
