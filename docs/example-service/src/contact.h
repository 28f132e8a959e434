// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef CONTACT_SYNC_CONTACT_H
#define CONTACT_SYNC_CONTACT_H

#include <cstdint>
#include <string>

namespace contacts {

/// One address book entry, as the directory server delivers it.
struct Contact {
  std::string id;
  std::string name;
  std::string email;
  std::int64_t revision = 0;
};

/// A change announced on the event bus.
struct Change {
  enum class Kind { kUpdated, kRemoved };

  Kind kind = Kind::kUpdated;
  std::string id;
};

} // namespace contacts

#endif // CONTACT_SYNC_CONTACT_H
