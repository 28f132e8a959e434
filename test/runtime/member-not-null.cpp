// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The closing call does not like null, and the member may never have been opened.
// RUN: %check_runtime --fix-notes %s
// LEDGER: libevent base: 1 of 1 never closed
#include <event2/bufferevent.h>

#include "print.h"

class Loop {
public:
  bool start() {
    base_ = event_base_new();
    return base_ != nullptr;
  }
  bool started() const { return base_ != nullptr; }

private:
  event_base *base_ = nullptr;
};

int main() {
  Loop used, unused;
  out << used.start() << used.started() << unused.started() << '\n';
}
