// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "http_client.h"

#include <cstdio>
#include <memory>
#include <utility>

namespace contacts {
namespace {

constexpr long kTimeoutSeconds = 10;

struct CurlDeleter {
  void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};

struct FileCloser {
  void operator()(std::FILE *file) const { std::fclose(file); }
};

std::size_t AppendBody(char *data, std::size_t size, std::size_t count,
                       void *body) {
  static_cast<std::string *>(body)->append(data, size * count);
  return size * count;
}

} // namespace

HttpClient::HttpClient(std::string base_url)
    : base_url_(std::move(base_url)), handle_(curl_easy_init()) {
  if (handle_ == nullptr)
    throw HttpError("cannot create a curl handle");
  curl_easy_setopt(handle_, CURLOPT_TIMEOUT, kTimeoutSeconds);
  curl_easy_setopt(handle_, CURLOPT_FAILONERROR, 1L);
}

std::string HttpClient::Get(const std::string &path) {
  const std::string url = base_url_ + path;
  std::string body;
  curl_easy_setopt(handle_, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, &AppendBody);
  curl_easy_setopt(handle_, CURLOPT_WRITEDATA, &body);
  const CURLcode code = curl_easy_perform(handle_);
  if (code != CURLE_OK)
    throw HttpError(url + ": " + curl_easy_strerror(code));
  return body;
}

bool DownloadPhoto(const std::string &url, const std::string &file_name) {
  CURL *curl = curl_easy_init();
  if (curl == nullptr)
    return false;

  std::unique_ptr<std::FILE, FileCloser> file(
      std::fopen(file_name.c_str(), "wb"));
  if (file == nullptr) {
    std::perror(file_name.c_str());
    return false;
  }

  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kTimeoutSeconds);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, file.get());
  const CURLcode code = curl_easy_perform(curl);
  curl_easy_cleanup(curl);
  return code == CURLE_OK;
}

bool IsReachable(const std::string &url) {
  std::unique_ptr<CURL, CurlDeleter> curl(curl_easy_init());
  if (curl == nullptr)
    return false;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_NOBODY, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, kTimeoutSeconds);
  return curl_easy_perform(curl.get()) == CURLE_OK;
}

} // namespace contacts
