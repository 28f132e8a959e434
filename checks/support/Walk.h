//===- Walk.h - Questions about a piece of code ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_WALK_H
#define CLOSECALL_SUPPORT_WALK_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallVector.h"

namespace closecall {

/// Whether a closure belongs to the code that writes it: its body runs later,
/// if at all.
enum class Closures { Enter, Leave };

/// Whether \p Test, of a `const clang::Stmt &`, holds for \p Top or for
/// something below it; null contains nothing.  The order is not defined.
template <typename Predicate>
bool contains(const clang::Stmt *Top, Closures How, Predicate Test) {
  llvm::SmallVector<const clang::Stmt *, 16> Stack{Top};
  while (!Stack.empty()) {
    const clang::Stmt *S = Stack.pop_back_val();
    if (!S || (How == Closures::Leave && llvm::isa<clang::LambdaExpr>(S)))
      continue;
    if (Test(*S))
      return true;
    Stack.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// Calls \p Each, of a `const VarDecl *`, for the variables that \p Closure, a
/// lambda expression or its class, captures by reference.
template <typename ClosureT, typename Function>
void forEachReferred(const ClosureT &Closure, Function Each) {
  for (const clang::LambdaCapture &C : Closure.captures())
    if (C.capturesVariable() && C.getCaptureKind() == clang::LCK_ByRef)
      if (const auto *V = llvm::dyn_cast<clang::VarDecl>(C.getCapturedVar()))
        Each(V->getCanonicalDecl());
}

/// A visitor that knows the function, if any, whose code it is in.
template <typename Derived>
class FunctionVisitor : public clang::RecursiveASTVisitor<Derived> {
public:
  bool TraverseDecl(clang::Decl *D) {
    const clang::FunctionDecl *Outer = In;
    if (const auto *F = llvm::dyn_cast_or_null<clang::FunctionDecl>(D))
      In = F;
    const bool Go = clang::RecursiveASTVisitor<Derived>::TraverseDecl(D);
    In = Outer;
    return Go;
  }

private:
  friend Derived;
  FunctionVisitor() = default;
  const clang::FunctionDecl *In = nullptr;
};

/// Sends \p Visitor, a `RecursiveASTVisitor`, through the translation unit,
/// other than its system headers, until it has seen enough.
template <typename Visitor>
void visitUserCode(Visitor &V, const clang::ASTContext &Context) {
  const clang::SourceManager &SM = Context.getSourceManager();
  for (clang::Decl *D : Context.getTranslationUnitDecl()->decls())
    if (!SM.isInSystemHeader(D->getLocation()) && !V.TraverseDecl(D))
      return;
}

} // namespace closecall

#endif // CLOSECALL_SUPPORT_WALK_H
