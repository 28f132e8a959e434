// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "event_bus.h"

#include <sys/socket.h>

#include <cstdio>
#include <memory>
#include <utility>

namespace contacts {
namespace {

constexpr timeval kConnectTimeout = {2, 0};

struct ReplyDeleter {
  void operator()(redisReply *reply) const { freeReplyObject(reply); }
};
using ReplyPtr = std::unique_ptr<redisReply, ReplyDeleter>;

struct ContextDeleter {
  void operator()(redisContext *context) const { redisFree(context); }
};
using ContextPtr = std::unique_ptr<redisContext, ContextDeleter>;

redisContext *OpenSubscription(const std::string &host, int port,
                               const std::string &channel) {
  redisContext *context =
      redisConnectWithTimeout(host.c_str(), port, kConnectTimeout);
  if (context == nullptr)
    return nullptr;
  if (context->err != 0) {
    std::fprintf(stderr, "redis: %s\n", context->errstr);
    redisFree(context);
    return nullptr;
  }

  void *reply = redisCommand(context, "SUBSCRIBE %s", channel.c_str());
  if (reply == nullptr) {
    std::fprintf(stderr, "redis: cannot subscribe to %s\n", channel.c_str());
    return nullptr;
  }
  freeReplyObject(reply);
  return context;
}

} // namespace

EventBus::EventBus(std::string host, int port)
    : host_(std::move(host)), port_(port) {}

EventBus::~EventBus() { Close(); }

bool EventBus::Subscribe(const std::string &channel) {
  Close();
  subscriber_ = OpenSubscription(host_, port_, channel);
  return subscriber_ != nullptr;
}

std::optional<Change> EventBus::Next() {
  if (subscriber_ == nullptr)
    return std::nullopt;
  void *raw = nullptr;
  if (redisGetReply(subscriber_, &raw) != REDIS_OK)
    return std::nullopt;
  const ReplyPtr reply(static_cast<redisReply *>(raw));
  if (reply->type != REDIS_REPLY_ARRAY || reply->elements != 3)
    return std::nullopt;

  const redisReply *payload = reply->element[2];
  const std::string text(payload->str, payload->len);
  if (!text.empty() && text.front() == '-')
    return Change{Change::Kind::kRemoved, text.substr(1)};
  return Change{Change::Kind::kUpdated, text};
}

bool EventBus::Announce(const std::string &channel, const std::string &id) {
  const ContextPtr context(
      redisConnectWithTimeout(host_.c_str(), port_, kConnectTimeout));
  if (context == nullptr || context->err != 0)
    return false;
  const ReplyPtr reply(static_cast<redisReply *>(redisCommand(
      context.get(), "PUBLISH %s %s", channel.c_str(), id.c_str())));
  return reply != nullptr && reply->type != REDIS_REPLY_ERROR;
}

void EventBus::Interrupt() {
  if (subscriber_ != nullptr)
    shutdown(subscriber_->fd, SHUT_RDWR);
}

void EventBus::Close() {
  if (subscriber_ == nullptr)
    return;
  const ReplyPtr reply(
      static_cast<redisReply *>(redisCommand(subscriber_, "UNSUBSCRIBE")));
  redisFree(subscriber_);
  subscriber_ = nullptr;
}

void EventBus::Disconnect() {
  redisFree(subscriber_);
  subscriber_ = nullptr;
}

} // namespace contacts
