//===- BuiltinCatalogue.h - The compiled-in catalogue files ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CATALOGUE_BUILTINCATALOGUE_H
#define CLOSECALL_CATALOGUE_BUILTINCATALOGUE_H

#include "llvm/ADT/ArrayRef.h"

namespace closecall::catalogue {

/// One file of checks/catalogue/libraries.
struct BuiltinFile {
  const char *Name; ///< "libcurl.yaml"
  const char *Text;
  unsigned HeadSize;  ///< of what stands before the rows
  const char *Names;  ///< of its functions and types, the last parts; spaced
  const char *Common; ///< such names that the C library has as well: `free`
};

/// All built-in files in the order of their names.
llvm::ArrayRef<BuiltinFile> builtinFiles();

} // namespace closecall::catalogue

#endif // CLOSECALL_CATALOGUE_BUILTINCATALOGUE_H
