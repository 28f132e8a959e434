// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Where no mark was set, none is left; what was there before is no mark; and an
// exception that would leave a handler of Qt or wxWidgets ends the program.

#include <list>
#include <mutex>
#include <set>
#include <stdexcept>

void wait_a_little();
int make_session();

class Buckets {
public:
  void silent_lock_was_refused() {
    for (;;) {
      if (sync_.try_lock()) {
        --size_;
        sync_.unlock();
        break;
      }
      wait_a_little();
    }
  }

  bool silent_lock_was_refused_the_other_way_round() {
    if (!sync_.try_lock()) {
      wait_a_little();
      return false;
    }
    --size_;
    sync_.unlock();
    return true;
  }

  bool silent_key_was_there(int key) {
    if (!busy_.insert(key).second) {
      wait_a_little();
      return false;
    }
    busy_.erase(key);
    return true;
  }

private:
  std::mutex sync_;
  std::set<int> busy_;
  int size_ = 0;
};

class Pool {
public:
  int silent_takes_the_first_one_whoever_put_it_there() {
    if (idle_.empty()) {
      const int fresh = make_session();
      idle_.push_front(fresh);
    }
    const int first = idle_.front();
    active_.push_front(first);
    wait_a_little();
    idle_.pop_front();
    return first;
  }

private:
  std::list<int> idle_, active_;
};

template <typename T> class Shared {
public:
  T *operator->() const {
    if (!object_)
      throw std::logic_error("no object");
    return object_;
  }

private:
  T *object_ = nullptr;
};

class Counter {
public:
  int silent_dereference_only_asserts() {
    sync_.lock();
    const int now = ++buckets_->value;
    sync_.unlock();
    return now;
  }

private:
  struct Value {
    int value;
  };
  std::mutex sync_;
  Shared<Value> buckets_;
};

class QObject {
public:
  virtual ~QObject();
};
class QWidget : public QObject {};

class Dialog : public QWidget {
public:
  void silent_exception_would_end_the_program() {
    updating_ = true;
    wait_a_little();
    updating_ = false;
  }

private:
  bool updating_ = false;
};

class wxEvtHandler {
public:
  virtual ~wxEvtHandler();
};

class RequestQueue : public wxEvtHandler {
public:
  void silent_the_same_for_wxWidgets() {
    inside_request_ = true;
    wait_a_little();
    inside_request_ = false;
  }

private:
  bool inside_request_ = false;
};
