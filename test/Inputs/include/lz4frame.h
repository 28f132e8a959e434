// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef MOCK_LZ4FRAME_H
#define MOCK_LZ4FRAME_H
#pragma GCC system_header

#include <stddef.h>

typedef struct LZ4F_dctx_s LZ4F_dctx;
size_t LZ4F_createDecompressionContext(LZ4F_dctx **context, unsigned version);
size_t LZ4F_freeDecompressionContext(LZ4F_dctx *context);
size_t LZ4F_decompress(LZ4F_dctx *context, void *to, size_t *toSize);
unsigned LZ4F_isError(size_t code);

#endif
