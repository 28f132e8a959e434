// RUN: %check_test --config '{CheckOptions: [{key: closecall-deprecated-close.DocComments, value: true}]}' %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

class Session {
public:
  /// Ends the session.
  /// \deprecated use shutdown() instead.
  void close();

  /** Frees everything.
   *
   * @deprecated Since 2.0. Superseded by `release`,
   *             which also waits.
   */
  void freeAll(int how);

  /// @deprecated
  void disconnect();

  /// \deprecated in favour of \ref terminate
  void end();

  void shutdown();
  void release(int how, int why);
  void terminate(int how);
};

/*!
 * \brief Frees the session.
 * \deprecated Replaced with another function:
 *     call session_release()
 *
 * Use nothing else.
 */
void session_free(Session *s);
void session_release(Session *s);

void documented(Session &s) {
  s.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'close' is deprecated; use 'shutdown'
  // CHECK-FIXES:   s.shutdown();
  s.freeAll(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'freeAll' is deprecated; use 'release'
  // CHECK-FIXES:   s.freeAll(1);
  s.disconnect();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'disconnect' is deprecated, as its documentation says
  s.end();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'end' is deprecated; use 'terminate'
  session_free(&s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'session_free' is deprecated; use 'session_release'
  // CHECK-FIXES:   session_release(&s);
}
