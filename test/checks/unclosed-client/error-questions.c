// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A function that asks whether a code is an error: of the code of an opening call, it says whether that failed.
#include <lz4frame.h>

int decompress(void *to, size_t size) {
  LZ4F_dctx *context;
  size_t code = LZ4F_createDecompressionContext(&context, 100);
  if (LZ4F_isError(code))
    return -1;
  code = LZ4F_decompress(context, to, &size);
  LZ4F_freeDecompressionContext(context);
  return LZ4F_isError(code) ? -1 : 0;
}

int decompressOnce(void *to, size_t size) {
  LZ4F_dctx *context;
  // CHECK-MESSAGES: :[[@LINE+1]]:17: warning: 'context' is not closed on every path
  size_t code = LZ4F_createDecompressionContext(&context, 100);
  if (LZ4F_isError(code))
    return -1;
  code = LZ4F_decompress(context, to, &size);
  if (LZ4F_isError(code))
    return -1;
  LZ4F_freeDecompressionContext(context);
  return 0;
}
