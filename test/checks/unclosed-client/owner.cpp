// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <curl/curl.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <unistd.h>

// CHECK-FIXES: #include <memory>

bool fetch(const std::string &url) {
  CURL *curl = curl_easy_init();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'curl' is not closed on every path; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
  // CHECK-FIXES:   std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_owner{curl_easy_init(), &curl_easy_cleanup};
  // CHECK-FIXES-NEXT:   CURL *curl = curl_owner.get();
  if (!curl)
    return false;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  if (curl_easy_perform(curl) != CURLE_OK)
    return false;
  curl_easy_cleanup(curl);
  // CHECK-FIXES:   curl_owner.reset();
  return true;
}

char thrown(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return 0;
  char c = 0;
  if (read(fd, &c, 1) != 1)
    throw std::runtime_error("short read");
  // CHECK-FIXES:   if (read(fd, &c, 1) != 1) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     throw std::runtime_error("short read");
  // CHECK-FIXES-NEXT:   }
  close(fd);
  return c;
}

class Downloader {
public:
  Downloader() : handle_(curl_easy_init()) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: member 'handle_' is never closed; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
  bool get() { return curl_easy_perform(handle_) == CURLE_OK; }

private:
  CURL *handle_;
};

// gcc warns where `decltype(&closedir)` loses the attribute.
bool closer_with_an_attribute(const char *path) {
  DIR *dir = opendir(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'dir' is not closed on every path; 'opendir' opens a directory stream that 'closedir' must close
  // CHECK-FIXES:   std::unique_ptr<DIR, int (*)(DIR *)> dir_owner{opendir(path), &closedir};
  // CHECK-FIXES-NEXT:   DIR *dir = dir_owner.get();
  if (!dir)
    return false;
  if (!readdir(dir))
    return false;
  closedir(dir);
  // CHECK-FIXES:   dir_owner.reset();
  return true;
}

// A method has the closing function's name.
struct Lid {
  bool curl_easy_cleanup(int n) const;
  bool lift(int n) const;
};

bool Lid::lift(int n) const {
  CURL *curl = curl_easy_init();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'curl' is not closed on every path
  // CHECK-FIXES:   std::unique_ptr<CURL, decltype(&::curl_easy_cleanup)> curl_owner{curl_easy_init(), &::curl_easy_cleanup};
  if (n)
    return curl && curl_easy_cleanup(n);
  ::curl_easy_cleanup(curl);
  return true;
}
