// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Objects that only look at a client.
#include <cstdio>
  // CHECK-FIXES: #include <memory>
#include <fcntl.h>
#include <unistd.h>

int ask(int);

class Reader {
public:
  explicit Reader(FILE *f) : file(f), lines(0) {}
  int next() {
    ++lines;
    return std::fgetc(file);
  }

private:
  FILE *file;
  int lines;
};

int earlyReturn(const char *path) {
  FILE *f = std::fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&std::fclose)> f_owner{std::fopen(path, "r"), &std::fclose};
  // CHECK-FIXES:   FILE *f = f_owner.get();
  if (!f)
    return -1;
  Reader reader(f);
  if (reader.next() != '#')
    return -2;
  std::fclose(f);
  // CHECK-FIXES:   f_owner.reset();
  return 0;
}

int neverClosed(const char *path) {
  Reader reader(std::fopen(path, "r"));
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'reader.file' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  return reader.next();
}

struct Socket {
  int fd;
  explicit Socket(int number) : fd(number) {}
  bool close() {
    const int rc = ::close(fd);
    fd = -1;
    return rc == 0;
  }
};

bool closedByAMethodOnOnePath(const char *path) {
  Socket socket(::open(path, O_RDONLY));
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'socket.fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (socket.fd < 0)
    return false;
  if (ask(1))
    return false;
  return socket.close();
}
