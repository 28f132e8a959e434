// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Listens to the events of an account; tries again when subscribing fails.
#include <hiredis/hiredis.h>
#include <string>
#include <utility>

class EventListener {
public:
  EventListener(std::string host, int port) : host_(std::move(host)), port_(port) {}
  EventListener(const EventListener &) = delete;
  EventListener &operator=(const EventListener &) = delete;
  ~EventListener() { stop(); }

  bool start(const std::string &account);
  void stop();
  int attempts() const { return attempts_; }

private:
  static bool accepted(const redisReply *reply) { return reply && reply->type != REDIS_REPLY_ERROR; }

  std::string host_;
  int port_;
  int attempts_ = 0;
  redisContext *pubsub_ = nullptr;
};

bool EventListener::start(const std::string &account) {
  if (pubsub_)
    return true;
  ++attempts_;
  redisContext *context = redisConnect(host_.c_str(), port_);
  if (!context)
    return false;
  if (context->err) {
    redisFree(context);
    return false;
  }
  redisReply *reply = static_cast<redisReply *>(redisCommand(context, "SUBSCRIBE events:%s", account.c_str()));
  if (!accepted(reply)) {
    freeReplyObject(reply);
    return false;
  }
  freeReplyObject(reply);
  pubsub_ = context;
  return true;
}

void EventListener::stop() {
  redisFree(pubsub_);
  pubsub_ = nullptr;
}
