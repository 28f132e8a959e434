// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --incident unsettled-promise.cpp %s
// LEDGER: nobody says why there is no answer
#include "ledger.h"
#include "print.h"

double rate_for(int amount) {
  if (amount < 0)
    throw std::runtime_error("the service is down");
  return 2;
}

int main() {
  Desk desk({{"a", 100}});
  int answers = 0, errors = 0;
  bool told = true;
  for (const int amount : {10, 20, 60, -1}) {
    std::future<double> result = desk.ask({"a", amount});
    try {
      answers += result.get() > 0;
    } catch (const std::future_error &) { // the promise is broken
      ++errors;
      told = false;
    } catch (const std::exception &) {
      ++errors;
    }
  }
  desk.close();
  ledger_demand(told, "nobody says why there is no answer");
  out << answers << errors << desk.refused() << '\n';
}
