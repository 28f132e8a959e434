// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <memory>
#include <thread>
#include <utility>
#include <vector>

int work();
bool ready();
void keep(std::unique_ptr<std::thread> t);
void watch(std::thread *t);
void watch_shared(const std::shared_ptr<std::thread> &t);

void joined() {
  auto t = std::make_unique<std::thread>(work);
  ready();
  t->join();
}

void joined_by_star() {
  auto t = std::make_unique<std::thread>(work);
  (*t).join();
}

void joined_if_joinable() {
  auto t = std::make_unique<std::thread>(work);
  if (t && t->joinable())
    t->join();
}

void joined_by_name_of_another() {
  auto t = std::make_shared<std::thread>(work);
  auto same = t;
  same->join();
}

std::unique_ptr<std::thread> returned() {
  auto t = std::make_unique<std::thread>(work);
  return t;
}

void given_away() {
  auto t = std::make_unique<std::thread>(work);
  keep(std::move(t));
}

void given_away_by_pointer() {
  auto t = std::make_unique<std::thread>(work);
  watch(t.get());
}

void shared_with_an_unseen_function() {
  auto t = std::make_shared<std::thread>(work);
  watch_shared(t);
}

void captured() {
  auto t = std::make_shared<std::thread>(work);
  std::vector<std::shared_ptr<std::thread>> all;
  all.push_back(t);
  for (auto &one : all)
    one->join();
}

void not_started() {
  auto t = std::make_unique<std::thread>();
  ready();
}

void plain_joined() {
  auto *t = new std::thread(work);
  t->join();
  delete t;
}

void plain_given_away() {
  auto *t = new std::thread(work);
  watch(t);
}

void plain_detached() {
  auto *t = new std::thread(work);
  t->detach(); // nobody waits for it
  delete t;
}

class Owner {
public:
  void start() { worker_ = std::make_unique<std::thread>(work); }
  ~Owner() {
    if (worker_ && worker_->joinable())
      worker_->join();
  }

private:
  std::unique_ptr<std::thread> worker_;
};

class StoppedByHand {
public:
  void start() { worker_.reset(new std::thread(work)); }
  void stop() {
    worker_->join();
    worker_.reset();
  }

private:
  std::unique_ptr<std::thread> worker_;
};

class GivesItAway {
public:
  void start() { worker_ = std::make_shared<std::thread>(work); }
  std::shared_ptr<std::thread> worker() { return worker_; }

private:
  std::shared_ptr<std::thread> worker_;
};

class Plain {
public:
  Plain() : worker_(new std::thread(work)) {}
  ~Plain() {
    worker_->join();
    delete worker_;
  }

private:
  std::thread *worker_;
};

struct JoinAndDelete {
  void operator()(std::thread *t) const {
    t->join();
    delete t;
  }
};

void a_deleter_joins() {
  std::unique_ptr<std::thread, JoinAndDelete> t(new std::thread(work));
  ready();
}

void a_shared_deleter_joins() {
  std::shared_ptr<std::thread> t(new std::thread(work), JoinAndDelete());
  ready();
}
