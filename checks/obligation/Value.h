//===- Value.h - What is known of an integer or a pointer -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An interval with at most two holes: enough for null and non-null, sign, saved
// status codes and flags.  Pointers are integers here, null being 0 and
// MAP_FAILED being -1; unsigned numbers are read as signed ones of their width.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_VALUE_H
#define CLOSECALL_OBLIGATION_VALUE_H

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>

namespace closecall::obligation {

class Value {
public:
  static constexpr int64_t Min = std::numeric_limits<int64_t>::min();
  static constexpr int64_t Max = std::numeric_limits<int64_t>::max();

  static Value any() { return {}; }
  static Value exactly(int64_t C) { return range(C, C); }
  static Value range(int64_t Lo, int64_t Hi) {
    Value V;
    V.Lo = Lo;
    V.Hi = Hi;
    return V;
  }
  static Value not_(int64_t C) {
    Value V;
    V.addHole(C);
    return V.normal();
  }

  bool isAny() const { return Lo == Min && Hi == Max && !Count; }
  std::optional<int64_t> constant() const {
    return Lo == Hi ? std::optional<int64_t>(Lo) : std::nullopt;
  }
  bool contains(int64_t C) const {
    return Lo <= C && C <= Hi && std::find(begin(), end(), C) == end();
  }
  int64_t lowest() const { return Lo; }
  int64_t highest() const { return Hi; }

  /// The values in both; nothing if there is none.
  std::optional<Value> meet(const Value &O) const {
    Value V = range(std::max(Lo, O.Lo), std::min(Hi, O.Hi));
    if (V.Lo > V.Hi)
      return std::nullopt;
    for (const Value *Of : {this, &O})
      for (const int64_t H : *Of)
        V.addHole(H);
    V = V.normal();
    if (V.Lo > V.Hi)
      return std::nullopt;
    return V;
  }

  /// The smallest value of this form that covers both.
  Value join(const Value &O) const {
    if (*this == O) // by far the most
      return O;
    Value V = range(std::min(Lo, O.Lo), std::max(Hi, O.Hi));
    for (const Value *Of : {this, &O})
      for (const int64_t H : *Of)
        if (!contains(H) && !O.contains(H))
          V.addHole(H);
    // Two intervals on either side leave it out: "not null", "not failed".
    for (const int64_t Special : {0, -1})
      if (!contains(Special) && !O.contains(Special))
        V.addHole(Special);
    return V.normal();
  }

  /// Like join, but a bound that moves goes to infinity at once, so that loops
  /// reach their fixpoint.
  Value widen(const Value &O) const {
    Value V = join(O);
    if (V.Lo < Lo)
      V.Lo = Min;
    if (V.Hi > Hi)
      V.Hi = Max;
    return V.normal();
  }

  Value plus(int64_t C) const {
    Value V = *this;
    const auto Shift = [C](int64_t X) {
      if (X == Min || X == Max)
        return X;
      int64_t R;
      if (__builtin_add_overflow(X, C, &R))
        return C > 0 ? Max : Min;
      return R;
    };
    V.Lo = Shift(Lo);
    V.Hi = Shift(Hi);
    for (unsigned I = 0; I < V.Count; ++I)
      V.Holes[I] = Shift(V.Holes[I]);
    return V;
  }

  /// For ordered containers.
  bool operator<(const Value &O) const {
    return std::tie(Lo, Hi, Count, Holes) <
           std::tie(O.Lo, O.Hi, O.Count, O.Holes);
  }
  bool operator==(const Value &O) const {
    return Lo == O.Lo && Hi == O.Hi && Count == O.Count && Holes == O.Holes;
  }
  bool operator!=(const Value &O) const { return !(*this == O); }

private:
  static constexpr unsigned MaxHoles = 2;

  const int64_t *begin() const { return Holes.data(); }
  const int64_t *end() const { return Holes.data() + Count; }

  /// Leaves \p C out, if there is room for one more to leave out.
  void addHole(int64_t C) {
    if (C < Lo || C > Hi || std::find(begin(), end(), C) != end() ||
        Count == MaxHoles)
      return;
    Holes[Count++] = C;
    std::sort(Holes.begin(), Holes.begin() + Count);
  }

  /// A hole outside the interval says nothing; one at its edge moves the edge.
  Value normal() const {
    Value V = range(Lo, Hi);
    bool Moved = true;
    while (Moved && V.Lo <= V.Hi) {
      Moved = false;
      for (const int64_t H : *this) {
        if (H == V.Lo && V.Lo != Min) {
          ++V.Lo;
          Moved = true;
        } else if (H == V.Hi && V.Hi != Max) {
          --V.Hi;
          Moved = true;
        }
      }
    }
    for (const int64_t H : *this)
      V.addHole(H);
    return V;
  }

  int64_t Lo = Min;
  int64_t Hi = Max;
  std::array<int64_t, MaxHoles> Holes{}; ///< sorted; the rest are zero
  unsigned Count = 0;
};

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_VALUE_H
