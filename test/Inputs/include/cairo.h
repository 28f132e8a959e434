/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_CAIRO_H
#define MOCK_CAIRO_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;

cairo_surface_t *cairo_image_surface_create(int format, int width, int height);
int cairo_surface_status(cairo_surface_t *surface);
int cairo_surface_write_to_png(cairo_surface_t *surface, const char *filename);
void cairo_surface_destroy(cairo_surface_t *surface);
cairo_t *cairo_create(cairo_surface_t *target);
cairo_surface_t *cairo_get_target(cairo_t *cr);
void cairo_paint(cairo_t *cr);
void cairo_destroy(cairo_t *cr);

MOCK_END_DECLS

#endif
