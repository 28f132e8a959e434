// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Keeps contacts for five minutes, so that not every message asks the directory.
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

struct Contact {
  std::string name;
  std::string language;
};

/// The slow look-up, in another service.
Contact fetch_contact(const std::string &number);

class ContactCache {
public:
  explicit ContactCache(long lifetime) : lifetime_(lifetime) {}

  Contact get(const std::string &number, long now);
  int hits() const { return hits_; }

private:
  struct Entry {
    Contact contact;
    long expires_at = 0;
  };

  long lifetime_;
  int hits_ = 0;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> contacts_;
};

Contact ContactCache::get(const std::string &number, long now) {
  const std::lock_guard<std::mutex> held(mutex_);
  const auto known = contacts_.find(number);
  if (known != contacts_.end() && known->second.expires_at > now) {
    ++hits_;
    return known->second.contact;
  }
  Contact fresh = fetch_contact(number);
  if (contacts_.size() >= 1000) contacts_.erase(contacts_.begin());
  Entry &entry = contacts_[number];
  entry.contact = fresh;
  entry.expires_at = now + lifetime_;
  return fresh;
}
