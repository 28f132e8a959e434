//===- ContainerUses.h - What code does with one container ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_CONTAINERUSES_H
#define CLOSECALL_CONTAINER_CONTAINERUSES_H

#include "container/UseIndex.h"
#include <string>
#include <vector>

namespace closecall {

/// One place at which a container grows.
struct GrowthSite {
  const clang::Expr *E;
  const clang::FunctionDecl *In;
  std::string Object;   ///< the container as it is written there: `*cache_`
  bool Pointer = false; ///< written so, it is a pointer
  std::string Key;
  std::string Callee;                   ///< of a C interface
  const clang::Expr *KeyExpr = nullptr; ///< with the value, if in one pair
  bool OfStatic =
      false; ///< part of a variable that lives as long as the program
};

/// Evidence about one container, gathered over all code that can name it.
struct ContainerUses {
  /// Under keys that are not constants, in functions that can run many times.
  std::vector<GrowthSite> Growth;
  bool LooksUp = false;    ///< some function looks up and inserts
  bool Bounded = false;    ///< its size is compared with something
  bool OutOfReach = false; ///< a use that is not understood
  // What removes entries:
  bool Shrinks = false;         ///< more than what follows
  bool ShrinksOnError = false;  ///< that which has just been inserted
  bool ShrinksFixedKey = false; ///< that of a key which is a constant
  bool ShrinksAtEnd = false;    ///< in the destructor
  /// Functions that remove the entry of one key.
  std::vector<const clang::FunctionDecl *> RemovesByKey;
  /// Functions that name the container, helpers that get it included.
  std::vector<const clang::FunctionDecl *> Functions;
};

/// What is done with \p Container by \p Uses of it, wherever they lead.
ContainerUses collectUses(const clang::ValueDecl &Container,
                          const ContainerShape &Shape, llvm::ArrayRef<Use> Uses,
                          UseIndex &Index);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_CONTAINERUSES_H
