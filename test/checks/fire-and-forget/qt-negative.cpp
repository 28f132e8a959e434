// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What an object of Qt starts in the background and hears of by a signal.

template <class T> class QFuture {
public:
  QFuture(QFuture &&) noexcept;
  ~QFuture();
  void waitForFinished();
};
QFuture<void> started();
namespace QtConcurrent {
template <class F> QFuture<void> run(F) { return started(); }
template <class T> QFuture<void> run(T *, void (T::*)()) { return started(); }
} // namespace QtConcurrent
class QObject {
public:
  virtual ~QObject();
};

bool search();

void silent_qt_code_throws_nothing() {
  QtConcurrent::run([] { search(); });
}

class Loader : public QObject {
public:
  void load();
};
void silent_it_returns_nothing_and_nothing_is_seen_of_it(Loader *loader) {
  QtConcurrent::run(loader, &Loader::load);
}

class Finder : public QObject {
public:
  void silent_reports_by_itself() {
    QtConcurrent::run([this] { found(search()); });
  }
  void silent_from_a_slot() {
    const auto slot = [this] {
      QtConcurrent::run([this] { found(search()); });
    };
    slot();
  }

private:
  void found(bool yes);
};
