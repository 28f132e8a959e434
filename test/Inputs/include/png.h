/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_PNG_H
#define MOCK_PNG_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct png_struct_def *png_structp;
typedef struct png_struct_def **png_structpp;
typedef struct png_info_def *png_infop;
typedef struct png_info_def **png_infopp;

png_structp png_create_read_struct(const char *user_png_ver, void *error_ptr, void *error_fn, void *warn_fn);
png_structp png_create_write_struct(const char *user_png_ver, void *error_ptr, void *error_fn, void *warn_fn);
png_infop png_create_info_struct(const png_structp png_ptr);
void png_read_png(png_structp png_ptr, png_infop info_ptr, int transforms, void *params);
void png_destroy_read_struct(png_structpp png_ptr_ptr, png_infopp info_ptr_ptr, png_infopp end_info_ptr_ptr);
void png_destroy_write_struct(png_structpp png_ptr_ptr, png_infopp info_ptr_ptr);

MOCK_END_DECLS

#endif
