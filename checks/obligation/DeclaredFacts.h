//===- DeclaredFacts.h - What declarations say about clients --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Facts that the code states itself, in the form of catalogue rows:
//
//   * the annotations of include/closecall/annotations.h;
//   * clang's `ownership_returns`, `ownership_takes` and `ownership_holds`
//     (https://clang.llvm.org/docs/AttributeReference.html);
//   * pools: a class with a method that lends (`acquire`) and one that takes
//     back (`release`) a value of the same type.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_DECLAREDFACTS_H
#define CLOSECALL_OBLIGATION_DECLAREDFACTS_H

#include "catalogue/Catalogue.h"
#include "clang/AST/DeclCXX.h"
#include <deque>
#include <map>
#include <memory>

namespace closecall::obligation {

/// A pair of method names: the one lends, the other takes back.
struct PoolMethods {
  std::string Acquire;
  std::string Release;
};

/// Reads "acquire=release;checkout=checkin"; entries without `=` are left out.
std::vector<PoolMethods> parsePoolMethods(llvm::StringRef Option);

class DeclaredFacts {
public:
  /// Whether the declaration that opens a client of \p Owner names \p F as the
  /// function that closes it.
  static bool isCloser(const catalogue::Library *Owner,
                       const clang::FunctionDecl &F);

  /// Whether the clients of \p Owner are this translation unit's own.
  static bool isOwn(const catalogue::Library &Owner);

  explicit DeclaredFacts(std::vector<PoolMethods> Pools)
      : Pools(std::move(Pools)) {}

  /// What \p F's declarations say; the rows live as long as this object.
  std::vector<catalogue::Fact> of(const clang::FunctionDecl &F);

  /// The client that \p Closer closes, made on first use.
  catalogue::Client &client(const std::string &Name, const std::string &Closer);

  /// Whether the parameter is annotated as one that only borrows.
  static bool borrows(const clang::ParmVarDecl *Parameter);

private:
  void ownership(const clang::FunctionDecl &F,
                 std::vector<catalogue::Fact> &Into);
  void annotations(const clang::FunctionDecl &F,
                   std::vector<catalogue::Fact> &Into);
  void mustClose(const clang::CXXMethodDecl &M,
                 std::vector<catalogue::Fact> &Into);
  void pool(const clang::CXXMethodDecl &M, std::vector<catalogue::Fact> &Into);

  catalogue::Fact opens(catalogue::Client &C, catalogue::Place Gives,
                        catalogue::Failure Fails);
  catalogue::Fact closes(unsigned Argument);
  catalogue::Fact takes(unsigned Argument);

  const std::vector<PoolMethods> Pools;
  std::map<std::pair<std::string, std::string>,
           std::unique_ptr<catalogue::Library>>
      Libraries;
  std::deque<catalogue::OpenRow> Openings;
  std::deque<catalogue::CloseRow> Closings;
  std::deque<catalogue::TakeRow> Takes;
};

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_DECLAREDFACTS_H
