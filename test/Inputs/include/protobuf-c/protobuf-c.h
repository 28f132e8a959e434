/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_PROTOBUF_C_PROTOBUF_C_H
#define MOCK_PROTOBUF_C_PROTOBUF_C_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct ProtobufCAllocator ProtobufCAllocator;
typedef struct ProtobufCMessageDescriptor ProtobufCMessageDescriptor;
typedef struct ProtobufCMessage {
  const ProtobufCMessageDescriptor *descriptor;
} ProtobufCMessage;

ProtobufCMessage *protobuf_c_message_unpack(const ProtobufCMessageDescriptor *descriptor, ProtobufCAllocator *allocator,
                                            unsigned long len, const unsigned char *data);
void protobuf_c_message_free_unpacked(ProtobufCMessage *message, ProtobufCAllocator *allocator);
unsigned long protobuf_c_message_get_packed_size(const ProtobufCMessage *message);

MOCK_END_DECLS

#endif
