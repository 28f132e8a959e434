// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A file that includes nothing: the header goes below the comment at its top.
extern "C" {
struct _IO_FILE;
typedef struct _IO_FILE FILE;
FILE *fopen(const char *path, const char *mode);
int fclose(FILE *stream);
int fgetc(FILE *stream);
}
// CHECK-FIXES: #include <memory>
// CHECK-FIXES-NEXT: extern "C" {

int first(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
  // CHECK-FIXES-NEXT:   FILE *f = f_owner.get();
  return f ? fgetc(f) : -1;
}

int second(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
  return f ? fgetc(f) : -1;
}
// CHECK-FIXES-NOT: #include
