/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_FREETYPE_FREETYPE_H
#define MOCK_FREETYPE_FREETYPE_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct FT_LibraryRec_ *FT_Library;
typedef struct FT_FaceRec_ *FT_Face;

int FT_Init_FreeType(FT_Library *alibrary);
int FT_New_Face(FT_Library library, const char *filepathname, long face_index, FT_Face *aface);
int FT_Done_FreeType(FT_Library library);

MOCK_END_DECLS

#endif
