// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++14
// RUN: %check_test %s
//
// An object that is made of constants needs no variable, even where the language says that it is moved once more.
#include <fcntl.h>
#include <memory>
#include <unistd.h>

bool ready();

std::shared_ptr<int> none_or_one(const char *p) {
  int fd = open(p, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return std::shared_ptr<int>();
  // CHECK-FIXES:   if (ready()) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     return std::shared_ptr<int>();
  // CHECK-FIXES-NEXT:   }
  if (ready())
    return std::shared_ptr<int>();
  close(fd);
  return std::make_shared<int>(1);
}
