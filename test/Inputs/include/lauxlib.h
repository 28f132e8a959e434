/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_LAUXLIB_H
#define MOCK_LAUXLIB_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

#include <lua.h>

lua_State *(luaL_newstate)(void);
int(luaL_loadstring)(lua_State *L, const char *s);

MOCK_END_DECLS

#endif
