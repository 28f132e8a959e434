//===- State.h - One state of the simulation ------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_STATE_H
#define CLOSECALL_OBLIGATION_STATE_H

#include "obligation/Simulation.h"
#include "llvm/ADT/SmallVector.h"

namespace closecall::obligation {

/// A sorted map in a vector: states are small and copied often.
template <typename K, typename V> class FlatMap {
public:
  const V *find(K Key) const {
    const auto It = lower(Key);
    return It != Rows.end() && It->first == Key ? &It->second : nullptr;
  }
  void set(K Key, V Val) {
    const auto It = lower(Key);
    if (It != Rows.end() && It->first == Key)
      It->second = std::move(Val);
    else
      Rows.insert(It, {Key, std::move(Val)});
  }
  template <typename F> void removeIf(F Condition) {
    removeRowsIf([&](const auto &R) { return Condition(R.first); });
  }
  template <typename F> void removeRowsIf(F Condition) {
    Rows.erase(std::remove_if(Rows.begin(), Rows.end(), Condition), Rows.end());
  }
  /// Whether \p O says all that this says.
  bool isPartOf(const FlatMap &O) const {
    return llvm::all_of(Rows, [&](const auto &R) { return O.has(R); });
  }
  /// Drops what \p O does not say.
  void keepAgreed(const FlatMap &O) {
    removeRowsIf([&](const auto &R) { return !O.has(R); });
  }
  auto begin() { return Rows.begin(); }
  auto end() { return Rows.end(); }
  auto begin() const { return Rows.begin(); }
  auto end() const { return Rows.end(); }
  bool operator==(const FlatMap &O) const { return Rows == O.Rows; }

private:
  using Storage = llvm::SmallVector<std::pair<K, V>, 4>;
  bool has(const std::pair<K, V> &R) const {
    const V *Mine = find(R.first);
    return Mine && *Mine == R.second;
  }
  typename Storage::iterator lower(K Key) {
    return std::lower_bound(Rows.begin(), Rows.end(), Key,
                            [](const auto &R, K X) { return R.first < X; });
  }
  typename Storage::const_iterator lower(K Key) const {
    return std::lower_bound(Rows.begin(), Rows.end(), Key,
                            [](const auto &R, K X) { return R.first < X; });
  }
  Storage Rows;
};

/// A function without a visible body that was given the open client; or,
/// without a callee, a call that only takes it when it succeeds, as long as
/// nobody asks whether it did.
struct Doubt {
  const clang::FunctionDecl *Callee;
  unsigned Argument;
  PathId Answer; ///< where the call's result is now
  /// It was given the allocated object that the client is in, and may have put
  /// that into a list: who frees the object knows that it did not.
  bool OfObject = false;
  bool operator==(const Doubt &O) const {
    return Callee == O.Callee && Argument == O.Argument;
  }
};

struct State {
  Typestate Type = Typestate::NotOpened;
  NewOwner Owner = NewOwner::Nobody; ///< of HandedOver
  unsigned OwnerArgument = 0;
  /// The local owner that has the client, and may give it up again; 0: none.
  PathId Holder = 0;
  /// Sorted; the variables that name what the holder has.
  llvm::SmallVector<PathId, 2> Named;
  /// Sorted; of Open, and of what a trial has closed.
  llvm::SmallVector<PathId, 4> Aliases;
  /// Sorted; pointers into the client, from which it could be found again.
  llvm::SmallVector<PathId, 2> Derived;
  llvm::SmallVector<Doubt, 2> Doubts;
  /// The argument that has told a visible function to leave the client open;
  /// only for the notes.
  const clang::Expr *LeftOpenBy = nullptr;
  Value LeftOpenIf;    ///< what that argument is then
  bool Zeroed = false; ///< what the open client points to is zero as yet
  bool Traces = false; ///< of a trial: Stale is kept
  /// Sorted; paths that held the client when the function closed it or gave it
  /// away, and that nothing has been written to since.
  llvm::SmallVector<PathId, 2> Stale;
  FlatMap<PathId, Value> Store;
  /// Variables that have been given another path's value: nothing has been
  /// written to either since, so who asks for one asks for both.
  FlatMap<PathId, PathId> Copies;
  FlatMap<unsigned, bool> Conditions; ///< numbered by the simulator
  Value Returned;

