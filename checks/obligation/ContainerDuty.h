//===- ContainerDuty.h - Containers that drop open clients ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A container of raw clients does not close them.  Two kinds of code let them
// go for certain:
//
//   nobody closes  the container is filled with clients, and no code that can
//                  name it ever reaches an element again
//   drops          some method closes elements, so that the container owns
//                  them; another one erases, clears or pops, and neither it nor
//                  what it calls reaches an element or closes anything; or it
//                  opens another client into an element whose client it has
//                  asked something
//
// Judged for local variables, and for private members under the conditions of
// ClassDuty.h.  Any use that is not in the table of ContainerDuty.cpp reaches
// the elements.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_CONTAINERDUTY_H
#define CLOSECALL_OBLIGATION_CONTAINERDUTY_H

#include "obligation/Simulation.h"
#include "clang/AST/DeclCXX.h"
#include <vector>

namespace closecall::obligation {

class Program;

struct ContainerLeak {
  const clang::ValueDecl *Container; ///< a member, or a local variable
  Opening Site;                      ///< opens what it is filled with
  /// The call that drops elements, or the assignment to one; null if nobody
  /// closes any.
  const clang::Expr *Loss = nullptr;
};

/// The private containers of a class; \p Methods are all that it has.
std::vector<ContainerLeak>
containerLeaks(Program &P,
               llvm::ArrayRef<const clang::CXXMethodDecl *> Methods);

/// The containers among the local variables of \p F.
std::vector<ContainerLeak> containerLeaks(Program &P,
                                          const clang::FunctionDecl &F);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_CONTAINERDUTY_H
