// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An owner beside the raw name; the explicit close becomes a reset.
// RUN: %check_runtime %s
// LEDGER: libcurl easy handle: 1 of 2 never closed
#include <curl/curl.h>
#include <string>

#include "print.h"

static bool fetch(const std::string &url) {
  CURL *curl = curl_easy_init();
  if (!curl)
    return false;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  if (curl_easy_perform(curl) != CURLE_OK)
    return false;
  curl_easy_cleanup(curl);
  return true;
}

int main() {
  const bool good = fetch("http://a"), bad = fetch("http://refused");
  out << good << bad << '\n';
}
