// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef CONTACT_SYNC_SYNC_WORKER_H
#define CONTACT_SYNC_SYNC_WORKER_H

#include "change_processor.h"
#include "event_bus.h"

#include <atomic>
#include <cstddef>
#include <future>
#include <string>
#include <thread>
#include <vector>

namespace contacts {

/// Runs the service: one thread follows the event bus, others help out.
class SyncWorker {
public:
  SyncWorker(EventBus &bus, ChangeProcessor &processor);
  ~SyncWorker();

  SyncWorker(const SyncWorker &) = delete;
  SyncWorker &operator=(const SyncWorker &) = delete;

  void Start();
  void Stop();

  std::future<bool> AnnounceAsync(std::string id);
  void AnnounceAll(const std::vector<std::string> &ids);
  void HandleChange(const Change &change);

  /// Looks at the photos of one directory in the background.
  bool CheckPhotos(const std::vector<std::string> &urls);

  void StartReports();
  void Answer(const std::string &question, std::promise<std::size_t> answer);

private:
  void FollowBus();
  void Report() const;

  EventBus &bus_;
  ChangeProcessor &processor_;
  std::atomic<bool> running_{false};
  std::atomic<std::size_t> handled_{0};
  std::thread follower_;
};

} // namespace contacts

#endif // CONTACT_SYNC_SYNC_WORKER_H
