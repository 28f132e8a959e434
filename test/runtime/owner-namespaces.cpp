// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A name that is taken, a namespace, a method of the closing call's name.
// RUN: %check_runtime %s
// LEDGER: libcurl easy handle: 2 of 3 never closed
// LEDGER: descriptor: 1 of 2 never closed
#include <curl/curl.h>
#include <fcntl.h>
#include <unistd.h>

#include "print.h"

namespace net {
class Fetcher {
public:
  int get(const char *url, int curl_owner);
  int touch(const char *path) const;
  void close() const { out << "closed\n"; }
};

int Fetcher::get(const char *url, int curl_owner) {
  CURL *curl = curl_easy_init();
  if (!curl)
    return -1;
  if (curl_owner > 1)
    return -2;
  curl_easy_setopt(curl, CURLOPT_URL, url);
  if (curl_easy_perform(curl) != CURLE_OK)
    return -3;
  curl_easy_cleanup(curl);
  return curl_owner;
}

int Fetcher::touch(const char *path) const {
  const int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  char c = 0;
  if (read(fd, &c, 1) != 1)
    return -2;
  ::close(fd);
  close();
  return 0;
}
} // namespace net

int main() {
  net::Fetcher f;
  out << f.get("http://a", 1) << f.get("http://refused", 1) << f.get("http://a", 2) << '\n';
  out << f.touch("/dev/null") << f.touch("/dev/zero") << f.touch("/nonexistent") << '\n';
}
