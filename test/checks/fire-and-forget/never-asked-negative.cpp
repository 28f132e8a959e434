// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A function whose result this file throws away wherever it calls it, again and
// again, is meant to be called so.

#include <future>

struct Settings {
  std::future<bool> reload(int part);
};

void silent_nobody_here_ever_asks(Settings &settings) {
  settings.reload(1);
  settings.reload(2);
}
void silent_nor_do_the_others(Settings &settings, bool late) {
  settings.reload(3);
  settings.reload(4);
  if (late)
    settings.reload(5);
}
