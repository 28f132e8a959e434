// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads whose object or loop lasts as long as the program, and those that own
// the stream that they are given.

#include <memory>
#include <mutex>
#include <string>
#include <thread>

void report(const char *what);
int accepted();
struct Loop;
extern "C" int ev_run(Loop *loop, int flags);
extern "C" int pipe_close(int *pipe);
int read_from(int *pipe);

class Server {
public:
  void go() {
    while (true) {
      const int peer = accepted();
      std::thread handler(serve, this, peer);
      handler.detach(); // silent: 'go' never returns, so the object stays
    }
  }

private:
  static void *serve(const Server *server, int peer) {
    const std::string trouble = "trouble with a peer";
    try {
      server->answer(peer);
    } catch (...) {
      report("trouble");
    }
    return nullptr;
  }
  void answer(int peer) const;
};

struct Worker {
  Loop *loop;
};

static void run(Worker *worker) {
  auto *loop = worker->loop;
  ev_run(loop, 0);
}

void silent_an_event_loop(Worker *worker) {
  std::thread thread(run, worker);
  thread.detach();
}

std::mutex language;
int last;

static void drain(int *pipe, bool loud) {
  const int result = read_from(pipe) + loud;
  pipe_close(pipe);
  language.lock();
  last = result;
  language.unlock();
}

void silent_its_own_stream(int *pipe) {
  std::thread thread(drain, pipe, true);
  thread.detach();
}
