// RUN: %check_test --config '{CheckOptions: [{key: closecall-fire-and-forget.TaskTypes, value: "app::Job"}, {key: closecall-fire-and-forget.AllowedFunctions, value: "app::warm*"}, {key: closecall-fire-and-forget.AllowCastToVoid, value: "false"}, {key: closecall-fire-and-forget.ReportDetach, value: "false"}]}' %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>
#include <thread>
#include <tuple>

namespace app {
class Job {
public:
  Job(Job &&) noexcept;
  ~Job();
  void wait();
};
Job submit();
std::future<int> warm_up();
std::future<int> load();
} // namespace app
void turn();

void a_type_of_ones_own() {
  app::submit();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'submit' returns is discarded, so its result and its errors are lost
}
void an_allowed_function() { app::warm_up(); }
void another() {
  app::load();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'load' returns is discarded, so its result and its errors are lost
}
void voided() {
  (void)app::load();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task that 'load' returns is discarded, so its result and its errors are lost
}
void let_go() {
  std::thread([] { turn(); }).detach();
}
