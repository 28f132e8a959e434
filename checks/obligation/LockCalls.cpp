//===- LockCalls.cpp - Locks that are taken and given back by hand ------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/LockCalls.h"
#include "obligation/AccessPath.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall::obligation {

namespace {

/// Methods of locks: of std and Boost, of Qt, of Abseil and wxWidgets.
constexpr const char *Locks[][2] = {{"lock", "unlock"},
                                    {"try_lock", "unlock"},
                                    {"lock_shared", "unlock_shared"},
                                    {"try_lock_shared", "unlock_shared"},
                                    {"lockForRead", "unlock"},
                                    {"lockForWrite", "unlock"},
                                    {"Lock", "Unlock"}};
/// Functions of C's locks, whose first argument is the lock.
constexpr const char *LockFunctions[][2] = {
    {"pthread_mutex_lock", "pthread_mutex_unlock"},
    {"pthread_rwlock_rdlock", "pthread_rwlock_unlock"},
    {"pthread_rwlock_wrlock", "pthread_rwlock_unlock"},
    {"pthread_spin_lock", "pthread_spin_unlock"},
    {"mtx_lock", "mtx_unlock"},
    {"uv_mutex_lock", "uv_mutex_unlock"},
    {"g_mutex_lock", "g_mutex_unlock"},
    {"SDL_LockMutex", "SDL_UnlockMutex"},
    {"EnterCriticalSection", "LeaveCriticalSection"}};

/// Of `lock->` and `*lock`, for a smart pointer, the pointer.
const Expr *pointerTo(const Expr *Lock) {
  const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(strip(Lock));
  return Op && (Op->getOperator() == OO_Arrow || Op->getOperator() == OO_Star)
             ? Op->getArg(0)
             : Lock;
}

} // namespace

std::optional<LockCall> lockCall(const CallView &Call) {
  if (!Call.Callee || !Call.Callee->getIdentifier())
    return std::nullopt;
  const llvm::StringRef Name = Call.Callee->getName();
  if (Call.Object) {
    static const llvm::Regex Mutex("mutex|readwritelock|spin_?lock",
                                   llvm::Regex::IgnoreCase);
    const QualType T = Call.Object->getType();
    const auto *R =
        (T->isPointerType() ? T->getPointeeType() : T)->getAsCXXRecordDecl();
    if (Call.size() == 0 && R && Mutex.match(R->getNameAsString()))
      for (const auto &[Set, Unset] : Locks)
        if (Name == Set || Name == Unset)
          return LockCall{pointerTo(Call.Object), Name == Set, Unset};
    return std::nullopt;
  }
  for (const auto &[Set, Unset] : LockFunctions)
    if (Call.size() == 1 && (Name == Set || Name == Unset)) {
      const Expr *Lock = strip(Call.argument(1));
      if (const auto *Address = dyn_cast<UnaryOperator>(Lock);
          Address && Address->getOpcode() == UO_AddrOf)
        Lock = strip(Address->getSubExpr());
      return LockCall{Lock, Name == Set, Unset};
    }
  return std::nullopt;
}

} // namespace closecall::obligation
