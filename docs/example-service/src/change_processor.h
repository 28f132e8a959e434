// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef CONTACT_SYNC_CHANGE_PROCESSOR_H
#define CONTACT_SYNC_CHANGE_PROCESSOR_H

#include "contact.h"
#include "contact_store.h"
#include "directory.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace contacts {

/// Applies announced changes to the store. A contact that is in work is left
/// alone, as storing one change may announce the next.
class ChangeProcessor {
public:
  ChangeProcessor(Directory &directory, ContactStore &store);

  /// False when the contact is in work already or cannot be stored.
  bool Update(const std::string &id);
  bool Remove(const std::string &id);

  /// Repeats the updates that failed; returns how many still fail.
  std::size_t RetryFailed();

private:
  Directory &directory_;
  ContactStore &store_;
  std::set<std::string> processing_;
  std::set<std::string> removing_;
  std::vector<std::string> failed_;
  bool retrying_ = false;
};

} // namespace contacts

#endif // CONTACT_SYNC_CHANGE_PROCESSOR_H
