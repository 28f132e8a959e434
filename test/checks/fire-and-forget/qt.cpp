// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Something is lost: a result, an exception; or the code is none of Qt's.

#include <stdexcept>

template <class T> class QFuture {
public:
  QFuture(QFuture &&) noexcept;
  ~QFuture();
  void waitForFinished();
};
QFuture<void> started();
namespace QtConcurrent {
template <class F> QFuture<void> run(F) { return started(); }
} // namespace QtConcurrent
class QObject {
public:
  virtual ~QObject();
};

bool search();

class Finder : public QObject {
public:
  void result_is_lost() {
    QtConcurrent::run([] { return search(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task that 'run' returns is discarded, so its result and its errors are lost
  }
  void exception_is_lost() {
    QtConcurrent::run([] {
      // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task that 'run' returns is discarded, so its result and its errors are lost
      if (!search())
        throw std::runtime_error("nothing");
    });
  }
};

class Plain {
public:
  void result_is_lost() {
    QtConcurrent::run([] { return search(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task that 'run' returns is discarded, so its result and its errors are lost
  }
};
