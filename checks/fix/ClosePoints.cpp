//===- ClosePoints.cpp - Where the closes of a fix have to stand ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/ClosePoints.h"

using namespace clang;
using namespace closecall::obligation;

namespace closecall {

namespace {

/// More closes than this are no repair that anybody would want to read.
constexpr unsigned MaxPoints = 16;

class Search {
public:
  Search(Program &Unit, FunctionModel &Model, const Result &Finding,
         llvm::function_ref<bool(const ClosePoint &)> Possible)
      : Unit(Unit), Model(Model), Finding(Finding), Possible(Possible) {}

  std::optional<std::vector<ClosePoint>> run() {
    while (Chosen.size() <= MaxPoints) {
      T.Points.clear();
      const Result R = simulateWith(T, Unit, Model, Finding.Site,
                                    ClientProtocol(Finding.Site.Of->Owner));
      if (R.TooComplex || T.UsedAfter || !stillPossible())
        return std::nullopt;
      const std::vector<const Leak *> Left = Unit.confirmed(R);
      if (Left.empty())
        return std::move(Chosen);
      if (!choose(*Left.front()))
        return std::nullopt;
    }
    return std::nullopt;
  }

private:
  /// A close may send closed states past a point that was chosen before.
  bool stillPossible() const {
    return llvm::all_of(Chosen, [&](const ClosePoint &C) {
      const auto Facts = T.Points.find(C.At);
      return Facts == T.Points.end() || Facts->second.States == C.States;
    });
  }

  bool choose(const Leak &L) {
    // Of the assignments only the one that overwrites the client is a place.
    if (offer(L, L.At))
      return true;
    for (const Stmt *Jump : llvm::reverse(L.Jumps))
      if (offer(L, Jump))
        return true;
    return false;
  }

  bool offer(const Leak &L, const Stmt *At) {
    const auto Facts = T.Points.find(At);
    if (Facts == T.Points.end() || T.CloseAt.count(At))
      return false;
    const unsigned States = Facts->second.States;
    if (!(States & bit(Typestate::Open)) ||
        (States & (bit(Typestate::Closed) | bit(Typestate::HandedOver))))
      return false;
    // The name that the message uses is the reader's first choice.
    llvm::SmallVector<PathId, 4> Names = Facts->second.Aliases;
    if (const auto Told = llvm::find(Names, L.Alias); Told != Names.end())
      std::rotate(Names.begin(), Told, Told + 1);
    for (const PathId Name : Names) {
      const auto Otherwise = Facts->second.Absent.find(Name);
      const ClosePoint Point{At, Name, States,
                             Otherwise == Facts->second.Absent.end()
                                 ? Value::any()
                                 : Otherwise->second};
      if (!Model.Paths.isTemporary(Name) && Possible(Point)) {
        Chosen.push_back(Point);
        T.CloseAt.insert(At);
        return true;
      }
    }
    return false;
  }

  Program &Unit;
  FunctionModel &Model;
  const Result &Finding;
  llvm::function_ref<bool(const ClosePoint &)> Possible;
  Trial T;
  std::vector<ClosePoint> Chosen;
};

} // namespace

std::optional<std::vector<ClosePoint>>
findClosePoints(Program &Unit, FunctionModel &Model, const Result &Finding,
                llvm::function_ref<bool(const ClosePoint &)> Possible) {
  return Search(Unit, Model, Finding, Possible).run();
}

} // namespace closecall
