// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A class opens in its constructor and never closes.
// RUN: %check_runtime --fix-notes %s
// LEDGER: libcurl easy handle: 2 of 2 never closed
#include <curl/curl.h>
#include <initializer_list>

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

int main() {
  Downloader one;
  for (const char *url : {"http://a", "http://refused"})
    out << one.get(url);
  Downloader two;
  out << two.get("http://a") << '\n';
}
