// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads of Qt are mostly classes of their own.

class QThread {
public:
  QThread();
  virtual ~QThread();
  void start();
  void quit();
  bool wait();

protected:
  virtual void run();
};
bool ready();

class Scanner : public QThread {
  void run() override;
};
class DeepScanner : public Scanner {};

void never_awaited() {
  Scanner scanner;
  scanner.start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'scanner' is never awaited, which terminates the program
  ready();
}
void stopped_only() {
  DeepScanner scanner;
  scanner.start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'scanner' is cancelled but never awaited, which terminates the program
  scanner.quit();
}
bool left_early() {
  Scanner scanner;
  scanner.start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'scanner' is not awaited on every path, which terminates the program
  if (!ready())
    return false;
  return scanner.wait();
}
