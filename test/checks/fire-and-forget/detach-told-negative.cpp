// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A thread that says at its end that it has ended can be waited for, though not by its name.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

struct Client {
  std::string name;
};
void serve(Client &c);

static std::mutex guard;
static std::condition_variable idle;
static std::set<std::shared_ptr<Client>> clients;
static std::atomic<int> active;
struct System {
  void dec_threads();
};

static void run(std::shared_ptr<Client> client) {
  serve(*client);
  guard.lock();
  clients.erase(client);
}
void silent_it_takes_itself_out(std::shared_ptr<Client> client) {
  std::thread([client] { run(client); }).detach();
}
void silent_it_counts_itself_out(Client client) {
  ++active;
  std::thread([client]() mutable {
    serve(client);
    --active;
  }).detach();
}
void silent_it_is_subtracted(Client client) {
  std::thread([client]() mutable {
    serve(client);
    active.fetch_sub(1);
  }).detach();
}
void silent_it_notifies(Client client) {
  std::thread([client]() mutable {
    serve(client);
    idle.notify_all();
  }).detach();
}

class Actor {
public:
  void silent_it_deletes_itself_and_is_counted() {
    std::thread(exec, this).detach();
  }

private:
  static void exec(Actor *self) {
    self->act();
    self->system_->dec_threads();
    delete self;
  }
  void act();
  System *system_ = nullptr;
};

using Handler = std::function<void(int)>;
int connect(const Client &client);

void silent_it_calls_back(Client client, Handler handler) {
  std::thread([client, handler] {
    const int result = connect(client);
    handler(result);
  }).detach();
}
