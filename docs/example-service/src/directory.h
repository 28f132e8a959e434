// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef CONTACT_SYNC_DIRECTORY_H
#define CONTACT_SYNC_DIRECTORY_H

#include "contact.h"
#include "http_client.h"

#include <cstddef>
#include <string>
#include <unordered_map>

namespace contacts {

/// Answers look-ups from memory and asks the directory server otherwise.
class Directory {
public:
  explicit Directory(std::string base_url);

  const Contact &Find(const std::string &email);
  std::string PhotoUrl(const std::string &id);

  /// Asks the server, whatever the memory holds.
  Contact Fetch(const std::string &id);

  std::size_t KnownContacts() const;

private:
  static constexpr std::size_t kMaxPhotoUrls = 1024;

  HttpClient http_;
  std::unordered_map<std::string, Contact> contacts_by_email_;
  std::unordered_map<std::string, std::string> photo_urls_;
};

} // namespace contacts

#endif // CONTACT_SYNC_DIRECTORY_H
