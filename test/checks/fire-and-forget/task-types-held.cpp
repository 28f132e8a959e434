// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Promises and threads of other libraries, in variables.

namespace boost {
template <class T> class future {
public:
  future(future &&) noexcept;
  ~future();
  T get();
};
template <class T> class promise {
public:
  promise();
  promise(promise &&) noexcept;
  ~promise();
  future<T> get_future();
  void set_value(T value);
};
} // namespace boost
namespace folly {
template <class T> class SemiFuture {
public:
  SemiFuture(SemiFuture &&) noexcept;
  ~SemiFuture();
  T get() &&;
};
template <class T> class Promise {
public:
  Promise();
  Promise(Promise &&) noexcept;
  ~Promise();
  SemiFuture<T> getSemiFuture();
  void setValue(T value);
};
} // namespace folly
class QThread {
public:
  QThread();
  ~QThread();
  void start();
  void quit();
  bool wait();
};
namespace Poco {
class Thread {
public:
  Thread();
  ~Thread();
  void start(int &target);
  void join();
};
} // namespace Poco
bool ready();

boost::future<int> promised_by_boost(bool known) {
  boost::promise<int> answer;
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'answer' is not fulfilled on every path, so whoever waits for it gets an error instead of a result
  auto result = answer.get_future();
  if (known)
    answer.set_value(1);
  return result;
}

void promised_by_folly(bool known, folly::Promise<int> answer) {
  // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: 'answer' is not fulfilled on every path, so whoever waits for it gets an error instead of a result
  if (known)
    answer.setValue(1);
}

void started_qt(bool quick) {
  QThread thread;
  thread.start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'thread' is not awaited on every path, which terminates the program
  if (quick)
    return;
  thread.wait();
}

void stopped_qt() {
  QThread thread;
  thread.start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'thread' is cancelled but never awaited, which terminates the program
  thread.quit();
}

void started_poco(bool quick, int target) {
  Poco::Thread thread;
  thread.start(target);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'thread' is not awaited on every path, so its result and its errors are lost
  if (quick)
    return;
  thread.join();
}

void silent_waited_for(int target) {
  QThread thread;
  thread.start();
  thread.quit();
  thread.wait();
  Poco::Thread other;
  other.start(target);
  other.join();
}
