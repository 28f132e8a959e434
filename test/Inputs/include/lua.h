/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_LUA_H
#define MOCK_LUA_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct lua_State lua_State;

void(lua_close)(lua_State *L);

MOCK_END_DECLS

#endif
