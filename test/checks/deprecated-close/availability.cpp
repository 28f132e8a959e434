// RUN: %check_test %s -- -Wno-everything --target=x86_64-apple-macosx10.15 -fms-extensions
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// clang's availability, for the platform that is compiled for, and MSVC's form.

struct Session;
void session_end(Session *s);
__attribute__((availability(macos, introduced = 10.4, deprecated = 10.6, replacement = "session_end"))) void session_close_a(Session *s);
__attribute__((availability(macos, deprecated = 10.6, message = "use session_end"))) void session_close_b(Session *s);
__attribute__((availability(macos, deprecated = 11.0, message = "use session_end"))) void session_close_c(Session *s);
__attribute__((availability(ios, deprecated = 8.0, message = "use session_end"))) void session_close_d(Session *s);
__declspec(deprecated("use session_end")) void session_close_e(Session *s);

void platforms(Session *s) {
  session_close_a(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_a' is deprecated; use 'session_end'
  // CHECK-FIXES:   session_end(s);
  session_close_b(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_b' is deprecated; use 'session_end'
  // CHECK-FIXES:   session_end(s);
  session_close_e(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_close_e' is deprecated; use 'session_end'
  // CHECK-FIXES:   session_end(s);
}

void still_fine(Session *s) {
  session_close_c(s);
  // CHECK-FIXES:   session_close_c(s);
  session_close_d(s);
  // CHECK-FIXES:   session_close_d(s);
}
