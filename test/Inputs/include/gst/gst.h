/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_GST_GST_H
#define MOCK_GST_GST_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct _GstElement GstElement;
typedef struct _GstBus GstBus;
typedef struct _GstMessage GstMessage;
typedef unsigned long GstClockTime;

GstElement *gst_element_factory_make(const char *factoryname, const char *name);
GstBus *gst_element_get_bus(GstElement *element);
GstMessage *gst_bus_timed_pop(GstBus *bus, GstClockTime timeout);
int gst_bus_post(GstBus *bus, GstMessage *message);
int gst_bin_add(GstElement *bin, GstElement *element);
void gst_message_unref(GstMessage *msg);
void gst_object_unref(void *object);

MOCK_END_DECLS

#endif
