// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef MOCK_RDKAFKA_H
#define MOCK_RDKAFKA_H
#pragma GCC system_header

#ifdef __cplusplus
extern "C" {
#endif
typedef struct rd_kafka_s rd_kafka_t;
typedef struct rd_kafka_topic_s rd_kafka_topic_t;
typedef struct rd_kafka_metadata {
  int broker_cnt;
} rd_kafka_metadata_t;
int rd_kafka_metadata(rd_kafka_t *client, int all, rd_kafka_topic_t *topic,
                      const struct rd_kafka_metadata **metadata, int timeout);
void rd_kafka_metadata_destroy(const struct rd_kafka_metadata *metadata);
#ifdef __cplusplus
}
#endif

#endif
