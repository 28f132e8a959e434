// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// One leak for each form that the rows of libraries for pictures, sound and devices have.
#include <cairo.h>
#include <freetype/freetype.h>
#include <gst/gst.h>
#include <libinput.h>
#include <net-snmp/library/large_fd_set.h>
#include <png.h>
#include <stddef.h>
#include <wayland-client-core.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

int cairoContext(cairo_surface_t *surface, int visible) {
  cairo_t *cr = cairo_create(surface);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'cr' is not closed on every path; 'cairo_create' opens a cairo context that 'cairo_destroy' must close
  if (!visible)
    return 0;
  cairo_paint(cr);
  cairo_destroy(cr);
  return 1;
}

int cairoSurface(const char *path) {
  cairo_surface_t *surface = cairo_image_surface_create(0, 64, 64);
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'surface' is not closed on every path; 'cairo_image_surface_create' opens a cairo surface that 'cairo_surface_destroy' must close
  if (cairo_surface_status(surface) != 0)
    return -1;
  return cairo_surface_write_to_png(surface, path);
  // CHECK-FIXES:   const int result = cairo_surface_write_to_png(surface, path);
  // CHECK-FIXES-NEXT:   cairo_surface_destroy(surface);
  // CHECK-FIXES-NEXT:   return result;
}

int freetype(const char *path, FT_Face *face) {
  FT_Library library;
  if (FT_Init_FreeType(&library) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'library' is not closed on every path; 'FT_Init_FreeType' opens a FreeType library that 'FT_Done_FreeType' must close
    return -1;
  if (FT_New_Face(library, path, 0, face) != 0)
    return -2;
  FT_Done_FreeType(library);
  return 0;
}

int gstBus(GstElement *pipeline) {
  GstBus *bus = gst_element_get_bus(pipeline);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'bus' is not closed on every path; 'gst_element_get_bus' opens a GStreamer bus that 'gst_object_unref' must close
  GstMessage *message = gst_bus_timed_pop(bus, 1000);
  if (!message)
    return -1;
  gst_message_unref(message);
  gst_object_unref(bus);
  return 0;
}

int libinput(struct libinput *li) {
  int n = 0;
  struct libinput_event *event;
  while ((event = libinput_get_event(li))) {
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'event' is not closed on every path; 'libinput_get_event' opens a libinput event that 'libinput_event_destroy' must close
    if (libinput_event_get_type(event) == 0)
      continue;
    n += libinput_event_get_type(event);
    libinput_event_destroy(event);
  }
  return n;
}

int png(void) {
  png_structp png = png_create_read_struct("1.6", NULL, NULL, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'png' is not closed on every path; 'png_create_read_struct' opens a PNG read structure that 'png_destroy_read_struct' must close
  if (!png)
    return -1;
  png_infop info = png_create_info_struct(png);
  if (!info)
    return -2;
  // CHECK-FIXES:   if (!info) {
  // CHECK-FIXES-NEXT:     png_destroy_read_struct(&png, NULL, NULL);
  // CHECK-FIXES-NEXT:     return -2;
  png_read_png(png, info, 0, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  return 0;
}

int snmp(int last) {
  netsnmp_large_fd_set set;
  netsnmp_large_fd_set_init(&set, 1024);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'set' is not closed on every path; 'netsnmp_large_fd_set_init' opens a large set of descriptors that 'netsnmp_large_fd_set_cleanup' must close
  if (netsnmp_large_fd_set_select(last, &set) < 0)
    return -1;
  // CHECK-FIXES:   if (netsnmp_large_fd_set_select(last, &set) < 0) {
  // CHECK-FIXES-NEXT:     netsnmp_large_fd_set_cleanup(&set);
  // CHECK-FIXES-NEXT:     return -1;
  netsnmp_large_fd_set_cleanup(&set);
  return 0;
}

int wayland(void) {
  struct wl_display *display = wl_display_connect(NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'display' is not closed on every path; 'wl_display_connect' opens a connection to a Wayland display that 'wl_display_disconnect' must close
  if (!display)
    return -1;
  if (wl_display_roundtrip(display) < 0)
    return -2;
  wl_display_disconnect(display);
  return 0;
}

int drmResources(int fd) {
  drmModeResPtr resources = drmModeGetResources(fd);
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'resources' is never closed; 'drmModeGetResources' opens a set of mode resources that 'drmModeFreeResources' must close
  if (!resources)
    return -1;
  return resources->count_connectors;
}

int drmDevice(int fd, int (*wanted)(int)) {
  drmDevicePtr device;
  if (drmGetDevice(fd, &device) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'device' is not closed on every path; 'drmGetDevice' opens a DRM device that 'drmFreeDevice' must close
    return -1;
  if (!wanted(fd))
    return 0;
  drmFreeDevice(&device);
  return 1;
}
