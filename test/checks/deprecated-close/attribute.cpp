// RUN: %check_test %s -- -std=c++17 -Wno-deprecated-declarations
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

struct Session {
  [[deprecated("use shutdown() instead")]] void close();
  [[deprecated("superseded by `finish`")]] void end(int how);
  void shutdown();
  void finish(int how, int why);
};

[[deprecated("replaced by session_release")]] void session_free(Session *s);
void session_release(Session *s);

void attributes(Session &s) {
  s.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'close' is deprecated; use 'shutdown'
  // CHECK-FIXES:   s.shutdown();
  s.end(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'end' is deprecated; use 'finish'
  // CHECK-FIXES:   s.end(1);
  session_free(&s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_free' is deprecated; use 'session_release'
  // CHECK-FIXES:   session_release(&s);
}

struct Call {
  [[deprecated("use close()")]] void endCall();
  void close();
};
void ends_as_a_word(Call &c) {
  c.endCall();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'endCall' is deprecated; use 'close'
  // CHECK-FIXES:   c.close();
}
