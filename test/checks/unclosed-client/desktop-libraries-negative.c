// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What these libraries' objects have, and who ends with whom.
#include <cairo.h>
#include <freetype/freetype.h>
#include <gst/gst.h>
#include <png.h>
#include <stddef.h>

int theContextHasItsTarget(cairo_t *cr, const char *path) {
  return cairo_surface_write_to_png(cairo_get_target(cr), path);
}

int whatCouldNotBeMadeIsStatic(const char *path) {
  int status;
  cairo_surface_t *surface = cairo_image_surface_create(0, 64, 64);
  if (cairo_surface_status(surface) != 0)
    return -1;
  status = cairo_surface_write_to_png(surface, path);
  cairo_surface_destroy(surface);
  return status;
}

cairo_t *theSurfaceGoesOnInItsContext(void) {
  cairo_surface_t *surface = cairo_image_surface_create(0, 64, 64);
  cairo_t *cr = cairo_create(surface);
  cairo_surface_destroy(surface);
  return cr;
}

int aFaceEndsWithItsLibrary(const char *path, int (*draw)(FT_Face)) {
  FT_Library library;
  FT_Face face;
  int n = -1;
  if (FT_Init_FreeType(&library) != 0)
    return -1;
  if (FT_New_Face(library, path, 0, &face) == 0)
    n = draw(face);
  FT_Done_FreeType(library);
  return n;
}

int theBinTakesTheFloatingElement(GstElement *bin) {
  GstElement *sink = gst_element_factory_make("fakesink", NULL);
  return gst_bin_add(bin, sink);
}

int whatIsPostedIsTheBuss(GstBus *from, GstBus *to) {
  GstMessage *message = gst_bus_timed_pop(from, 1000);
  if (!message)
    return 0;
  return gst_bus_post(to, message);
}

int theStructureIsDestroyedByItsAddress(void) {
  png_structp png = png_create_write_struct("1.6", NULL, NULL, NULL);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_write_struct(&png, NULL);
    return -1;
  }
  png_destroy_write_struct(&png, &info);
  return 0;
}
