// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A close is written as the function writes its own: the same one of several
// closing functions, and with the same qualifier.
#include <cstdio>
#include <fcntl.h>
#include <openssl/bio.h>
#include <unistd.h>

bool ready();

int by_the_function_that_is_used_here(const char *path) {
  BIO *bio = BIO_new_file(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'bio' is not closed on every path
  // CHECK-FIXES:   std::unique_ptr<BIO, decltype(&BIO_free)> bio_owner{BIO_new_file(path, "r"), &BIO_free};
  if (!bio || !ready())
    return -1;
  BIO_free(bio);
  return 0;
}

int by_the_first_where_both_are_used(const char *path) {
  BIO *bio;
  for (int i = 0; i < 3; ++i) {
    bio = BIO_new_file(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'bio' is not closed on every path
    if (!bio)
      continue;
    if (i == 1)
      return 1;
    // CHECK-FIXES:       BIO_free_all(bio);
    // CHECK-FIXES-NEXT:       return 1;
    if (i == 2)
      BIO_free(bio);
    else
      BIO_free_all(bio);
  }
  return 0;
}

int with_the_namespace(const char *a, const char *b) {
  std::FILE *f = nullptr;
  f = std::fopen(a, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'f' is not closed on every path
  if (!f || !ready())
    return -1;
  // CHECK-FIXES:     if (f) std::fclose(f);
  std::fclose(f);
  return b != nullptr;
}

int with_the_namespace_of_the_opening(const char *a) {
  std::FILE *f = nullptr;
  f = std::fopen(a, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'f' is never closed
  return f && ready() ? 0 : -1;
  // CHECK-FIXES:   if (f) std::fclose(f);
}

int with_two_colons(const char *path) {
  int fd = ::open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return -1;
  if (!ready())
    return -2;
  // CHECK-FIXES:     ::close(fd);
  // CHECK-FIXES-NEXT:     return -2;
  ::close(fd);
  return 0;
}

int without_them(const char *path) {
  int fd = ::open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return -1;
  if (!ready())
    return -2;
  // CHECK-FIXES:     close(fd);
  // CHECK-FIXES-NEXT:     return -2;
  close(fd);
  return 0;
}

namespace mine {

int open(const char *path);
void close(long number);

int not_the_name_of_another_one(const char *path) {
  int fd = ::open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is never closed
  return ready() ? 0 : fd < 0;
  // CHECK-FIXES:   if (fd >= 0) ::close(fd);
}

} // namespace mine
