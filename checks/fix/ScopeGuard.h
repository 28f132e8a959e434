//===- ScopeGuard.h - Scope guards in the project's dialect ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_SCOPEGUARD_H
#define CLOSECALL_FIX_SCOPEGUARD_H

#include "support/CatalogueCheck.h"
#include "clang/AST/ASTContext.h"
#include <set>
#include <string>

namespace closecall {

/// Whether the translation unit declares \p Name in \p Namespace, as
/// `std::experimental`; the global one is empty.
bool declares(clang::ASTContext &Context, llvm::StringRef Namespace,
              llvm::StringRef Name);

/// The dialect for `Guard: auto`: what the translation unit already declares,
/// the first of gsl, absl, wil, std-experimental, folly, boost and qt; else
/// std.
GuardStyle chooseGuard(GuardStyle Wanted, clang::ASTContext &Context);

/// The header that \p Style needs, as `<gsl/gsl>`; empty if none, or if the
/// translation unit has what it needs.
std::string guardHeader(GuardStyle Style, clang::ASTContext &Context);

/// \p Base, or with a number behind it, so that neither it nor what scopeGuard
/// makes of it is a name in \p F yet; \p Given are those of other edits, and it
/// becomes one of them.
std::string guardName(const clang::FunctionDecl &F, const std::string &Base,
                      std::set<std::string> &Given);

/// A declaration, on one line or on several joined by \p Gap, that runs \p Body
/// (a statement with its semicolon) when the scope is left.  \p Name is a fresh
/// name for the guard.
std::string scopeGuard(GuardStyle Style, const std::string &Name,
                       const std::string &Body, const std::string &Gap);

} // namespace closecall

#endif // CLOSECALL_FIX_SCOPEGUARD_H
