//===- AccessPath.h - Where a client is held ------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An access path is a variable (or `this`, or the result of a call) followed by
// fields, dereferences and indexes.  Paths are interned: equal paths have equal
// numbers.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_ACCESSPATH_H
#define CLOSECALL_OBLIGATION_ACCESSPATH_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace closecall::obligation {

/// Number of an interned path; 0 is no path.
using PathId = unsigned;

/// One step from a value to a part of it.
struct PathStep {
  enum Kind {
    Field,
    Deref,
    Index,
    AnyIndex,
    Part ///< of a tuple or an optional (Holder.h)
  };
  Kind K;
  const void *Data = nullptr; ///< Field: the FieldDecl
  int64_t Number = 0;         ///< Index, Part
  bool operator==(const PathStep &O) const {
    return K == O.K && Data == O.Data && Number == O.Number;
  }
  bool operator<(const PathStep &O) const {
    return std::tie(K, Data, Number) < std::tie(O.K, O.Data, O.Number);
  }
};

class PathTable {
public:
  PathTable() : Nodes(1) {}

  /// The function whose paths these are: the variables of another one, which a
  /// closure captures, outlive it.
  void setFunction(const clang::FunctionDecl *F) { Function = F; }

  PathId variable(const clang::VarDecl *V);
  PathId temporary(const clang::Expr *E);
  PathId thisPointer();
  /// The structure that the function returns.
  PathId result();
  /// The member of the object that `this` points to.
  PathId member(const clang::FieldDecl *F);
  /// From now on `*Pointer` is \p Object: a local pointer that never changes is
  /// another name.
  void fixPointer(const clang::VarDecl *Pointer, PathId Object) {
    Fixed[Pointer] = Object;
  }
  /// From now on `*Pointer` is an object of the function's own: a local
  /// pointer, smart or not, that only ever holds what was allocated for it.
  void ownObject(const clang::VarDecl *Pointer) {
    Owning.insert(Pointer->getCanonicalDecl());
  }
  /// The object of `*p` and `p->`, where the smart pointer `p` keeps what was
  /// made for it; 0 for anything else.
  PathId behindSmart(const clang::Expr *E);
  PathId step(PathId Base, const PathStep &S);
  PathId walk(PathId Base, llvm::ArrayRef<PathStep> Steps);

  /// The path that \p E names: a local or global variable, `this`, and parts of
  /// them, through parentheses, casts, references and structured bindings; a
  /// call names its own result, an assignment its left side.  0 if none.
  PathId of(const clang::Expr *E);

  /// The operand of `&`, or the array that decays, if \p E is an address that
  /// can be named; 0 otherwise.
  PathId addressee(const clang::Expr *E);

  bool isPrefix(PathId Prefix, PathId Whole) const;
  /// \p Whole with its \p From part replaced by \p To; both sides of an
  /// assignment of structures.
  PathId replacePrefix(PathId Whole, PathId From, PathId To);
  llvm::SmallVector<PathStep, 4> steps(PathId Prefix, PathId Whole) const;

  PathId root(PathId P) const;
  const clang::VarDecl *variableOf(PathId P) const; ///< root's; may be null
  const clang::Expr *temporaryOf(PathId P) const;   ///< root's; may be null
  bool isTemporary(PathId P) const { return temporaryOf(P) != nullptr; }
  /// `a[i]` of `a[i].fd`, the innermost element that no number names; 0 if
  /// there is none.
  PathId anyElement(PathId P) const;
  bool hasAnyIndex(PathId P) const { return anyElement(P) != 0; }
  /// The number of the innermost element that \p P is in; nothing if it is in
  /// none that a number names.
  std::optional<int64_t> element(PathId P) const;
  /// What \p Pattern, as `a[i].fd`, stands for if it is \p Whole or a beginning
  /// of it, with numbers for the indices: `a[0].fd`.  0 if it is neither.
  PathId elementLike(PathId Pattern, PathId Whole) const;
  /// As source code spells it: `conn->fd`; empty for a call's result.
  std::string spell(PathId P) const;

  /// Whether the storage outlives the function: globals and statics, `this`,
  /// what a closure captures, and whatever is reached through a pointer or a
  /// reference, unless the function has allocated it.
  bool outlives(PathId P) const;
  /// Whether a pointer leads from \p Whole to its part \p P.
  bool isBehind(PathId Whole, PathId P) const;

private:
  struct Node {
    enum Kind { None, Variable, Temporary, This, Result, Step } K = None;
    PathId Parent = 0;
    const void *Data = nullptr;
    PathStep S{PathStep::Field};
  };
  PathId intern(const Node &N);

  using Key = std::pair<std::pair<unsigned, unsigned>,
                        std::pair<const void *, int64_t>>;
  const clang::FunctionDecl *Function = nullptr;
  llvm::DenseMap<const clang::VarDecl *, PathId> Fixed;
  llvm::DenseSet<const clang::VarDecl *> Owning;
  std::vector<Node> Nodes;
  llvm::DenseMap<Key, PathId> Ids;
};

/// The step to the element of an array that \p Index names: `AnyIndex` unless
/// it is a number.
PathStep elementAt(const clang::Expr *Index);

/// Whether the construction makes one object from another of its type: for the
/// engine the same as an assignment.
bool isCopyOrMove(const clang::CXXConstructExpr *E);

/// \p E without parentheses, casts, copies, and the nodes that only bind
/// temporaries; of a compound literal, its list.
const clang::Expr *strip(const clang::Expr *E);

/// Whether \p F is `std::move`, `std::forward` or the like, whose result is its
/// argument.
bool isStdCast(const clang::FunctionDecl &F);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_ACCESSPATH_H
