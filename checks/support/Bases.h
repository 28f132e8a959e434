//===- Bases.h - A class and its bases -----------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_BASES_H
#define CLOSECALL_SUPPORT_BASES_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace closecall {

/// Whether \p Fits, of a `const clang::RecordDecl &`, holds for the class or
/// for one of its bases, however far.
template <typename Test>
bool fitsOrDerives(const clang::RecordDecl &Class, Test Fits) {
  if (Fits(Class))
    return true;
  const auto *Definition =
      llvm::dyn_cast_or_null<clang::CXXRecordDecl>(Class.getDefinition());
  return Definition && llvm::any_of(Definition->bases(),
                                    [&](const clang::CXXBaseSpecifier &Base) {
                                      const clang::CXXRecordDecl *R =
                                          Base.getType()->getAsCXXRecordDecl();
                                      return R && fitsOrDerives(*R, Fits);
                                    });
}

} // namespace closecall

#endif // CLOSECALL_SUPPORT_BASES_H
