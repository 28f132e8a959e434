//===- CallView.h - Calls, and what their declarations tell ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_CALLVIEW_H
#define CLOSECALL_OBLIGATION_CALLVIEW_H

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include <cstdint>
#include <optional>

namespace closecall::obligation {

/// A call, a method call or a construction, seen alike.  Arguments count from
/// 1; 0 is the object of a method call.
struct CallView {
  const clang::Expr *E = nullptr;
  const clang::FunctionDecl *Callee = nullptr; ///< null: through a pointer
  const clang::Expr *Object = nullptr;
  llvm::SmallVector<const clang::Expr *, 6> Args;
  bool Construction = false;

  static std::optional<CallView> of(const clang::Expr *E);
  unsigned size() const { return Args.size(); }
  /// Argument \p N, the object for 0; null if there is none.
  const clang::Expr *argument(unsigned N) const;
  /// Declaration of parameter \p N; null for variadic ones and the object.
  const clang::ParmVarDecl *parameter(unsigned N) const;
};

/// Whether the declaration is in namespace std or nested in something that is.
bool isInStd(const clang::Decl &D);

/// Whether the call's result depends on its arguments and memory alone, so that
/// the same question gets the same answer (`strcmp`).
bool isPure(const clang::Expr *E);

/// The class of the closure whose body the function is; null for others.
const clang::CXXRecordDecl *closureOf(const clang::FunctionDecl *F);

/// Whether the function is declared never to return.
bool isDeclaredNoReturn(const clang::FunctionDecl &F);

/// Whether the function is declared to let no exception out.
bool isNothrow(const clang::FunctionDecl &F);

/// Whether it is `*` or `->` of a class: where it throws, it asserts that there
/// is an object.
bool isDereference(const clang::FunctionDecl &F);

/// The argument that the call returns unchanged, as `strcpy` does; 0 if none is
/// known.
unsigned returnedArgument(const CallView &Call);

/// Whether the parameter only reads what it points at; false for none.
bool isConstPointer(const clang::ParmVarDecl *Parameter);

/// The compile-time value of \p E; nothing if it has none.  Pointers are read
/// as integers.
std::optional<int64_t> constantOf(const clang::Expr *E,
                                  const clang::ASTContext &Context);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_CALLVIEW_H
