// RUN: %check_test %s
// RUN: %check_test %s -- -std=c++20
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <pthread.h>

#include <future>
#include <map>
#include <thread>
#include <utility>
#include <vector>

int work();
void log(const char *text);
void stop_all(void *self);
void adopt(std::vector<std::thread> &threads);

class SilentDestructorJoins {
public:
  SilentDestructorJoins() : thread_(work) {}
  ~SilentDestructorJoins() { thread_.join(); }

private:
  std::thread thread_;
};

class SilentDestructorCallsStop {
public:
  void start() { thread_ = std::thread(work); }
  void stop() {
    if (thread_.joinable())
      thread_.join();
  }
  ~SilentDestructorCallsStop() { stop(); }

private:
  std::thread thread_;
};

class SilentStopIsTheUsersPart {
public:
  void start() { thread_ = std::thread(work); }
  void stop() { thread_.join(); }

private:
  std::thread thread_;
};

class SilentDestructorElsewhere {
public:
  void start() { thread_ = std::thread(work); }
  ~SilentDestructorElsewhere();

private:
  std::thread thread_;
};

class SilentDestructorCallsElsewhere {
public:
  void start() { thread_ = std::thread(work); }
  void stop();
  ~SilentDestructorCallsElsewhere() { stop(); }

private:
  std::thread thread_;
};

class SilentDestructorGivesThisAway {
public:
  void start() { thread_ = std::thread(work); }
  ~SilentDestructorGivesThisAway() { stop_all(this); }

private:
  std::thread thread_;
};

class SilentMethodElsewhereMayJoin {
public:
  void start() { thread_ = std::thread(work); }
  void stop();

private:
  std::thread thread_;
};

class SilentFriendMayJoin {
public:
  void start() { thread_ = std::thread(work); }
  friend void join(SilentFriendMayJoin &);

private:
  std::thread thread_;
};

class SilentDerivedClassesMayJoin {
public:
  void start() { thread_ = std::thread(work); }

protected:
  std::thread thread_;
};

class SilentNestedClassMayJoin {
public:
  void start() { thread_ = std::thread(work); }
  class Stopper {
  public:
    explicit Stopper(SilentNestedClassMayJoin &of) : of_(of) {}
    ~Stopper() { of_.thread_.join(); }

  private:
    SilentNestedClassMayJoin &of_;
  };

private:
  std::thread thread_;
};

class SilentDestructorAsksWhetherItRuns {
public:
  void start() { thread_ = std::thread(work); }
  void stop() { thread_.join(); }
  ~SilentDestructorAsksWhetherItRuns() {
    if (thread_.joinable())
      log("stop() was not called");
  }

private:
  std::thread thread_;
};

struct SilentPublic {
  void start() { thread = std::thread(work); }
  std::thread thread;
};

class SilentHandedOut {
public:
  void start() { thread_ = std::thread(work); }
  std::thread take() { return std::move(thread_); }

private:
  std::thread thread_;
};

class SilentNeverStarted {
private:
  std::thread thread_;
};

class SilentDetached {
public:
  void start(bool keep) {
    pthread_create(&thread_, nullptr, run, this);
    if (!keep)
      pthread_detach(thread_);
  }

private:
  static void *run(void *self) { return self; }
  pthread_t thread_;
};

void silent_joined_in_a_loop() {
  std::vector<std::thread> workers;
  for (int i = 0; i < 3; ++i)
    workers.emplace_back(work);
  for (std::thread &t : workers)
    t.join();
}

void silent_joined_by_index() {
  std::thread workers[2];
  workers[0] = std::thread(work);
  workers[1] = std::thread(work);
  for (int i = 0; i < 2; ++i)
    workers[i].join();
}

void silent_given_away() {
  std::vector<std::thread> workers;
  workers.emplace_back(work);
  adopt(workers);
}

std::vector<std::future<int>> silent_returned() {
  std::vector<std::future<int>> results;
  results.push_back(std::async(std::launch::async, work));
  return results;
}

void silent_the_reference_is_joined() {
  std::vector<std::thread> workers;
  std::thread &first = workers.emplace_back(work);
  first.join();
}

void silent_never_filled() {
  std::vector<std::thread> workers;
  workers.reserve(4);
}

#if __cplusplus >= 202002L
void silent_its_destructor_joins() {
  std::vector<std::jthread> workers;
  workers.emplace_back(work);
}

void silent_a_local_that_joins_itself() { std::jthread t(work); }
#endif
