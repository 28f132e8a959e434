//===- UnboundedCacheCheck.h ----------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_UNBOUNDEDCACHECHECK_H
#define CLOSECALL_UNBOUNDEDCACHECHECK_H

#include "support/CatalogueCheck.h"
#include "support/ContainerUses.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Regex.h"
#include <memory>

namespace closecall {

/// Finds containers used as caches that only ever grow.
///
/// docs/checks/unbounded-cache.md describes the check for its users.
class UnboundedCacheCheck : public CatalogueCheck {
public:
  UnboundedCacheCheck(llvm::StringRef Name,
                      clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &R) override;

private:
  bool isContainer(clang::QualType T) const;
  void checkMember(const clang::FieldDecl &F, clang::ASTContext &Context);
  void checkVariable(const clang::VarDecl &V, clang::ASTContext &Context);
  void report(const clang::ValueDecl &Container, const ContainerUses &Uses,
              const std::string &Where, clang::ASTContext &Context);

  const std::string CacheNames;
  const unsigned MaxEntries;
  const bool ReportQueues;
  const std::vector<std::string> ExtraContainers;
  std::unique_ptr<llvm::Regex> CacheName;
  llvm::StringSet<> Containers;
};

} // namespace closecall

#endif // CLOSECALL_UNBOUNDEDCACHECHECK_H
