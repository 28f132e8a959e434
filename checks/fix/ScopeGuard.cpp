//===- ScopeGuard.cpp - Scope guards in the project's dialect -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/ScopeGuard.h"
#include "support/Walk.h"
#include "clang/AST/Decl.h"

using namespace clang;

namespace closecall {

static bool hasMacro(ASTContext &Context, llvm::StringRef Name) {
  return Context.Idents.get(Name).hasMacroDefinition();
}

bool declares(ASTContext &Context, llvm::StringRef Namespace,
              llvm::StringRef Name) {
  const DeclContext *Scope = Context.getTranslationUnitDecl();
  while (!Namespace.empty()) {
    llvm::StringRef First;
    std::tie(First, Namespace) = Namespace.split("::");
    const NamespaceDecl *Found = nullptr;
    for (const NamedDecl *D : Scope->lookup(&Context.Idents.get(First)))
      if (const auto *N = dyn_cast<NamespaceDecl>(D))
        Found = N;
    if (!Found)
      return false;
    Scope = Found;
  }
  return !Scope->lookup(&Context.Idents.get(Name)).empty();
}

GuardStyle chooseGuard(GuardStyle Wanted, ASTContext &Context) {
  // A class template whose argument is left out.
  const bool Deduces = Context.getLangOpts().CPlusPlus17;
  if (Wanted != GuardStyle::Auto)
    return Deduces || (Wanted != GuardStyle::Absl &&
                       Wanted != GuardStyle::StdExperimental)
               ? Wanted
               : GuardStyle::Std;
  if (declares(Context, "gsl", "finally"))
    return GuardStyle::Gsl;
  if (Deduces && declares(Context, "absl", "Cleanup"))
    return GuardStyle::Absl;
  if (declares(Context, "wil", "scope_exit"))
    return GuardStyle::Wil;
  if (Deduces && declares(Context, "std::experimental", "scope_exit"))
    return GuardStyle::StdExperimental;
  if (declares(Context, "folly::detail", "ScopeGuardOnExit") &&
      hasMacro(Context, "SCOPE_EXIT"))
    return GuardStyle::Folly;
  if (hasMacro(Context, "BOOST_SCOPE_EXIT_ALL"))
    return GuardStyle::Boost;
  // Most of Qt's headers bring it along: others come first.
  return declares(Context, "", "qScopeGuard") ? GuardStyle::Qt
                                              : GuardStyle::Std;
}

std::string guardHeader(GuardStyle Style, ASTContext &Context) {
  switch (Style) {
  case GuardStyle::Gsl:
    return declares(Context, "gsl", "finally") ? "" : "<gsl/gsl>";
  case GuardStyle::Absl:
    return declares(Context, "absl", "Cleanup") ? ""
                                                : "\"absl/cleanup/cleanup.h\"";
  case GuardStyle::Boost:
    return hasMacro(Context, "BOOST_SCOPE_EXIT_ALL") ? ""
                                                     : "<boost/scope_exit.hpp>";
  case GuardStyle::Folly:
    return hasMacro(Context, "SCOPE_EXIT") ? "" : "<folly/ScopeGuard.h>";
  case GuardStyle::StdExperimental:
    return declares(Context, "std::experimental", "scope_exit")
               ? ""
               : "<experimental/scope>";
  case GuardStyle::Wil:
    return declares(Context, "wil", "scope_exit") ? "" : "<wil/resource.h>";
  case GuardStyle::Qt:
    return declares(Context, "", "qScopeGuard") ? "" : "<QScopeGuard>";
  case GuardStyle::Auto:
  case GuardStyle::Std:
  case GuardStyle::CleanupAttribute:
    break;
  }
  return {};
}

std::string guardName(const FunctionDecl &F, const std::string &Base,
                      std::set<std::string> &Given) {
  std::set<std::string> Names = Given;
  const auto Add = [&](const NamedDecl *D) {
    if (D && D->getIdentifier())
      Names.insert(D->getName().str());
  };
  for (const ParmVarDecl *V : F.parameters())
    Add(V);
  contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
    if (const auto *D = dyn_cast<DeclStmt>(&S))
      for (const Decl *Declared : D->decls())
        Add(dyn_cast<NamedDecl>(Declared));
    else if (const auto *R = dyn_cast<DeclRefExpr>(&S))
      Add(R->getDecl());
    else if (const auto *M = dyn_cast<MemberExpr>(&S))
      Add(M->getMemberDecl());
    return false;
  });
  std::string Name = Base;
  for (unsigned N = 2; Names.count(Name) || Names.count(Name + "_action") ||
                       Names.count(Name + "_type");
       ++N)
    Name = Base + std::to_string(N);
  Given.insert(Name);
  return Name;
}

std::string scopeGuard(GuardStyle Style, const std::string &Name,
                       const std::string &Body, const std::string &Gap) {
  const std::string Lambda = "[&] { " + Body + " }";
  switch (Style) {
  case GuardStyle::Gsl:
    return "const auto " + Name + " = gsl::finally(" + Lambda + ");";
  case GuardStyle::Absl:
    return "const absl::Cleanup " + Name + " = " + Lambda + ";";
  case GuardStyle::Boost:
    return "BOOST_SCOPE_EXIT_ALL(&) { " + Body + " };";
  case GuardStyle::Folly:
    return "SCOPE_EXIT { " + Body + " };";
  case GuardStyle::StdExperimental:
    return "const std::experimental::scope_exit " + Name + "(" + Lambda + ");";
  case GuardStyle::Wil:
    return "const auto " + Name + " = wil::scope_exit(" + Lambda + ");";
  case GuardStyle::Qt:
    return "const auto " + Name + " = qScopeGuard(" + Lambda + ");";
  case GuardStyle::Auto:
  case GuardStyle::Std:
  case GuardStyle::CleanupAttribute:
    break;
  }
  // No library: a local class whose destructor runs a closure.
  return "const auto " + Name + "_action = " + Lambda + ";" + Gap +
         "const struct " + Name + "_type {" + " decltype(" + Name +
         "_action) &run; ~" + Name + "_type() { run(); } } " + Name + "{" +
         Name + "_action};";
}

} // namespace closecall
