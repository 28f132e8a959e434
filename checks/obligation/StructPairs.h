//===- StructPairs.h - Structures that are clients of their own -----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `conn_new` allocates a structure and opens a client in it, `conn_free` closes
// what is in it: for those who call the one and have to call the other, the
// structure is a client, whatever is in it.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_STRUCTPAIRS_H
#define CLOSECALL_OBLIGATION_STRUCTPAIRS_H

#include "obligation/Simulation.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace closecall::obligation {

class Program;

/// A structure that functions of this file make with a client in it and end.
struct StructPair {
  clang::QualType Pointer; ///< to the structure
  /// Functions of one argument, a pointer to the structure, that close the
  /// client on every path; the first one frees the structure, too, and of
  /// several that do, it is the one whose name is most like the maker's.
  std::vector<const clang::FunctionDecl *> Ends;
  /// "conn with a file descriptor", which the first of them closes.
  const catalogue::Client *Client;
};

class StructPairs {
public:
  explicit StructPairs(Program &P) : P(P) {}

  /// The pair for the structure in which \p Made comes; null if it comes in
  /// none, or if no function of this file ends it.
  const StructPair *of(const WrapperOpening &Made);

  /// Whether \p F ends structures that are clients of \p Owner.
  bool isEnd(const catalogue::Library *Owner,
             const clang::FunctionDecl &F) const;

private:
  std::unique_ptr<StructPair> find(const clang::RecordDecl &Struct,
                                   const WrapperOpening &Made);
  const catalogue::Client *named(const clang::RecordDecl &Struct,
                                 const clang::FunctionDecl &End,
                                 const WrapperOpening &Made);

  using Functions = std::vector<const clang::FunctionDecl *>;
  Program &P;
  /// By the structure to which the only parameter points.
  std::unique_ptr<llvm::DenseMap<const clang::RecordDecl *, Functions>> Taking;
  /// By the structure and the function that makes it.
  std::map<std::pair<const clang::RecordDecl *, const clang::FunctionDecl *>,
           std::unique_ptr<StructPair>>
      Pairs;
  /// By the structure and the function that ends it: one for all its makers.
  std::map<std::pair<const clang::RecordDecl *, const clang::FunctionDecl *>,
           const catalogue::Client *>
      Clients;
};

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_STRUCTPAIRS_H
