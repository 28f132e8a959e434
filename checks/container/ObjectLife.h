//===- ObjectLife.h - How long the objects of a class live ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_OBJECTLIFE_H
#define CLOSECALL_CONTAINER_OBJECTLIFE_H

#include "container/UseIndex.h"
#include "llvm/Support/Regex.h"
#include <string>

namespace closecall {

/// How long the objects of a class live.
enum class ObjectLife {
  /// Every object is seen to end with a function that goes on to its end (no
  /// other file can name the class, and here it has objects that are local
  /// variables, and no others), or is for one piece of work by its name.
  Short,
  Unknown,
  /// Something says that one lives on: a variable that stays, an accessor to
  /// the one object, a lock or a thread among the members, a lock that
  /// is taken, a name such as `ContactService`, or an owner that lives on.
  Long,
};

/// How long the objects of \p Class live, whose container \p Functions work
/// on.  Names that \p LongLived fits are those of classes that live long.
ObjectLife objectLife(const clang::RecordDecl &Class,
                      llvm::ArrayRef<const clang::FunctionDecl *> Functions,
                      const llvm::Regex &LongLived, UseIndex &Index);

/// A regular expression for names of what there is one of, or a few, for as
/// long as a program runs: `ContactService`, `DNSResolverImpl`,
/// `flow_tracker_t`.
std::string defaultLongLivedClasses();

} // namespace closecall

#endif // CLOSECALL_CONTAINER_OBJECTLIFE_H
