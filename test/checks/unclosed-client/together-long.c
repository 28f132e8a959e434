// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What has been tried for one client is not tried again when it gets a common
// edit with another one: all trials of a function are on one bill.
#include <fcntl.h>
#include <unistd.h>

int ask(int);

#define ASK                                                                    \
  if (ask(sum))                                                                \
    sum += 2;
#define ASK_FIVE ASK ASK ASK ASK ASK
#define ASK_THIRTY ASK_FIVE ASK_FIVE ASK_FIVE ASK_FIVE ASK_FIVE ASK_FIVE

int long_rounds(const char *list, const char *device, int n) {
  int bitmap, i, sum = 0;
  bitmap = open(list, O_RDWR);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'bitmap' is not closed on every path
  if (bitmap < 0)
    return -1;
  ASK_FIVE
  ASK_FIVE
  for (i = 0; i < n; i++) {
    int fd;
    if (ask(100))
      fd = open(device, O_RDWR);
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
      // CHECK-MESSAGES: note: the edit for 'bitmap' closes it, too
    else
      fd = open(device, O_RDONLY);
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
      // CHECK-MESSAGES: note: the edit for the first opening of 'fd' closes it, too
    if (fd < 0) {
      close(bitmap);
      return -2;
    }
    if (ftruncate(fd, i) != 0)
      return 1;
    ASK_THIRTY
    ASK_THIRTY
    close(fd);
  }
  return sum;
}
// CHECK-FIXES:     if (ftruncate(fd, i) != 0) {
// CHECK-FIXES-NEXT:       close(fd);
// CHECK-FIXES-NEXT:       close(bitmap);
// CHECK-FIXES-NEXT:       return 1;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES:   close(bitmap);
// CHECK-FIXES-NEXT:   return sum;
