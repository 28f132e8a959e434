//===- UnboundedCacheCheck.h ----------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_UNBOUNDEDCACHECHECK_H
#define CLOSECALL_UNBOUNDEDCACHECHECK_H

#include "container/ContainerUses.h"
#include "container/ObjectLife.h"
#include "support/CatalogueCheck.h"
#include "llvm/ADT/SmallPtrSet.h"
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
  void onEndOfTranslationUnit() override {
    Lives.reset();
    Index.reset();
    Arrays.clear();
    WithBraces.clear();
  }

private:
  using Functions = std::vector<const clang::FunctionDecl *>;
  /// What is known of one container when it is reported.
  struct Candidate {
    const clang::ValueDecl &Container;
    const ContainerShape &Shape;
    std::string Where;   ///< "'Directory'", "this file"
    Functions Behaviour; ///< functions that may handle its entries
  };
  struct Complaint {
    std::string Message; ///< empty: nothing is wrong
    /// The entries themselves come to an end, so whoever has them lives longer.
    bool EntriesEnd = false;
    /// What to do, and why no entry may be evicted instead; empty if one may.
    std::string Advice = {}, Obstacle = {};
  };

  void checkMember(const clang::FieldDecl &F, const ContainerShape &Shape);
  void checkVariable(const clang::VarDecl &V, const ContainerShape &Shape);
  void checkArray(const clang::VarDecl &V, clang::ASTContext &Context);
  void judge(Candidate C);
  void conclude(Candidate C, const ContainerUses &Uses);
  Complaint complaint(const Candidate &C, const ContainerUses &Uses) const;
  bool nameFits(const Candidate &C) const;
  bool findsNewKeys(const Candidate &C, const ContainerUses &Uses) const;
  void report(const Candidate &C, const ContainerUses &Uses,
              const Complaint &Found);
  UseIndex &index(clang::ASTContext &Context);

  const NamePattern CacheNames;
  const NamePattern LongLivedClasses;
  const NamePattern BoundedKeys;
  const NamePattern EndlessKeys;
  const unsigned MaxEntries;
  const bool ReportQueues;
  const std::vector<std::string> ExtraContainers;
  const ContainerTypes Types;
  std::unique_ptr<UseIndex> Index;
  std::unique_ptr<ObjectLives> Lives;
  llvm::SmallPtrSet<const clang::VarDecl *, 4> Arrays; ///< judged already
  std::vector<clang::FixItHint> WithBraces; ///< proposed for statements
};

} // namespace closecall

#endif // CLOSECALL_UNBOUNDEDCACHECHECK_H
