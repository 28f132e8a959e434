/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_EVENT2_BUFFER_H
#define MOCK_EVENT2_BUFFER_H
#pragma GCC system_header

#include <event2/util.h>
#include <mock_decls.h>

MOCK_BEGIN_DECLS

struct evbuffer;
struct evbuffer *evbuffer_new(void);
void evbuffer_free(struct evbuffer *buf);
size_t evbuffer_get_length(const struct evbuffer *buf);
int evbuffer_add(struct evbuffer *buf, const void *data, size_t size);
int evbuffer_drain(struct evbuffer *buf, size_t size);

MOCK_END_DECLS

#endif
