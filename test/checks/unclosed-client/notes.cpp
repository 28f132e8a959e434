// RUN: %clang_tidy --checks=-*,closecall-unclosed-client %s -- %mocks_cxx 2>&1 | FileCheck --implicit-check-not=note: %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <cstdio>
#include <hiredis/hiredis.h>
#include <stdexcept>

char thrown(const char *path) {
  FILE *f = std::fopen(path, "r");
  if (!f)
    throw std::runtime_error("cannot open");
  const int c = std::fgetc(f);
  if (c == EOF)
    throw std::runtime_error("empty");
  std::fclose(f);
  return static_cast<char>(c);
}
// CHECK: notes.cpp:[[@LINE-9]]:13: warning: 'f' is not closed on every path
// CHECK: notes.cpp:[[@LINE-6]]:7: note: assuming 'c == EOF' is true
// CHECK: notes.cpp:[[@LINE-6]]:5: note: still open when the exception leaves here

int parse(int c) {
  if (c == EOF)
    throw std::runtime_error("empty");
  return c;
}

int thrownByACallee(const char *path) {
  FILE *f = std::fopen(path, "r");
  if (!f)
    return 0;
  const int value = parse(std::fgetc(f));
  std::fclose(f);
  return value;
}
// CHECK: notes.cpp:[[@LINE-7]]:13: warning: 'f' is not closed on every path
// CHECK: notes.cpp:[[@LINE-5]]:21: note: still open when the exception leaves here

class Session {
public:
  Session() : redis_(redisConnect("127.0.0.1", 6379)) {}
  bool isUp() const { return redis_ && !redis_->err; }

private:
  redisContext *redis_;
};
// CHECK: notes.cpp:[[@LINE-6]]:22: warning: member 'redis_' is never closed
// CHECK: notes.cpp:[[@LINE-3]]:17: note: no method of 'Session' closes it and nothing else can
// CHECK: notes.cpp:[[@LINE-8]]:22: note: close 'redis_' with 'redisFree' in the destructor, and delete the copy operations
