// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A plain switch, whose cases return.

struct exchange {
  int packets;
  _Bool in_progress;
};

int left_by_one_case(struct exchange *x, int kind) {
  x->in_progress = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'x->in_progress' keeps its mark when the function is left early: what takes it back is skipped
  switch (kind) {
  case 1:
    ++x->packets;
    return 1;
  case 2:
    --x->packets;
    break;
  }
  x->in_progress = 0;
  return 0;
}
