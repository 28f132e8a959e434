//===- FilledOnce.h - Tables that one run of the code fills ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_FILLEDONCE_H
#define CLOSECALL_CONTAINER_FILLEDONCE_H

#include "container/UseIndex.h"

namespace closecall {

/// Whether \p At runs for \p Container only as long as nothing was put into it:
/// where it was found empty, below a flag that is raised there and never
/// lowered, in what `std::call_once` runs, in the initialiser of a static
/// local variable.
bool isFilledOnce(const clang::ValueDecl &Container,
                  const clang::FunctionDecl &In, const clang::Stmt *At,
                  UseIndex &Index);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_FILLEDONCE_H
