//===- MemberFix.h - Edits that let a class close its member --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_MEMBERFIX_H
#define CLOSECALL_FIX_MEMBERFIX_H

#include "obligation/ClassDuty.h"
#include "obligation/ContainerDuty.h"
#include "obligation/StructDuty.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace closecall {

/// Edits that change what a class can do, or rely on how its methods work
/// together, so that they belong on a note.
struct MemberFix {
  std::vector<clang::FixItHint> Edits;
  std::string Advice;   ///< what to do, and why there is no edit
  std::string Obstacle; ///< the reason by itself; empty if there are edits
};

/// Whether somebody uses a copy or move that the compiler has made, and that a
/// destructor would take away.
bool isCopiedImplicitly(const clang::CXXRecordDecl &Class);

/// Whether two objects of the class may come to hold the same client, in
/// \p Member if it is given: they are copied or moved, and the move does not
/// take it out of the other one.
bool mayShare(const clang::CXXRecordDecl &Class, const clang::FieldDecl *Member,
              const clang::ASTContext &Context);

/// \p Statements at the end of \p Destructor, a definition; if it is null, in a
/// new one, with the copy operations deleted: see isCopiedImplicitly.  Nothing
/// inside macros.
std::vector<clang::FixItHint>
destructorEdits(clang::ASTContext &Context, const clang::CXXRecordDecl &Class,
                const clang::CXXDestructorDecl *Destructor,
                llvm::ArrayRef<std::string> Statements);

/// The fixes of all that \p Class, whose methods are \p Methods, does wrong: of
/// \p Containers first, then of \p Members.  Edits that go to the same place
/// are one, that of the first; none goes where \p IsTaken says that another
/// edit stands.
std::vector<MemberFix> planClassFixes(
    obligation::Program &Unit, const clang::CXXRecordDecl &Class,
    llvm::ArrayRef<const clang::CXXMethodDecl *> Methods,
    llvm::ArrayRef<obligation::ContainerLeak> Containers,
    llvm::ArrayRef<obligation::MemberLeak> Members,
    llvm::function_ref<bool(llvm::ArrayRef<clang::FixItHint>)> IsTaken);

/// What to do about a local container, which no edit closes.
MemberFix planContainerFix(const obligation::ContainerLeak &Leak);

/// A close of each field before the structure is freed.
std::vector<MemberFix>
planFieldFixes(clang::ASTContext &Context,
               llvm::ArrayRef<obligation::FieldLeak> Leaks);

} // namespace closecall

#endif // CLOSECALL_FIX_MEMBERFIX_H
