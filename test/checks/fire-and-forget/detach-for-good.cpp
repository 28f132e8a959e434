// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The same shapes, where the object can go, or nobody hears of the end.

#include <mutex>
#include <thread>

void report(const char *what);
int accepted();
struct Loop;
extern "C" int ev_run(Loop *loop, int flags);
extern "C" int pipe_close(int *pipe);
int read_from(int *pipe);
int finish(Loop *loop);

class Server {
public:
  void until_closed() {
    while (true) {
      const int peer = accepted();
      if (peer < 0)
        return;
      std::thread handler(serve, this, peer);
      handler.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
    }
  }
  void failures_unseen() {
    while (true) {
      std::thread handler(work, this, accepted());
      handler.detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'detach' lets the task run on
    }
  }

private:
  static void serve(const Server *server, int peer) {
    try {
      server->answer(peer);
    } catch (...) {
      report("trouble");
    }
  }
  static void work(const Server *server, int peer) {
    server->answer(peer);
    report("answered");
  }
  void answer(int peer) const;
};

struct Worker {
  Loop *loop;
};

static void run(Worker *worker) {
  ev_run(worker->loop, 0);
  finish(worker->loop);
}

void work_behind_the_loop(Worker *worker) {
  std::thread thread(run, worker);
  thread.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'detach' lets the task run on without anybody to wait for it
}

std::mutex language;
int last;

static void read_and_leave_open(int *pipe) {
  const int result = read_from(pipe);
  language.lock();
  last = result;
  language.unlock();
}

void borrowed(int *pipe) {
  std::thread thread(read_and_leave_open, pipe);
  thread.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'detach' lets the task run on without anybody to wait for it
}

static void close_and_say_nothing(int *pipe) {
  last = read_from(pipe);
  pipe_close(pipe);
}

void silent_to_others(int *pipe) {
  std::thread thread(close_and_say_nothing, pipe);
  thread.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'detach' lets the task run on without anybody to wait for it
}
