//===- Embedded.h - Texts that the driver carries ------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_EMBEDDED_H
#define CLOSECALL_DRIVER_EMBEDDED_H

#include "llvm/ADT/StringRef.h"

namespace closecall::driver {

/// A file compiled in by EmbedTexts.cmake, by its name without folder; empty if
/// there is none.
llvm::StringRef embedded(llvm::StringRef Name);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_EMBEDDED_H
