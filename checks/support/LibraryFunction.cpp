//===- LibraryFunction.cpp - Names of functions ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/LibraryFunction.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace clang;

namespace closecall {

std::string qualifiedName(const NamedDecl &D) {
  std::string Name = D.getNameAsString();
  for (const DeclContext *C = D.getDeclContext(); C; C = C->getParent()) {
    const auto *Space = dyn_cast<NamespaceDecl>(C);
    const auto *Record = dyn_cast<RecordDecl>(C);
    if (Record ||
        (Space && !Space->isInline() && !Space->isAnonymousNamespace()))
      Name = cast<NamedDecl>(C)->getNameAsString() + "::" + Name;
  }
  return Name;
}

/// The C library's names are reserved with external linkage (C11 7.1.3, C++17
/// [extern.names]), so that a program may declare them itself.  In C++ the
/// same name may belong to another overload: its parameters tell.
static bool isReservedName(const FunctionDecl &F) {
  if (!F.getDeclContext()->getRedeclContext()->isTranslationUnit() ||
      !F.hasExternalFormalLinkage() || F.hasBody())
    return false;
  return F.isExternC() ||
         std::all_of(F.param_begin(), F.param_end(), [](const ParmVarDecl *P) {
           return P->getType()->isScalarType();
         });
}

bool isOfLibrary(const FunctionDecl &F, const catalogue::Library &Lib,
                 const catalogue::Catalogue &Catalogue,
                 const SourceManager &SM) {
  if (Lib.User || F.getBuiltinID() != 0)
    return true;
  if (Lib.Family == "libc" && isReservedName(F))
    return true;
  for (const FunctionDecl *D : F.redecls()) {
    const SourceLocation Loc = SM.getExpansionLoc(D->getLocation());
    if (SM.isInSystemHeader(Loc) ||
        Catalogue.libraryOfHeader(SM.getFilename(Loc)))
      return true;
  }
  return false;
}

bool isStandardStream(const VarDecl &V) {
  return V.getName() == "stdin" || V.getName() == "stdout" ||
         V.getName() == "stderr";
}

bool isAllocation(const Expr *E) {
  E = E ? E->IgnoreParenCasts() : nullptr;
  if (const auto *Full = dyn_cast_or_null<FullExpr>(E))
    return isAllocation(Full->getSubExpr());
  if (const auto *New = dyn_cast_or_null<CXXNewExpr>(E))
    return New->getNumPlacementArgs() == 0 && !New->isArray();
  const auto *Call = dyn_cast_or_null<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getReturnType()->isVoidPointerType())
    return false;
  switch (F->getBuiltinID()) {
  case Builtin::BImalloc:
  case Builtin::BIcalloc:
    return true;
  default:
    // `realloc` and its like get what is there already.
    return (F->hasAttr<RestrictAttr>() || F->hasAttr<AllocSizeAttr>()) &&
           llvm::none_of(F->parameters(), [](const ParmVarDecl *P) {
             return P->getType()->isVoidPointerType();
           });
  }
}

bool isFree(const FunctionDecl &F) {
  return F.getBuiltinID() == Builtin::BIfree ||
         (F.getIdentifier() && F.getName() == "g_free");
}

const Expr *freedBy(const Stmt *S) {
  if (const auto *Delete = dyn_cast_or_null<CXXDeleteExpr>(S))
    return Delete->getArgument();
  const auto *Call = dyn_cast_or_null<CallExpr>(S);
  return Call && Call->getNumArgs() == 1 && Call->getDirectCallee() &&
                 isFree(*Call->getDirectCallee())
             ? Call->getArg(0)
             : nullptr;
}

bool isErrnoLocation(const FunctionDecl &F) {
  static constexpr llvm::StringLiteral Names[] = {
      "__errno_location", "__errno", "___errno", "__error", "_errno"};
  return F.getIdentifier() && llvm::is_contained(Names, F.getName());
}

std::string globalName(const DeclContext &From, llvm::StringRef Name,
                       ASTContext &Context) {
  const DeclarationName Hidden(&Context.Idents.get(Name));
  for (const DeclContext *C = &From; C && !C->isTranslationUnit();
       C = C->getParent()) {
    const auto *Class = dyn_cast<CXXRecordDecl>(C);
    if (Class ? Class->hasMemberName(Hidden)
              : C->isNamespace() && !C->lookup(Hidden).empty())
      return "::" + Name.str();
  }
  return Name.str();
}

} // namespace closecall
