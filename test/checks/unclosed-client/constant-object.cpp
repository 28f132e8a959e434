// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++14
// RUN: %check_test %s
//
// An object that is made of constants needs no variable, even where the language says that it is moved once more.
#include <fcntl.h>
#include <unistd.h>

bool ready();

class Box {
public:
  Box();
  explicit Box(int);
  Box(Box &&) noexcept;
  ~Box();
};

Box none_or_one(const char *p) {
  int fd = open(p, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return Box();
  // CHECK-FIXES:   if (ready()) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     return Box();
  // CHECK-FIXES-NEXT:   }
  if (ready())
    return Box();
  close(fd);
  return Box(1);
}
