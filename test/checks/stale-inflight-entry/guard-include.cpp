// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config '{CheckOptions: [{key: closecall-stale-inflight-entry.Guard, value: gsl}]}'
//
// The guard that the user asks for brings its header along.
#include <set>
#include <string>
// CHECK-FIXES: #include <gsl/gsl>
// CHECK-FIXES-NEXT: #include <set>
// CHECK-FIXES-NEXT: #include <string>

class Importer {
public:
  bool import(const std::string &name);

private:
  bool store(const std::string &name);
  std::set<std::string> running_;
};

bool Importer::import(const std::string &name) {
  running_.insert(name);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'running_' keeps 'name' when the function is left early
  // CHECK-FIXES:   const auto unmark = gsl::finally([&] { running_.erase(name); });
  if (!store(name))
    return false;
  running_.erase(name);
  return true;
}
