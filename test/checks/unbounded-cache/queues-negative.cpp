// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <deque>
#include <queue>
#include <string>
#include <vector>

class SilentPopped {
public:
  void push(int value) { pending_.push(value); }
  void next() { pending_.pop(); }

private:
  std::queue<int> pending_;
};

class SilentTrimmed {
public:
  void note(int value) {
    history_.push_back(value);
    if (history_.size() > 100)
      history_.pop_front();
  }

private:
  std::deque<int> history_;
};

class SilentNameSaysNothing {
public:
  void add(int value) { values_.push_back(value); }

private:
  std::vector<int> values_;
};

class SilentOnlyRead {
public:
  int at(unsigned i) const { return history_[i]; }

private:
  std::vector<int> history_;
};

class SilentDrained {
public:
  void push(int value) { pending_.push_back(value); }
  std::vector<int> drain() {
    std::vector<int> out;
    out.swap(pending_);
    return out;
  }

private:
  std::vector<int> pending_;
};
