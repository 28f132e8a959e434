// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// The file's opening braces stand on lines of their own.
#include <stdio.h>

int ready(void);

int first(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f)
    {
        return -1;
    }
    if (ready())
        return 1; // in time
    else
        fclose(f);
    return 0;
}
// CHECK-MESSAGES: :[[@LINE-11]]:15: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int first(const char *path)
// CHECK-FIXES-NEXT: {
// CHECK-FIXES-NEXT:     FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:     if (!f)
// CHECK-FIXES-NEXT:     {
// CHECK-FIXES-NEXT:         return -1;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     if (ready())
// CHECK-FIXES-NEXT:     {
// CHECK-FIXES-NEXT:         fclose(f);
// CHECK-FIXES-NEXT:         return 1; // in time
// CHECK-FIXES-NEXT:     }

int second(const char *path)
{
    FILE *f = fopen(path, "r");
    if (f)
    {
        if (ready())
            return 1;
    }
    while (ready())
        return 2;
    if (f) fclose(f);
    return 0;
}
// CHECK-MESSAGES: :[[@LINE-11]]:15: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int second(const char *path)
// CHECK-FIXES-NEXT: {
// CHECK-FIXES-NEXT:     FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:     if (f)
// CHECK-FIXES-NEXT:     {
// CHECK-FIXES-NEXT:         if (ready())
// CHECK-FIXES-NEXT:         {
// CHECK-FIXES-NEXT:             fclose(f);
// CHECK-FIXES-NEXT:             return 1;
// CHECK-FIXES-NEXT:         }
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     while (ready())
// CHECK-FIXES-NEXT:     {
// CHECK-FIXES-NEXT:         if (f) fclose(f);
// CHECK-FIXES-NEXT:         return 2;
// CHECK-FIXES-NEXT:     }
