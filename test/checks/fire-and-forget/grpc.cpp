// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Asynchronous calls of gRPC: without `Finish` nobody asks for the answer.

#include <memory>
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
