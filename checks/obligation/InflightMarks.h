//===- InflightMarks.h - Marks that some way out leaves behind ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A mark is a pair of statements in one function: the first sets something that
// outlives the function, the second takes it back.
//
//   set of keys     x.insert(k)   x.erase(k)      same object, same key text
//   flag            x = true      x = false       a busy-like name
//   counter         ++x           --x             an active-like name
//   lock            m.lock()      m.unlock()
//
// The function must take the mark back on some path.  Then a forward search
// from the first statement, stopped by the second, finds the ways out that skip
// it: returns, throws, and calls between the two that may throw.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_INFLIGHTMARKS_H
#define CLOSECALL_OBLIGATION_INFLIGHTMARKS_H

#include "obligation/FunctionModel.h"
#include "support/ThreadRoutine.h"
#include <string>
#include <vector>

namespace closecall::obligation {

struct StaleMark {
  const clang::Expr *Set;                  ///< `x.insert(k)`
  std::vector<const clang::Expr *> Unsets; ///< `x.erase(k)`
  std::string Place;                       ///< "processing_"
  std::string Key;                         ///< "id"; empty for flags
  bool OfLock = false;                     ///< it is what a lock is to others
  const clang::Stmt *Exit = nullptr;       ///< a return or throw that skips it
  const clang::Expr *Throwing = nullptr;   ///< a call that may throw past it
};

/// The marks of \p M that can be left behind.  With \p StrictExceptions any
/// call that is not noexcept may throw; otherwise only visible throws count.
/// \p Threads is of the same translation unit.
std::vector<StaleMark> staleMarks(FunctionModel &M, clang::ASTContext &Context,
                                  ThreadRoutines &Threads,
                                  bool StrictExceptions);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_INFLIGHTMARKS_H
