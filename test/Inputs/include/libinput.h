/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_LIBINPUT_H
#define MOCK_LIBINPUT_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

struct libinput;
struct libinput_event;

struct libinput_event *libinput_get_event(struct libinput *libinput);
int libinput_event_get_type(struct libinput_event *event);
void libinput_event_destroy(struct libinput_event *event);

MOCK_END_DECLS

#endif
