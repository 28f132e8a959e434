// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "directory.h"

#include <cstdlib>
#include <sstream>
#include <utility>

namespace contacts {
namespace {

/// The server answers with one field a line: id, name, address, revision.
Contact ParseContact(const std::string &body) {
  std::istringstream lines(body);
  Contact contact;
  std::string revision;
  std::getline(lines, contact.id);
  std::getline(lines, contact.name);
  std::getline(lines, contact.email);
  std::getline(lines, revision);
  if (contact.id.empty())
    throw HttpError("malformed contact");
  contact.revision = std::atoll(revision.c_str());
  return contact;
}

} // namespace

Directory::Directory(std::string base_url) : http_(std::move(base_url)) {}

const Contact &Directory::Find(const std::string &email) {
  const auto known = contacts_by_email_.find(email);
  if (known != contacts_by_email_.end())
    return known->second;
  Contact contact = ParseContact(http_.Get("/contacts?email=" + email));
  return contacts_by_email_.emplace(email, std::move(contact)).first->second;
}

std::string Directory::PhotoUrl(const std::string &id) {
  const auto known = photo_urls_.find(id);
  if (known != photo_urls_.end())
    return known->second;
  std::string url = http_.Get("/contacts/" + id + "/photo-url");
  if (photo_urls_.size() >= kMaxPhotoUrls)
    photo_urls_.erase(photo_urls_.begin());
  photo_urls_.emplace(id, url);
  return url;
}

Contact Directory::Fetch(const std::string &id) {
  return ParseContact(http_.Get("/contacts/" + id));
}

std::size_t Directory::KnownContacts() const {
  return contacts_by_email_.size();
}

} // namespace contacts
