//===- ClassDuty.h - Classes that own a client in a member ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A class that opens a client into a member of its own must close it, at the
// latest in its destructor, and before it opens another one there.  Decided
// only for private members of classes all of whose methods have visible bodies
// and which have no friends; a use that may give the client to somebody else
// ends the reasoning.
//
// MemberUses (syntax) finds the members that are opened, and the methods that
// do more to them than to borrow; the engine then runs these methods with the
// member open on entry, or follows the opening to the end of its method.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_CLASSDUTY_H
#define CLOSECALL_OBLIGATION_CLASSDUTY_H

#include "obligation/Simulation.h"
#include "clang/AST/DeclCXX.h"
#include <vector>

namespace closecall::obligation {

class Program;

/// What a class does wrong with a member that holds a client.
struct MemberLeak {
  enum Kind {
    NeverClosed,       ///< no method closes it
    ClosedByMethod,    ///< Closer does, but the destructor does not call it
    Reopened,          ///< Path.At overwrites it while it may be open
    LostInConstructor, ///< Path.At throws: no destructor will run
    CopiedAndClosed    ///< Copy makes a second object that closes it
  };
  Kind K;
  const clang::FieldDecl *Member;
  Opening Site;                               ///< the call that opens it
  const clang::CXXMethodDecl *Opener;         ///< the method that makes it
  const clang::CXXDestructorDecl *Destructor; ///< user-provided one, or null
  const clang::CXXMethodDecl *Closer = nullptr;
  Leak Path{};
  /// Of a constructor, all that throws while the member is open; Path is the
  /// first of them.
  std::vector<Leak> Throws{};
  /// Some method may leave a client in the member that it has closed.
  bool KeepsClosed = false;
  const clang::Expr *Copy = nullptr;
};

/// The definitions of all methods that somebody wrote for \p Class; none if
/// there is other code that may touch its private members, or none that may
/// open a client.
std::vector<const clang::CXXMethodDecl *>
judgedMethods(Program &P, const clang::CXXRecordDecl &Class);

/// The destructor that somebody wrote; null if nobody did.
const clang::CXXDestructorDecl *
destructorAmong(llvm::ArrayRef<const clang::CXXMethodDecl *> Methods);

/// What \p Class, with its judged methods, does wrong with the members that it
/// opens.
std::vector<MemberLeak>
memberLeaks(Program &P, const clang::CXXRecordDecl &Class,
            llvm::ArrayRef<const clang::CXXMethodDecl *> Methods);

/// Whether the method gives the member, which it closes or not, a constant:
/// null, or no descriptor.
bool resetsMember(const clang::CXXMethodDecl &Method,
                  const clang::FieldDecl &Member,
                  const clang::ASTContext &Context);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_CLASSDUTY_H
