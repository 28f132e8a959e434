/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_WAYLAND_CLIENT_CORE_H
#define MOCK_WAYLAND_CLIENT_CORE_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

struct wl_display;

struct wl_display *wl_display_connect(const char *name);
int wl_display_roundtrip(struct wl_display *display);
void wl_display_disconnect(struct wl_display *display);

MOCK_END_DECLS

#endif
