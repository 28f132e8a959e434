// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each object that is fetched gets a loader, and each loader a client of its own.
#include <curl/curl.h>
#include <map>
#include <string>
#include <vector>

class Loader {
public:
  explicit Loader(std::string base) : base_(std::move(base)), client_(curl_easy_init()) {}

  bool load(const std::string &name) {
    if (!client_)
      return false;
    const std::string url = base_ + "/" + name;
    curl_easy_setopt(client_, CURLOPT_URL, url.c_str());
    return curl_easy_perform(client_) == CURLE_OK;
  }

private:
  std::string base_;
  CURL *client_;

public:
  ~Loader() { curl_easy_cleanup(client_); }
  Loader(const Loader &) = delete;
  Loader &operator=(const Loader &) = delete;
};

struct Report {
  std::map<std::string, bool> loaded;
  int failures = 0;
};

Report load_all(const std::string &base, const std::vector<std::string> &names) {
  Report report;
  for (const std::string &name : names) {
    Loader loader(base);
    const bool good = loader.load(name);
    report.loaded[name] = good;
    report.failures += !good;
  }
  return report;
}
