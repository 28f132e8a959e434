// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

struct Session {
  /// \deprecated use shutdown() instead.
  void close();
  void shutdown();
};

void silent_the_option_is_off(Session &s) { s.close(); }
