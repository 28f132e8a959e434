// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident deprecated-close.c %s
// LEDGER: ZeroMQ reaper thread: 2 of 2 never closed
int main(void) {
  const struct figure figures[] = {{"orders", 42}, {"returns", 7}};
  printf("%d\n", report("tcp://collector", figures, 2));
  printf("%d\n", report("refused", figures, 2));
  return 0;
}
