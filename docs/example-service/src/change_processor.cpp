// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "change_processor.h"

#include <utility>

namespace contacts {

ChangeProcessor::ChangeProcessor(Directory &directory, ContactStore &store)
    : directory_(directory), store_(store) {}

bool ChangeProcessor::Update(const std::string &id) {
  if (!processing_.insert(id).second)
    return false;

  const Contact contact = directory_.Fetch(id);
  if (!store_.Upsert(contact)) {
    failed_.push_back(id);
    return false;
  }

  processing_.erase(id);
  return true;
}

bool ChangeProcessor::Remove(const std::string &id) {
  if (!removing_.insert(id).second)
    return false;

  bool removed = false;
  try {
    removed = store_.Remove(id);
  } catch (...) {
    removing_.erase(id);
    throw;
  }
  removing_.erase(id);
  return removed;
}

std::size_t ChangeProcessor::RetryFailed() {
  if (retrying_)
    return failed_.size();
  retrying_ = true;

  const std::vector<std::string> ids = std::exchange(failed_, {});
  for (const std::string &id : ids)
    Update(id);

  retrying_ = false;
  return failed_.size();
}

} // namespace contacts
