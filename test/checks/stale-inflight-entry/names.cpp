// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The guard gets a name that the function does not use yet.

void work(int n);
bool ready();

class Names {
public:
  void has_one_of_its_own(int n) {
    const int unmark = n + 1;
    // CHECK-FIXES:     busy_ = true;
    // CHECK-FIXES-NEXT:     const auto unmark2_action = [&] { busy_ = false; };
    // CHECK-FIXES-NEXT:     const struct unmark2_type { decltype(unmark2_action) &run; ~unmark2_type() { run(); } } unmark2{unmark2_action};
    busy_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'busy_' keeps its mark
    work(unmark);
    if (!ready())
      return;
    busy_ = false;
  }

  void has_the_guard_of_an_earlier_edit(int n) {
    running_ = true;
    const auto unmark_action = [&] { running_ = false; };
    const struct unmark_type { decltype(unmark_action) &run; ~unmark_type() { run(); } } unmark{unmark_action};
    // CHECK-FIXES:     busy_ = true;
    // CHECK-FIXES-NEXT:     const auto unmark2_action = [&] { busy_ = false; };
    busy_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'busy_' keeps its mark
    work(n + 2);
    if (!ready())
      return;
    busy_ = false;
  }

private:
  bool busy_ = false;
  bool running_ = false;
};
