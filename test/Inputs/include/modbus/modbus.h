/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_MODBUS_MODBUS_H
#define MOCK_MODBUS_MODBUS_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct _modbus modbus_t;

modbus_t *modbus_new_tcp(const char *ip_address, int port);
int modbus_connect(modbus_t *ctx);
void modbus_close(modbus_t *ctx);
void modbus_free(modbus_t *ctx);

MOCK_END_DECLS

#endif
