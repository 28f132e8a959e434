//===- Value.h - What is known of an integer or a pointer -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An interval with at most one hole: enough for null and non-null, sign, saved
// status codes and flags.  Pointers are integers here, null being 0 and
// MAP_FAILED being -1; unsigned numbers are read as signed ones of their width.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_VALUE_H
#define CLOSECALL_OBLIGATION_VALUE_H

#include <algorithm>
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
    V.Hole = C;
    return V.normal();
  }

  bool isAny() const { return Lo == Min && Hi == Max && !Hole; }
  std::optional<int64_t> constant() const {
    return Lo == Hi ? std::optional<int64_t>(Lo) : std::nullopt;
  }
  bool contains(int64_t C) const {
    return Lo <= C && C <= Hi && (!Hole || *Hole != C);
  }
  int64_t lowest() const { return Lo; }
  int64_t highest() const { return Hi; }

  /// The values in both; nothing if there is none.
  std::optional<Value> meet(const Value &O) const {
    Value V = range(std::max(Lo, O.Lo), std::min(Hi, O.Hi));
    if (V.Lo > V.Hi)
      return std::nullopt;
    // One hole can be kept: the one inside the result; of two, the one at null
    // or false, which code asks for most, else the newer.
    const auto Inside = [&](const std::optional<int64_t> &H) {
      return H && *H >= V.Lo && *H <= V.Hi;
    };
    V.Hole = Inside(Hole) && (!Inside(O.Hole) || *Hole == 0) ? Hole : O.Hole;
    const Value First = V.normal();
    if (First.Lo > First.Hi)
      return std::nullopt;
    for (const std::optional<int64_t> &H : {Hole, O.Hole})
      if (H && First.constant() == *H)
        return std::nullopt;
    return First;
  }

  /// The smallest value of this form that covers both.
  Value join(const Value &O) const {
    Value V = range(std::min(Lo, O.Lo), std::max(Hi, O.Hi));
    for (const std::optional<int64_t> &H : {Hole, O.Hole})
      if (H && !contains(*H) && !O.contains(*H))
        V.Hole = H;
    // Two intervals on either side of zero leave zero out: "not null".
    if (!V.Hole && !contains(0) && !O.contains(0))
      V.Hole = 0;
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
    if (Hole)
      V.Hole = Shift(*Hole);
    return V;
  }

  /// For ordered containers.
  bool operator<(const Value &O) const {
    return std::tie(Lo, Hi, Hole) < std::tie(O.Lo, O.Hi, O.Hole);
  }
  bool operator==(const Value &O) const {
    return Lo == O.Lo && Hi == O.Hi && Hole == O.Hole;
  }
  bool operator!=(const Value &O) const { return !(*this == O); }

private:
  /// A hole outside the interval says nothing; one at its edge moves the edge.
  Value normal() const {
    Value V = *this;
    if (V.Hole && (*V.Hole < V.Lo || *V.Hole > V.Hi))
      V.Hole.reset();
    if (V.Hole && *V.Hole == V.Lo && V.Lo != Min) {
      ++V.Lo;
      V.Hole.reset();
    } else if (V.Hole && *V.Hole == V.Hi && V.Hi != Max) {
      --V.Hi;
      V.Hole.reset();
    }
    return V;
  }

  int64_t Lo = Min;
  int64_t Hi = Max;
  std::optional<int64_t> Hole;
};

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_VALUE_H
