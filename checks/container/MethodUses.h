//===- MethodUses.h - What is done with a container by name ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_METHODUSES_H
#define CLOSECALL_CONTAINER_METHODUSES_H

#include "container/ContainerTypes.h"
#include "llvm/ADT/StringRef.h"

namespace closecall {

enum class Effect { Grows, LooksUp, Shrinks, Size, Harmless, Unknown };

/// What a method of that name does to a container of family \p F.
Effect effectOfMethod(llvm::StringRef Name, Family F);

/// A function of a C interface, and which argument is the key; 0 for none.
struct FunctionEffect {
  Effect E = Effect::Unknown;
  unsigned Key = 0;
};

/// What GLib's or khash's function of that name does to its container.
FunctionEffect effectOfFunction(llvm::StringRef Name, Family F);

/// What a macro of uthash does to its head.
Effect effectOfMacro(llvm::StringRef Name);

/// Whether a function of that name, which is not seen, is there to make the
/// container that it gets smaller.
bool soundsLikeShrinking(llvm::StringRef Name);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_METHODUSES_H
