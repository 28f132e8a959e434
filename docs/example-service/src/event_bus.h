// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef CONTACT_SYNC_EVENT_BUS_H
#define CONTACT_SYNC_EVENT_BUS_H

#include "contact.h"

#include <hiredis/hiredis.h>

#include <optional>
#include <string>

namespace contacts {

/// Receives changes over Redis publish/subscribe and announces our own.
class EventBus {
public:
  EventBus(std::string host, int port);
  ~EventBus();

  EventBus(const EventBus &) = delete;
  EventBus &operator=(const EventBus &) = delete;

  bool Subscribe(const std::string &channel);

  /// Waits for the next change; empty when the connection is gone.
  std::optional<Change> Next();

  bool Announce(const std::string &channel, const std::string &id);

  /// Ends a Next() that another thread waits in.
  void Interrupt();

  /// Leaves the channel, then drops the connection.
  void Close();

  /// \deprecated Use Close(), which leaves the channel first.
  void Disconnect();

private:
  std::string host_;
  int port_;
  redisContext *subscriber_ = nullptr;
};

} // namespace contacts

#endif // CONTACT_SYNC_EVENT_BUS_H
