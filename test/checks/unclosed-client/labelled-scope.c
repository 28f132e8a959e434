// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What is returned is kept in a variable; where labels share the scope, it gets one of its own.
#include <stdio.h>

int more(void);

int in_a_switch(int k, const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  switch (k) {
  case 1:
    // CHECK-FIXES:     puts("one");
    // CHECK-FIXES-NEXT:     {
    // CHECK-FIXES-NEXT:       const int result = fgetc(f);
    // CHECK-FIXES-NEXT:       fclose(f);
    // CHECK-FIXES-NEXT:       return result; // first
    // CHECK-FIXES-NEXT:     }
    puts("one");
    return fgetc(f); // first
  // CHECK-FIXES:   case 2:
  // CHECK-FIXES-NEXT:     {
  // CHECK-FIXES-NEXT:       const int result = fgetc(f) + 1;
  // CHECK-FIXES-NEXT:       fclose(f);
  // CHECK-FIXES-NEXT:       return result;
  // CHECK-FIXES-NEXT:     }
  case 2:
    return fgetc(f) + 1;
  // CHECK-FIXES:     puts("four");
  // CHECK-FIXES-NEXT:     {
  // CHECK-FIXES-NEXT:       const int result = fgetc(f) + 5;
  // CHECK-FIXES-NEXT:       fclose(f);
  // CHECK-FIXES-NEXT:       return result;
  // CHECK-FIXES-NEXT:     }
  case 4:
    puts("four");
    return fgetc(f) + 5;
  // CHECK-FIXES:   case 3: { const int result = fgetc(f) + 2; fclose(f); return result; }
  case 3: return fgetc(f) + 2;
  default:
    break;
  }
  fclose(f);
  return 0;
}

int behind_labels(int k, const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  if (!f)
    return -1;
  // CHECK-FIXES:   if (k)
  // CHECK-FIXES-NEXT:     goto second;
  // CHECK-FIXES-NEXT:   more();
  // CHECK-FIXES-NEXT:   const int result = fgetc(f) + 3;
  // CHECK-FIXES-NEXT:   fclose(f);
  // CHECK-FIXES-NEXT:   return result;
  // CHECK-FIXES-NEXT: second:
  // CHECK-FIXES-NEXT:   {
  // CHECK-FIXES-NEXT:     const int result = fgetc(f) + 4;
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:     return result;
  // CHECK-FIXES-NEXT:   }
  if (k)
    goto second;
  more();
  return fgetc(f) + 3;
second:
  return fgetc(f) + 4;
}

int the_only_statement(int k, const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  // CHECK-FIXES:   switch (k)
  // CHECK-FIXES-NEXT:   case 1: { fclose(f); return 5; }
  switch (k)
  case 1: return 5;
  // CHECK-FIXES:   switch (k)
  // CHECK-FIXES-NEXT:   case 2:
  // CHECK-FIXES-NEXT:   case 3:
  // CHECK-FIXES-NEXT:     {
  // CHECK-FIXES-NEXT:       fclose(f);
  // CHECK-FIXES-NEXT:       return 6;
  // CHECK-FIXES-NEXT:     }
  switch (k)
  case 2:
  case 3:
    return 6;
  // CHECK-FIXES:   if (k == 7)
  // CHECK-FIXES-NEXT:   seven: { fclose(f); return 7; }
  if (k == 7)
  seven: return 7;
  if (more())
    goto seven;
  fclose(f);
  return 0;
}
