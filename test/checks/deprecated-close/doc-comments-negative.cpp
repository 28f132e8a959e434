// RUN: %check_test --config '{CheckOptions: [{key: closecall-deprecated-close.DocComments, value: true}]}' %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

class Session {
public:
  /// \deprecated use name() instead.
  const char *title();
  /// Replaces the deprecated freeAll().
  void close();
  // \deprecated, but this is no documentation
  void release();
  /// \deprecated without a successor of its own
  [[deprecated("gone soon")]] void shutdown();
};

const char *silent_not_a_close(Session &s) { return s.title(); }

void silent_the_successor(Session &s) { s.close(); }

void silent_no_documentation(Session &s) { s.release(); }

void silent_the_compiler_says_so(Session &s) { s.shutdown(); }
