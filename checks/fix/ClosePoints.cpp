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

/// Blocks that all trials of one function may visit together.
constexpr unsigned MaxTrialVisits = 20000;

class Search {
public:
  Search(Program &Unit, FunctionModel &Model,
         llvm::ArrayRef<const Result *> Findings, ClosedBefore Closed,
         PathId Elements, llvm::function_ref<bool(const ClosePoint &)> Possible,
         Obstacle &Why)
      : Unit(Unit), Model(Model), Findings(Findings), Closed(Closed),
        Elements(Elements), Possible(Possible), Why(Why),
        Trials(Findings.size()) {}

  std::optional<std::vector<ClosePoint>> run() {
    for (unsigned Tries = 0; Tries <= 2 * MaxPoints; ++Tries) {
      std::optional<Leak> Left;
      const Result *LeftBy = nullptr;
      bool UsedAfter = false;
      for (size_t I = 0; I < Findings.size(); ++I) {
        Trial &T = Trials[I];
        if (Model.Known.TrialVisits > MaxTrialVisits) {
          Why = Obstacle::TooMuch; // whatever was wrong with the first place
          return std::nullopt;
        }
        T = Trial();
        T.CloseAt = CloseAt;
        T.TellsEach = Elements != 0;
        const unsigned Before = Model.Known.Visits;
        const Opening &Site = Findings[I]->Site;
        const Result R =
            simulateWith(T, Unit, Model, Site, ClientProtocol(Site.Of->Owner));
        Model.Known.TrialVisits += Model.Known.Visits - Before;
        if (R.TooComplex)
          return refuse(Obstacle::TooMuch);
        UsedAfter |= T.UsedAfter;
        const std::vector<const Leak *> Leaks = Unit.confirmed(R);
        if (!Left && !Leaks.empty()) {
          Left = *Leaks.front();
          LeftBy = Findings[I];
        }
      }
      if (UsedAfter || !stillPossible()) {
        refuse(UsedAfter ? Obstacle::UsedLater : Obstacle::ClosedBefore);
        if (Chosen.empty())
          return std::nullopt;
        dropLast();
        continue;
      }
      // A trial that sees no leak to begin with proves nothing.
      if (!Left && Chosen.empty())
        return refuse(Obstacle::TooMuch);
      if (!Left) {
        // Now that nothing is lost on the way, all is known of each place.
        for (ClosePoint &Point : Chosen) {
          Point.Otherwise = otherwise(Point.At, Point.Client);
          Point.Each = eachAt(Point.At);
        }
        return std::move(Chosen);
      }
      if (Chosen.size() > MaxPoints)
        return refuse(Obstacle::NoName);
      if (choose(*Left, *LeftBy))
        continue;
      refuse(Obstacle::NoName);
      if (Chosen.empty())
        return std::nullopt;
      dropLast();
    }
    return refuse(Obstacle::TooMuch);
  }

private:
  /// The first reason is the one that the leak's own place has.
  std::nullopt_t refuse(Obstacle Reason) const {
    if (Why == Obstacle::None)
      Why = Reason;
    return std::nullopt;
  }

  static const PointFacts *factsOf(const Trial &T, const Stmt *At) {
    const auto Found = T.Points.find(At);
    return Found == T.Points.end() ? nullptr : &Found->second;
  }

  unsigned statesAt(const Stmt *At) const {
    unsigned States = 0;
    for (const Trial &T : Trials)
      if (const PointFacts *Facts = factsOf(T, At))
        States |= Facts->States;
    return States;
  }

  /// Whether what a close of the fix has closed comes by.
  bool isClosedTwice(const Stmt *At) const {
    return llvm::any_of(Trials, [&](const Trial &T) {
      const PointFacts *Facts = factsOf(T, At);
      return Facts && Facts->ClosedByTrial;
    });
  }

  /// A close may send closed states past a point that was chosen before.
  bool stillPossible() const {
    return llvm::all_of(Chosen, [&](const ClosePoint &C) {
      const unsigned States = statesAt(C.At);
      return !isClosedTwice(C.At) && (!States || States == C.States);
    });
  }

  /// The last choice was wrong; another place may do.
  void dropLast() {
    Dropped.insert(Chosen.back().At);
    CloseAt.erase(Chosen.back().At);
    Chosen.pop_back();
  }

