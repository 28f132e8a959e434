//===- LibraryFunction.h - Is this the library's function? ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_LIBRARYFUNCTION_H
#define CLOSECALL_SUPPORT_LIBRARYFUNCTION_H

#include "catalogue/Catalogue.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include <string>

namespace closecall {

/// The name with its namespaces and classes, as the catalogue writes it:
/// without template arguments, which can be endless, and without inline
/// namespaces.
std::string qualifiedName(const clang::NamedDecl &D);

/// Whether \p F is the function of \p Lib and not one of the same name: it is a
/// builtin, or declared in a system header or in one of the library's own; the
/// C library's own names may be declared anywhere.  A user's catalogue speaks
/// of the user's code, wherever that is declared.
bool isOfLibrary(const clang::FunctionDecl &F, const catalogue::Library &Lib,
                 const catalogue::Catalogue &Catalogue,
                 const clang::SourceManager &SM);

/// Whether \p V has the name of one of C's standard streams.
bool isStandardStream(const clang::VarDecl &V);

/// Whether \p F gives the place of `errno`, which is a macro for such a call in
/// the C libraries.
bool isErrnoLocation(const clang::FunctionDecl &F);

/// Whether \p E makes a new object and does nothing else: `new T`, a call of
/// `malloc` or `calloc`, or of a function that is declared to do the same
/// (GNU's attributes `malloc` and `alloc_size`, MSVC's `restrict`).
bool isAllocation(const clang::Expr *E);

/// Whether \p F is C's `free`, or GLib's, which gives back the memory that its
/// argument points to and nothing else.
bool isFree(const clang::FunctionDecl &F);

/// What `free(p)` and `delete p` give back; null for any other statement.
const clang::Expr *freedBy(const clang::Stmt *S);

/// How code in \p From calls the function \p Name of the global namespace:
/// `::name` where a class or namespace around it has another of that name.
std::string globalName(const clang::DeclContext &From, llvm::StringRef Name,
                       clang::ASTContext &Context);

} // namespace closecall

#endif // CLOSECALL_SUPPORT_LIBRARYFUNCTION_H
