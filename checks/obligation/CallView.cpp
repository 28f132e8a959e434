//===- CallView.cpp - Calls, and what their declarations tell -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/CallView.h"
#include "obligation/AccessPath.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace closecall::obligation {

std::optional<CallView> CallView::of(const Expr *E) {
  CallView V;
  V.E = E;
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    V.Callee = C->getConstructor();
    V.Construction = true;
    V.Args.append(C->arg_begin(), C->arg_end());
    return V;
  }
  const auto *C = dyn_cast<CallExpr>(E);
  if (!C)
    return std::nullopt;
  V.Callee = C->getDirectCallee();
  V.Args.append(C->arg_begin(), C->arg_end());
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(C)) {
    V.Object = M->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(C)) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(V.Callee);
    if (Method && !Method->isStatic() && !V.Args.empty()) {
      V.Object = V.Args.front();
      V.Args.erase(V.Args.begin());
    }
  }
  return V;
}

const Expr *CallView::argument(unsigned N) const {
  if (N == 0)
    return Object;
  return N <= Args.size() ? Args[N - 1] : nullptr;
}

const ParmVarDecl *CallView::parameter(unsigned N) const {
  if (!Callee || N == 0 || N > Callee->getNumParams())
    return nullptr;
  return Callee->getParamDecl(N - 1);
}

bool isInStd(const Decl &D) {
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent())
    if (C->isStdNamespace())
      return true;
  return false;
}

bool isPure(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || isa<CXXMethodDecl>(F))
    return false;
  switch (F->getBuiltinID()) {
  case Builtin::BIstrcmp:
  case Builtin::BIstrncmp:
  case Builtin::BIstrcasecmp:
  case Builtin::BIstrncasecmp:
  case Builtin::BImemcmp:
  case Builtin::BIstrlen:
    return true;
  default:
    return F->hasAttr<PureAttr>() || F->hasAttr<ConstAttr>();
  }
}

const CXXRecordDecl *closureOf(const FunctionDecl *F) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  return Method && Method->getParent()->isLambda() ? Method->getParent()
                                                   : nullptr;
}

bool isDeclaredNoReturn(const FunctionDecl &F) {
  return F.isNoReturn() || F.hasAttr<AnalyzerNoReturnAttr>();
}

bool isNothrow(const FunctionDecl &F) {
  const auto *Type = F.getType()->getAs<FunctionProtoType>();
  if (F.hasAttr<NoThrowAttr>())
    return true;
  // Not computed yet: of an implicit or templated function that nobody called.
  if (!Type || isUnresolvedExceptionSpec(Type->getExceptionSpecType()))
    return isa<CXXDestructorDecl>(F);
  return Type->isNothrow();
}

bool isDereference(const FunctionDecl &F) {
  return F.getOverloadedOperator() == OO_Arrow ||
         (F.getOverloadedOperator() == OO_Star &&
          F.getNumParams() == (isa<CXXMethodDecl>(F) ? 0U : 1U));
}

unsigned returnedArgument(const CallView &Call) {
  if (!Call.Callee)
    return 0;
  switch (Call.Callee->getBuiltinID()) {
  case Builtin::BImemcpy:
  case Builtin::BImemmove:
  case Builtin::BImemset:
  case Builtin::BIstrcpy:
  case Builtin::BIstrncpy:
  case Builtin::BIstrcat:
  case Builtin::BIstrncat:
  case Builtin::BI__builtin_memcpy:
  case Builtin::BI__builtin_memmove:
  case Builtin::BI__builtin_memset:
  case Builtin::BI__builtin_strcpy:
  case Builtin::BI__builtin_strncpy:
  case Builtin::BI__builtin_strcat:
  case Builtin::BI__builtin_strncat:
  case Builtin::BI__builtin___memcpy_chk:
  case Builtin::BI__builtin___memmove_chk:
  case Builtin::BI__builtin___memset_chk:
  case Builtin::BI__builtin___strcpy_chk:
  case Builtin::BI__builtin___strncpy_chk:
  case Builtin::BI__builtin___strcat_chk:
  case Builtin::BI__builtin___strncat_chk:
    return 1;
  default:
    return 0;
  }
}

bool isConstPointer(const ParmVarDecl *Parameter) {
  if (!Parameter)
    return false;
  const QualType T = Parameter->getType();
  return T->isPointerType() && T->getPointeeType().isConstQualified();
}

std::optional<int64_t> constantOf(const Expr *E, const ASTContext &Context) {
  if (!E)
    return std::nullopt;
  const Expr *S = strip(E);
  if (!S || S->isValueDependent() || S->isTypeDependent())
    return std::nullopt;
  // Only what can be constant, so that the evaluator does not run on every
  // variable and call.
  if (const auto *R = dyn_cast<DeclRefExpr>(S)) {
    const auto *V = dyn_cast<VarDecl>(R->getDecl());
    if (!isa<EnumConstantDecl>(R->getDecl()) &&
        !(V && V->getType().isConstQualified()))
      return std::nullopt;
  } else if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(S)) {
    return 0;
  } else if (!isa<IntegerLiteral, CharacterLiteral, CXXBoolLiteralExpr,
                  UnaryOperator, BinaryOperator, UnaryExprOrTypeTraitExpr,
                  ConstantExpr>(S)) {
    return std::nullopt;
  }
  if (!S->getType()->isIntegralOrEnumerationType())
    return std::nullopt;
  Expr::EvalResult R;
  if (!S->EvaluateAsInt(R, Context) || !R.Val.isInt())
    return std::nullopt;
  // Unsigned ~0 is -1: the value with all bits set, as INVALID_SOCKET has.
  const llvm::APSInt &I = R.Val.getInt();
  if (I.getBitWidth() > 64)
    return std::nullopt;
  return I.getBitWidth() == 1
             ? static_cast<int64_t>(I.getZExtValue())
             : static_cast<const llvm::APInt &>(I).getSExtValue();
}

} // namespace closecall::obligation
