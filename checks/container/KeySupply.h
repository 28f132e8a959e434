//===- KeySupply.h - How many different keys there will be ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_KEYSUPPLY_H
#define CLOSECALL_CONTAINER_KEYSUPPLY_H

#include "container/ContainerUses.h"
#include "llvm/Support/Regex.h"
#include <string>

namespace closecall {

/// How many different keys the world has for a container.
enum class KeySupply {
  /// Only so many, by the names: colours, settings, countries, methods.
  Bounded,
  Unknown,
  /// No end of them: sessions, hosts, addresses, messages, and numbers that are
  /// counted up.
  Endless,
};

/// What the world has for the keys under which a container of that shape grows.
/// What the names say of the keys (the variables, members, functions and types
/// that make one) counts for more than those of the container, of its class and
/// of its entries.  \p Bounded and \p Endless are what such names are like.
KeySupply keySupply(const clang::ValueDecl &Container,
                    const ContainerShape &Shape, const ContainerUses &Uses,
                    const llvm::Regex &Bounded, const llvm::Regex &Endless);

/// Regular expressions for names of what there is only so much of, and of what
/// there is no end of.
std::string defaultBoundedKeys();
std::string defaultEndlessKeys();

} // namespace closecall

#endif // CLOSECALL_CONTAINER_KEYSUPPLY_H
