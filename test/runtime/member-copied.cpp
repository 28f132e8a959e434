// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Objects of the class are returned by value, so that its copy cannot just be deleted.
// RUN: %check_runtime --fix-notes %s
// LEDGER: libcurl easy handle: 2 of 2 never closed
// KEPT: no edit: objects of the class are copied or moved
#include <curl/curl.h>

#include "print.h"

class Downloader {
public:
  Downloader() : handle_(curl_easy_init()) {}
  bool get(const char *url) {
    curl_easy_setopt(handle_, CURLOPT_URL, url);
    return curl_easy_perform(handle_) == CURLE_OK;
  }

private:
  CURL *handle_;
};

static Downloader started(const char *url, bool &good) {
  Downloader d;
  good = d.get(url);
  return d;
}

int main() {
  bool good = false;
  Downloader one = started("http://a", good);
  out << good << one.get("http://a");
  Downloader two = started("http://refused", good);
  out << good << two.get("http://a") << '\n';
}
