// RUN: %check_test %s -- -std=c++17 -Wno-deprecated-declarations
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where the replacement is named, and the ways of using the old function.

#include <memory>

struct Session;
extern "C" {
void session_end(Session *s);
void session_end_how(Session *s, int how);
[[gnu::deprecated("replaced by session_end")]] void session_close_a(Session *s);
[[deprecated("renamed to 'session_end'")]] void session_close_b(Session *s);
[[deprecated("superseded by `session_end`")]] void session_close_c(Session *s);
[[deprecated("call session_end instead")]] void session_close_d(Session *s);
[[deprecated("Since 2.0; please use ::session_end().")]] void session_close_e(Session *s);
[[deprecated("in favor of \"session_end\"")]] void session_close_f(Session *s);
[[deprecated("prefer session_end()")]] void session_close_g(Session *s);
[[deprecated("use session_end_how")]] void session_close_h(Session *s);
}

void forms(Session *s) {
  session_close_a(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_a' is deprecated; use 'session_end'
  // CHECK-FIXES: void forms(Session *s) {
  session_close_b(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_b' is deprecated; use 'session_end'
  session_close_c(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_c' is deprecated; use 'session_end'
  session_close_d(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_d' is deprecated; use 'session_end'
  session_close_e(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_e' is deprecated; use '::session_end'
  session_close_f(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_f' is deprecated; use 'session_end'
  session_close_g(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_g' is deprecated; use 'session_end'
  session_close_h(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_h' is deprecated; use 'session_end_how'
  // CHECK-FIXES:   session_close_h(s);
}

namespace ns {
[[deprecated("use ns::finish_all()")]] void finish(Session *s);
void finish_all(Session *s);
class Client {
public:
  [[deprecated("use Client::shutdown()")]] void close();
  void shutdown(int how);
  void shutdown();
};
} // namespace ns

void qualified(Session *s, ns::Client &reference, ns::Client *pointer) {
  ns::finish(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'finish' is deprecated; use 'ns::finish_all'
  // CHECK-FIXES:   ns::finish_all(s);
  reference.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'close' is deprecated; use 'Client::shutdown'
  // CHECK-FIXES:   reference.shutdown();
  pointer->close();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'close' is deprecated; use 'Client::shutdown'
  // CHECK-FIXES:   pointer->shutdown();
}

template <class T> struct Holder {
  [[deprecated("use letGo()")]] void release(T value);
  void letGo(T value);
};
template <class T> [[deprecated("use endAll()")]] void closeAll(T value);
template <class T> void endAll(T value);
void templates(Holder<int> &holder) {
  holder.release(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'release' is deprecated; use 'letGo'
  // CHECK-FIXES:   holder.letGo(1);
  closeAll(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'closeAll' is deprecated; use 'endAll'
  // CHECK-FIXES:   endAll(2);
}

template <class T> void generic(T &client) {
  client.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'close' is deprecated; use 'Client::shutdown'
  // CHECK-FIXES:   client.close();
}
void instantiate(ns::Client &client) { generic(client); }

void take(void (*callback)(Session *));
template <void (*Close)(Session *)> struct Deleter {
  void operator()(Session *s) const { Close(s); }
};
void as_values(Session *s) {
  std::unique_ptr<Session, decltype(&session_close_a)> owner(s, &session_close_a);
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'session_close_a' is deprecated; use 'session_end'
  // CHECK-MESSAGES: :[[@LINE-2]]:66: warning: 'session_close_a' is deprecated; use 'session_end'
  // CHECK-FIXES:   std::unique_ptr<Session, decltype(&session_end)> owner(s, &session_end);
  take(session_close_b);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'session_close_b' is deprecated; use 'session_end'
  // CHECK-FIXES:   take(session_end);
  std::unique_ptr<Session, Deleter<session_close_c>> other(nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'session_close_c' is deprecated; use 'session_end'
  // CHECK-FIXES:   std::unique_ptr<Session, Deleter<session_end>> other(nullptr);
}

#define END(s) session_close_a(s)
void in_a_macro(Session *s) {
  END(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_a' is deprecated; use 'session_end'
  // CHECK-FIXES:   END(s);
}
