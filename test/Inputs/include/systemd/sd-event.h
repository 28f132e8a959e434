/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SYSTEMD_SD_EVENT_H
#define MOCK_SYSTEMD_SD_EVENT_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct sd_event sd_event;

sd_event *sd_event_ref(sd_event *e);
sd_event *sd_event_unref(sd_event *e);
int sd_event_loop(sd_event *e);

MOCK_END_DECLS

#endif
