// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "sync_worker.h"

#include "http_client.h"

#include <chrono>
#include <cstdio>
#include <utility>

namespace contacts {

SyncWorker::SyncWorker(EventBus &bus, ChangeProcessor &processor)
    : bus_(bus), processor_(processor) {}

SyncWorker::~SyncWorker() { Stop(); }

void SyncWorker::Start() {
  if (running_.exchange(true))
    return;
  follower_ = std::thread([this] { FollowBus(); });
}

void SyncWorker::Stop() {
  running_ = false;
  if (follower_.joinable())
    follower_.join();
}

void SyncWorker::FollowBus() {
  while (running_) {
    const std::optional<Change> change = bus_.Next();
    if (!change)
      break;
    HandleChange(*change);
  }
}

std::future<bool> SyncWorker::AnnounceAsync(std::string id) {
  return std::async(std::launch::async, [this, id = std::move(id)] {
    return bus_.Announce("contacts", id);
  });
}

void SyncWorker::AnnounceAll(const std::vector<std::string> &ids) {
  std::vector<std::future<bool>> announced;
  for (const std::string &id : ids)
    announced.push_back(AnnounceAsync(id));
  for (std::future<bool> &one : announced)
    if (!one.get())
      std::fputs("a change was not announced\n", stderr);
}

void SyncWorker::HandleChange(const Change &change) {
  ++handled_;
  const bool done = change.kind == Change::Kind::kRemoved
                        ? processor_.Remove(change.id)
                        : processor_.Update(change.id);
  if (done)
    AnnounceAsync(change.id);
}

bool SyncWorker::CheckPhotos(const std::vector<std::string> &urls) {
  std::future<std::size_t> reachable = std::async(std::launch::async, [&urls] {
    std::size_t count = 0;
    for (const std::string &url : urls)
      count += IsReachable(url) ? 1 : 0;
    return count;
  });
  if (processor_.RetryFailed() != 0)
    return false;
  return reachable.get() == urls.size();
}

void SyncWorker::StartReports() {
  std::thread([this] {
    while (running_) {
      Report();
      std::this_thread::sleep_for(std::chrono::minutes(1));
    }
  }).detach();
}

void SyncWorker::Report() const {
  std::printf("%zu changes handled\n", handled_.load());
}

void SyncWorker::Answer(const std::string &question,
                        std::promise<std::size_t> answer) {
  if (question == "handled") {
    answer.set_value(handled_);
    return;
  }
  if (question == "failed") {
    answer.set_value(processor_.RetryFailed());
    return;
  }
  std::fprintf(stderr, "unknown question '%s'\n", question.c_str());
}

} // namespace contacts
