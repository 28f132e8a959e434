//===- GrownArray.h - Arrays that realloc enlarges ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_GROWNARRAY_H
#define CLOSECALL_CONTAINER_GROWNARRAY_H

#include "container/ContainerUses.h"

namespace closecall {

/// The static pointer to an array of entries that a call of realloc or its kin
/// enlarges; null if it is something else.
const clang::VarDecl *grownArray(const clang::CallExpr &Realloc);

/// What is done with such an array.  What counts its elements is any variable
/// that is part of the new size or of an index that is counted up.
ContainerUses collectArrayUses(const clang::VarDecl &Array, UseIndex &Index);

/// The variable that counts the elements; null unless there is exactly one.
const clang::VarDecl *elementCount(const clang::VarDecl &Array,
                                   UseIndex &Index);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_GROWNARRAY_H
