//===- ClassDuty.h - Members that are opened and never closed -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A class that opens a client into a member of its own must close it, at the
// latest in its destructor.  Decided only for private and protected members of
// classes all of whose methods have visible bodies and which have no friends;
// whatever else touches the member than uses that leave it alone (calls that
// borrow it, comparisons, assignments of constants) ends the reasoning.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_CLASSDUTY_H
#define CLOSECALL_OBLIGATION_CLASSDUTY_H

#include "obligation/Simulation.h"
#include "clang/AST/DeclCXX.h"
#include <vector>

namespace closecall::obligation {

class Program;

/// A member that no method of its class closes.
struct MemberLeak {
  const clang::FieldDecl *Member;
  Opening Site;                               ///< the call that opens it
  const clang::CXXDestructorDecl *Destructor; ///< user-provided one, or null
};

/// The members of \p Class that are opened by it and closed by none of its
/// methods.
std::vector<MemberLeak> memberLeaks(Program &P,
                                    const clang::CXXRecordDecl &Class);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_CLASSDUTY_H
