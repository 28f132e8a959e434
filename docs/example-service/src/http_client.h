// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef CONTACT_SYNC_HTTP_CLIENT_H
#define CONTACT_SYNC_HTTP_CLIENT_H

#include <curl/curl.h>

#include <stdexcept>
#include <string>

namespace contacts {

class HttpError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Talks to the directory server. The connection is kept alive between
/// requests, so one object serves one thread.
class HttpClient {
public:
  explicit HttpClient(std::string base_url);

  /// Returns the body; throws HttpError on any failure.
  std::string Get(const std::string &path);

private:
  std::string base_url_;
  CURL *handle_;
};

/// Stores the photo behind `url` in `file_name`.
bool DownloadPhoto(const std::string &url, const std::string &file_name);

/// True when the server answers a HEAD request in time.
bool IsReachable(const std::string &url);

} // namespace contacts

#endif // CONTACT_SYNC_HTTP_CLIENT_H