  void addDoubt(const Doubt &D) {
    if (!llvm::is_contained(Doubts, D))
      Doubts.push_back(D);
  }
  bool isAlias(PathId P) const {
    return P && std::binary_search(Aliases.begin(), Aliases.end(), P);
  }
  bool isDerived(PathId P) const {
    return P && std::binary_search(Derived.begin(), Derived.end(), P);
  }
  /// Whether a close that is tried has closed the client, which variables name.
  bool isClosedByTrial() const {
    return Type == Typestate::Closed && !Aliases.empty();
  }
  void addAlias(PathId P) { insert(Aliases, P); }
  void addDerived(PathId P) {
    insert(Derived, P);
    Zeroed = false; // it may be written through that pointer
  }
  void handOver(NewOwner To, unsigned Argument = 0) {
    Type = Typestate::HandedOver;
    Owner = To;
    OwnerArgument = Argument;
    remember();
    Aliases.clear();
    Derived.clear();
  }
  void forgetHolder() {
    Holder = 0;
    Named.clear();
  }
  void close() {
    Type = Typestate::Closed;
    remember();
    Aliases.clear();
    Derived.clear();
  }
  Value value(PathId P) const {
    const Value *V = P ? Store.find(P) : nullptr;
    return V ? *V : Value::any();
  }

  /// Something else may be there from now on.
  template <typename F> void forgetIf(F Condition) {
    Store.removeIf(Condition);
    llvm::erase_if(Named, Condition);
    Copies.removeRowsIf([&](const auto &R) {
      return Condition(R.first) || Condition(R.second);
    });
  }

  /// Whether two states are one for the join.
  bool mergesWith(const State &O, bool Coarsely) const {
    return Type == O.Type && Owner == O.Owner &&
           OwnerArgument == O.OwnerArgument && Holder == O.Holder &&
           Named == O.Named && Aliases == O.Aliases &&
           (Coarsely || Doubts == O.Doubts);
  }

  /// Whether this state allows all that \p O does: to join it changes nothing.
  bool covers(const State &O) const {
    return llvm::all_of(Store,
                        [&](const auto &Row) {
                          const Value *Theirs = O.Store.find(Row.first);
                          return Theirs &&
                                 Row.second.join(*Theirs) == Row.second;
                        }) &&
           Copies.isPartOf(O.Copies) && Conditions.isPartOf(O.Conditions) &&
           llvm::all_of(
               O.Doubts,
               [&](const Doubt &D) { return llvm::is_contained(Doubts, D); }) &&
           std::includes(Derived.begin(), Derived.end(), O.Derived.begin(),
                         O.Derived.end()) &&
           std::includes(Stale.begin(), Stale.end(), O.Stale.begin(),
                         O.Stale.end()) &&
           (!Zeroed || O.Zeroed) && Returned.join(O.Returned) == Returned;
  }

  /// Joins \p O into this state; whether anything changed.
  bool merge(const State &O, bool Widen) {
    if (covers(O))
      return false;
    FlatMap<PathId, Value> Joined;
    for (const auto &[Path, Mine] : Store) {
      const Value *Theirs = O.Store.find(Path);
      const Value V = !Theirs ? Value::any()
                      : Widen ? Mine.widen(*Theirs)
                              : Mine.join(*Theirs);
      if (!V.isAny())
        Joined.set(Path, V);
    }
    Store = std::move(Joined);
    Copies.keepAgreed(O.Copies);
    Conditions.keepAgreed(O.Conditions);
    for (const Doubt &D : O.Doubts)
      addDoubt(D);
    for (const PathId P : O.Derived)
      addDerived(P);
    for (const PathId P : O.Stale)
      insert(Stale, P);
    Zeroed &= O.Zeroed;
    Returned = Returned.join(O.Returned);
    return true;
  }

private:
  void remember() {
    if (Traces)
      for (const PathId P : Aliases)
        insert(Stale, P);
  }
  template <typename Paths> static void insert(Paths &Into, PathId P) {
    const auto It = std::lower_bound(Into.begin(), Into.end(), P);
    if (It == Into.end() || *It != P)
      Into.insert(It, P);
  }
};

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_STATE_H
