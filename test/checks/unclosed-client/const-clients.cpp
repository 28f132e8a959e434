// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A client that is const for everybody: an object that is made of it may keep it, a function that gets it only reads.
#include <librdkafka/rdkafka.h>

class Metadata {
public:
  explicit Metadata(const struct rd_kafka_metadata *metadata);
  virtual ~Metadata();
};

void print(const struct rd_kafka_metadata *metadata);

Metadata *kept(rd_kafka_t *client) {
  const struct rd_kafka_metadata *metadata = nullptr;
  if (rd_kafka_metadata(client, 1, nullptr, &metadata, 1000) != 0)
    return nullptr;
  return new Metadata(metadata);
}

void read(rd_kafka_t *client) {
  const struct rd_kafka_metadata *metadata = nullptr;
  // CHECK-MESSAGES: :[[@LINE+1]]:7: warning: 'metadata' is never closed
  if (rd_kafka_metadata(client, 1, nullptr, &metadata, 1000) != 0)
    return;
  print(metadata);
}
