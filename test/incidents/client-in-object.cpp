// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --incident client-in-object.cpp %s
// LEDGER: libcurl easy handle: 3 of 3 never closed
#include "print.h"

int main() {
  const Report report = load_all("http://store", {"a", "refused", "b"});
  out << report.loaded.size() << report.failures << '\n';
}
