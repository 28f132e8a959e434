// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Asynchronous calls of gRPC: without `Finish` nobody asks for the answer.

#include <memory>
#include <thread>
#include <utility>

namespace grpc {
class CompletionQueue {
public:
  bool Next(void **tag, bool *ok);
  void Shutdown();
};
class Status {};
template <class R> class ClientAsyncResponseReader {
public:
  void StartCall();
  void Finish(R *answer, Status *status, void *tag);
};
} // namespace grpc

struct Answer {};
struct Stub {
  std::unique_ptr<grpc::ClientAsyncResponseReader<Answer>>
  AsyncAsk(grpc::CompletionQueue *queue);
};
bool ready();

void discarded(Stub &stub, grpc::CompletionQueue &queue) {
  stub.AsyncAsk(&queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'AsyncAsk' returns is discarded, so its result and its errors are lost
}

void forgotten(Stub &stub, grpc::CompletionQueue &queue) {
  auto call = stub.AsyncAsk(&queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'call' is never awaited, so its result and its errors are lost
  ready();
}

void silent_asked_for_its_answer(Stub &stub, grpc::CompletionQueue &queue,
                                 Answer &answer, grpc::Status &status) {
  auto call = stub.AsyncAsk(&queue);
  call->Finish(&answer, &status, &answer);
}

struct Pending {
  std::unique_ptr<grpc::ClientAsyncResponseReader<Answer>> call;
};
void silent_kept(Stub &stub, grpc::CompletionQueue &queue, Pending &pending) {
  pending.call = stub.AsyncAsk(&queue);
  pending.call->StartCall();
}

std::unique_ptr<int> number();
void silent_an_owner_of_something_else() { number(); }

// Completion queues: what is shut down has to be drained.
void never_drained(Stub &stub) {
  grpc::CompletionQueue queue;
  auto call = stub.AsyncAsk(&queue);
  call->StartCall();
  queue.Shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'queue' is cancelled but never awaited, so nobody waits for it and what it holds is never freed
}

bool not_drained_on_one_path(Stub &stub) {
  grpc::CompletionQueue queue;
  auto call = stub.AsyncAsk(&queue);
  call->StartCall();
  queue.Shutdown();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'queue' is cancelled but not awaited on every path, so nobody waits for it and what it holds is never freed
  if (ready())
    return false;
  void *tag = nullptr;
  bool ok = false;
  while (queue.Next(&tag, &ok))
    ready();
  return true;
}

class Client {
public:
  void ask(Stub &stub) { stub.AsyncAsk(&queue_)->StartCall(); }
  ~Client() { closing_.Shutdown(); }

private:
  grpc::CompletionQueue queue_;
  grpc::CompletionQueue closing_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'closing_' is cancelled and never awaited, so nobody waits for it and what it holds is never freed
};

void silent_drained(Stub &stub) {
  grpc::CompletionQueue queue;
  stub.AsyncAsk(&queue)->StartCall();
  queue.Shutdown();
  void *tag = nullptr;
  bool ok = false;
  while (queue.Next(&tag, &ok))
    ready();
}

void silent_drained_by_another_thread() {
  grpc::CompletionQueue queue;
  std::thread poller([&queue] {
    void *tag = nullptr;
    bool ok = false;
    while (queue.Next(&tag, &ok))
      ready();
  });
  queue.Shutdown();
  poller.join();
}

void poll(grpc::CompletionQueue *queue);
void silent_drained_by_a_function_of_another_thread() {
  grpc::CompletionQueue queue;
  std::thread poller(poll, &queue);
  queue.Shutdown();
  poller.join();
}

class SilentDrainedByItsThread {
public:
  SilentDrainedByItsThread() : poller_([this] { run(); }) {}
  ~SilentDrainedByItsThread() {
    queue_.Shutdown();
    poller_.join();
  }

private:
  void run() {
    void *tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok))
      ready();
  }
  grpc::CompletionQueue queue_;
  std::thread poller_;
};
