// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <curl/curl.h>
#include <fcntl.h>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

void silent_unique_ptr_with_deleter() {
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                           &curl_easy_cleanup);
  curl_easy_perform(curl.get());
}

struct Descriptor {
  explicit Descriptor(int fd);
  ~Descriptor();
};

void silent_class_takes_it(const char *path) {
  Descriptor d(open(path, O_RDONLY));
}

void silent_class_takes_a_variable(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  const Descriptor d(fd);
}

template <typename F> struct Finally {
  F f;
  explicit Finally(F f) : f(f) {}
  ~Finally() { f(); }
};

void silent_guard_by_reference(const char *path) {
  int fd = -1;
  Finally guard([&fd] { if (fd >= 0) close(fd); });
  fd = open(path, O_RDONLY);
}

void silent_guard_by_copy(const char *path) {
  int fd = open(path, O_RDONLY);
  Finally guard([fd] { close(fd); });
}

void silent_kept_in_a_vector(std::vector<int> &fds, const char *path) {
  fds.push_back(open(path, O_RDONLY));
}

void silent_closed_on_catch(const char *path, void (*work)()) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  try {
    work();
  } catch (...) {
    close(fd);
    throw;
  }
  close(fd);
}

class SilentDestructorCloses {
public:
  SilentDestructorCloses() : handle_(curl_easy_init()) {}
  ~SilentDestructorCloses() { curl_easy_cleanup(handle_); }

private:
  CURL *handle_;
};

class SilentGivesItAway {
public:
  SilentGivesItAway() : handle_(curl_easy_init()) {}
  CURL *release() { return std::exchange(handle_, nullptr); }

private:
  CURL *handle_;
};

class SilentDestructorElsewhere {
public:
  SilentDestructorElsewhere() : handle_(curl_easy_init()) {}
  ~SilentDestructorElsewhere();

private:
  CURL *handle_;
};

std::string silent_escaped_text_copied(CURL *curl, const char *text) {
  char *escaped = curl_easy_escape(curl, text, 0);
  std::string copy(escaped ? escaped : "");
  curl_free(escaped);
  return copy;
}

class SilentMemberOwnerInConstructor {
public:
  SilentMemberOwnerInConstructor()
      : handle_(curl_easy_init(), &curl_easy_cleanup) {}

private:
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle_;
};