  bool choose(const Leak &L, const Result &Of) {
    // Of the assignments only the one that overwrites the client is a place; in
    // a loop, the client of the round before had better be closed there.
    if (L.K == Leak::Thrown && !isa_and_nonnull<CXXThrowExpr>(L.At))
      refuse(Obstacle::CallThrows);
    const auto *Assign = dyn_cast_or_null<BinaryOperator>(L.At);
    const bool InLoop = Assign && strip(Assign->getRHS()) == Of.Site.Call.E;
    if (!InLoop && offer(L, L.At))
      return true;
    for (const Stmt *Jump : llvm::reverse(L.Jumps))
      if (offer(L, Jump))
        return true;
    for (const IfStmt *If : llvm::reverse(L.Elses))
      if (offer(L, If))
        return true;
    for (const CallExpr *Call : llvm::reverse(L.Refusals))
      if (offer(L, Call))
        return true;
    return InLoop && offer(L, L.At);
  }

  /// The paths that hold each client that is open at \p At.
  llvm::SmallVector<PathId, 4> namesAt(const Stmt *At) const {
    llvm::SmallVector<PathId, 4> Names;
    bool First = true;
    for (const Trial &T : Trials) {
      const PointFacts *Facts = factsOf(T, At);
      if (!Facts || !(Facts->States & bit(Typestate::Open)))
        continue;
      const auto Unknown = [&](PathId P) {
        return llvm::find(Facts->Aliases, P) == Facts->Aliases.end();
      };
      if (First)
        Names = Facts->Aliases;
      else
        Names.erase(std::remove_if(Names.begin(), Names.end(), Unknown),
                    Names.end());
      First = false;
    }
    return Names;
  }

  /// What \p Name holds at \p At when an opening did not give it: of several,
  /// where another one must have.
  Value otherwise(const Stmt *At, PathId Name) const {
    Value Best = Value::any();
    for (const Trial &T : Trials) {
      const PointFacts *Facts = factsOf(T, At);
      if (!Facts)
        continue;
      const auto Found = Facts->Absent.find(Name);
      if (Found != Facts->Absent.end() &&
          (Trials.size() == 1 || !Found->second.contains(0) ||
           Found->second.lowest() >= 0))
        Best = Found->second;
    }
    return Best;
  }

  /// The states that come by, where they are told one by one.
  std::vector<PointFacts::Passing> eachAt(const Stmt *At) const {
    const PointFacts *Facts = factsOf(Trials.front(), At);
    return Elements && Facts ? Facts->Each : std::vector<PointFacts::Passing>();
  }

  bool offer(const Leak &L, const Stmt *At) {
    const unsigned States = statesAt(At);
    const unsigned Wrong =
        bit(Typestate::HandedOver) |
        (Closed == ClosedBefore::Never ? bit(Typestate::Closed) : 0);
    if (CloseAt.count(At) || Dropped.count(At) ||
        !(States & bit(Typestate::Open)))
      return false;
    // No more closes are forgotten than those that the function has.
    // Of elements, those that are closed need not be those that are open.
    if ((!Elements && (States & Wrong)) || isClosedTwice(At)) {
      refuse(States & bit(Typestate::HandedOver) ? Obstacle::MayBeTaken
                                                 : Obstacle::ClosedBefore);
      return false;
    }
    // The name that the message uses is the reader's first choice.
    llvm::SmallVector<PathId, 4> Names =
        Elements ? llvm::SmallVector<PathId, 4>{Elements} : namesAt(At);
    if (const auto Told = llvm::find(Names, L.Alias); Told != Names.end())
      std::rotate(Names.begin(), Told, Told + 1);
    for (const PathId Name : Names) {
      const ClosePoint Point{At, Name, States, otherwise(At, Name), eachAt(At)};
      if (!Model.Paths.isTemporary(Name) && Possible(Point)) {
        Chosen.push_back(Point);
        CloseAt.insert(At);
        return true;
      }
    }
    return false;
  }

  Program &Unit;
  FunctionModel &Model;
  const llvm::ArrayRef<const Result *> Findings;
  const ClosedBefore Closed;
  const PathId Elements; ///< of an array; 0: one variable after the other
  llvm::function_ref<bool(const ClosePoint &)> Possible;
  Obstacle &Why;
  std::vector<Trial> Trials; ///< of each finding
  std::set<const Stmt *> CloseAt;
  std::set<const Stmt *> Dropped;
  std::vector<ClosePoint> Chosen;
};

} // namespace

std::optional<std::vector<ClosePoint>>
findClosePoints(Program &Unit, FunctionModel &Model,
                llvm::ArrayRef<const Result *> Findings, ClosedBefore Closed,
                PathId Elements,
                llvm::function_ref<bool(const ClosePoint &)> Possible,
                Obstacle &Why) {
  return Search(Unit, Model, Findings, Closed, Elements, Possible, Why).run();
}

} // namespace closecall
