//===- EntryTraits.h - What the entries of a container are ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_ENTRYTRAITS_H
#define CLOSECALL_CONTAINER_ENTRYTRAITS_H

#include "container/ContainerTypes.h"
#include "llvm/ADT/ArrayRef.h"

namespace closecall {

/// The field of an entry that says until when it holds: "expires_at"; null if
/// there is none.
const clang::FieldDecl *expiryField(clang::QualType Entry);

/// Whether that name can mean nothing but a lifetime; a time stamp can.
bool isSurelyExpiry(const clang::FieldDecl &F);

/// Futures, promises, threads: something that comes to an end.
bool isTask(clang::QualType Entry);

/// Whether the container is named after what comes and goes while a program
/// runs: `flows_`, `sessionsByPeer`, `pending_requests`.
bool holdsVisitors(const clang::NamedDecl &Container);

/// Functions, or containers of such: a registry has as many as there is code.
bool isCode(clang::QualType Entry);

/// Whether the entries are of the kind of the class that holds them, or of its
/// base: the parts of a whole, as of a cache of several levels.
bool isComposite(const clang::ValueDecl &Container, clang::QualType Entry);

/// Whether one of the functions takes something out of what an entry holds, if
/// that is a container itself.
bool emptiesEntries(clang::QualType Entry,
                    llvm::ArrayRef<const clang::FunctionDecl *> Functions);

/// Whether one of the functions marks an entry as done: `item.done = true`,
/// `item->status = Status::Completed`.
bool marksDone(clang::QualType Entry,
               llvm::ArrayRef<const clang::FunctionDecl *> Functions);

/// Whether the functions empty elements of the sequence that are named by their
/// number (`slots[id] = nullptr`, `listeners[id].callback = nullptr`), and none
/// of them ever puts something into such a place again.
bool leavesEmptyPlaces(const clang::ValueDecl &Container,
                       llvm::ArrayRef<const clang::FunctionDecl *> Functions);

/// Whether one of the functions names the field.
bool namesField(const clang::FieldDecl &Field,
                llvm::ArrayRef<const clang::FunctionDecl *> Functions);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_ENTRYTRAITS_H
