// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// A destructor that closes is right only where no two objects have the client.
#include <curl/curl.h>
#include <utility>

class NobodyCopies {
public:
  NobodyCopies() : curl_(curl_easy_init()) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: member 'curl_' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:26: note: close 'curl_' with 'curl_easy_cleanup' in the destructor, and delete the copy operations{{$}}
private:
  CURL *curl_;
  // CHECK-FIXES:   ~NobodyCopies() { curl_easy_cleanup(curl_); }
  // CHECK-FIXES-NEXT:   NobodyCopies(const NobodyCopies &) = delete;
};

class AssignedImplicitly {
public:
  AssignedImplicitly() : curl_(curl_easy_init()) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: member 'curl_' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:32: note: {{.*}}; no edit: objects of the class are copied or moved

private:
  CURL *curl_;
};

void assigns(AssignedImplicitly &to) { to = AssignedImplicitly(); }

class HasADestructorAndIsCopied {
public:
  HasADestructorAndIsCopied() : curl_(curl_easy_init()) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: member 'curl_' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:39: note: {{.*}}; no edit: objects of the class are copied or moved
  ~HasADestructorAndIsCopied() { --count; }

private:
  static int count;
  CURL *curl_;
};

HasADestructorAndIsCopied copyOf(const HasADestructorAndIsCopied &other) {
  return other;
}

class CopiesThePointer {
public:
  CopiesThePointer() : curl_(curl_easy_init()) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: member 'curl_' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:30: note: {{.*}}; no edit: objects of the class are copied or moved
  CopiesThePointer(const CopiesThePointer &) = default;

private:
  CURL *curl_;
};

class TakesItOut {
public:
  TakesItOut() : curl_(curl_easy_init()) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: member 'curl_' is never closed
  TakesItOut(TakesItOut &&other) noexcept
      : curl_(std::exchange(other.curl_, nullptr)) {}

private:
  CURL *curl_;
  // CHECK-FIXES:   CURL *curl_;
  // CHECK-FIXES:   ~TakesItOut() { curl_easy_cleanup(curl_); }
  // CHECK-FIXES-NEXT: };
};

TakesItOut movedOut(TakesItOut &from) { return std::move(from); }

class MayHoldAnything {
public:
  void start() { curl_ = curl_easy_init(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: member 'curl_' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:26: note: {{.*}}; no edit: the member may hold anything before it is opened

private:
  CURL *curl_;
};

class OpenedInTheBody {
public:
  OpenedInTheBody() {
    curl_ = curl_easy_init();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: member 'curl_' is never closed
  }

private:
  CURL *curl_;
  // CHECK-FIXES:   ~OpenedInTheBody() { curl_easy_cleanup(curl_); }
};
