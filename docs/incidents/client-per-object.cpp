// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Copies changed objects to a store, with one request for each.
#include <curl/curl.h>
#include <string>
#include <vector>

struct Object {
  std::string bucket;
  std::string name;
  int version = 0;
};

class ObjectSync {
public:
  explicit ObjectSync(std::string endpoint) : endpoint_(std::move(endpoint)) {}

  /// Uploads all of them; returns how many the store took.
  int run(const std::vector<Object> &changed);
  int failed() const { return failed_; }

private:
  std::string address(const Object &object) const;
  bool upload(const Object &object);

  std::string endpoint_;
  int failed_ = 0;
};

std::string ObjectSync::address(const Object &object) const {
  return endpoint_ + "/" + object.bucket + "/" + object.name + "?v=" + std::to_string(object.version);
}

bool ObjectSync::upload(const Object &object) {
  CURL *client = curl_easy_init();
  if (!client)
    return false;
  const std::string url = address(object);
  curl_easy_setopt(client, CURLOPT_URL, url.c_str());
  const CURLcode status = curl_easy_perform(client);
  if (status != CURLE_OK) {
    ++failed_;
    return false;
  }
  return true;
}

int ObjectSync::run(const std::vector<Object> &changed) {
  int done = 0;
  for (const Object &object : changed) {
    if (object.version == 0)
      continue;
    if (upload(object))
      ++done;
  }
  return done;
}
