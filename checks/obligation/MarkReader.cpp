//===- MarkReader.cpp - Statements that set a mark or take it back --------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/MarkReader.h"
#include "obligation/LockCalls.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall::obligation {

namespace {

constexpr char MarkNames[] =
    "(busy|progress|processing|running|active|pending|retrying|refreshing|"
    "loading|updating|in_?flight|inside|entered|nesting|depth|level|syncing|"
    "outstanding|in_?use|users|sending|flushing|fetching|draining|saving)";

/// What puts something in at one end, and what takes it out there.
constexpr const char *Ends[][2] = {{"push_back", "pop_back"},
                                   {"emplace_back", "pop_back"},
                                   {"push_front", "pop_front"},
                                   {"emplace_front", "pop_front"},
                                   {"append", "removeLast"}};

} // namespace

bool answers(const Mark &Unset, const Mark &Set) {
  if (Unset.Sets || Unset.Place != Set.Place)
    return false;
  if (!Set.Method.empty() && Unset.Method == Set.Method)
    return true;
  // A flag under a key goes with its key.
  const bool SameSort =
      Unset.S == Set.S || (Unset.S == Mark::Key && Set.S == Mark::Flag);
  return SameSort && Unset.KeyText == Set.KeyText && Unset.Method.empty() &&
         (Unset.S != Mark::Key || !Unset.KeyText.empty());
}

static const CallExpr *asSearch(const Expr *E, llvm::StringRef Name);

bool MarkReader::nameFits(PathId P) const {
  static const llvm::Regex Name(MarkNames, llvm::Regex::IgnoreCase);
  return Name.match(M.Paths.spell(P));
}

std::optional<Mark> MarkReader::ofCall(const CallView &Call) const {
  if (!Call.Callee || !Call.Callee->getIdentifier())
    return std::nullopt;
  if (const std::optional<LockCall> Lock = lockCall(Call)) {
    const PathId Place = M.Paths.of(Lock->Lock);
    if (!Place || !M.Paths.outlives(Place))
      return std::nullopt;
    return Mark{Mark::Lock, Lock->Takes, Place, "", Call.E, Lock->Release};
  }
  const PathId Place = Call.Object ? M.Paths.of(Call.Object) : 0;
  if (!Place || !M.Paths.outlives(Place))
    return std::nullopt;
  const llvm::StringRef Name = Call.Callee->getName();
  if (const auto Atomic = ofAtomic(Call, Place))
    return Atomic;
  for (const auto &[Set, Unset] : Ends) {
    // A path that the caller lends goes with the caller's work, or its error.
    if (isa_and_nonnull<ParmVarDecl>(M.Paths.variableOf(Place)))
      break;
    if (Call.size() == 0 && Name == Unset)
      return Mark{Mark::Key, false, Place, "", Call.E, Unset};
    if (Call.size() == 1 && Name == Set)
      return Mark{Mark::Key, true, Place, keyOf(Call.argument(1)),
                  Call.E,    Unset};
  }
  const bool Sets = Name == "insert" || Name == "emplace" ||
                    Name == "try_emplace" || Name == "insert_or_assign";
  const bool Unsets = Name == "erase" || Name == "remove" ||
                      Name == "removeOne" || Name == "removeAll";
  const bool OfRange = Name == "erase" && Call.size() == 2 &&
                       asSearch(Call.argument(1), "remove");
  if ((Sets ? Call.size() == 0 : Call.size() != 1 && !OfRange) ||
      !(Sets || Unsets))
    return std::nullopt;
  const std::string Key = keyOf(Call.argument(1));
  return Key.empty() ? std::optional<Mark>()
                     : Mark{Mark::Key, Sets, Place, Key, Call.E, ""};
}

/// `std::find(begin, end, key)`, or another function of std by that name.
static const CallExpr *asSearch(const Expr *E, llvm::StringRef Name) {
  E = E ? strip(E) : nullptr;
  // A conversion of iterators.
  if (const auto *C = dyn_cast_or_null<CXXConstructExpr>(E);
      C && C->getNumArgs() > 0)
    E = strip(C->getArg(0));
  const auto *Call = dyn_cast_or_null<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && !isa<CXXMethodDecl>(F) && F->getIdentifier() &&
                 F->getName() == Name && Call->getNumArgs() == 3 && isInStd(*F)
             ? Call
             : nullptr;
}

const Expr *madeFrom(const Expr *Name) {
  const auto *R = dyn_cast_or_null<DeclRefExpr>(Name);
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  if (const auto *Part = R ? dyn_cast<BindingDecl>(R->getDecl()) : nullptr)
    V = dyn_cast_or_null<VarDecl>(Part->getDecomposedDecl());
  return V && V->hasLocalStorage() && V->getInit()
             ? V->getInit()->IgnoreImplicit()
             : nullptr;
}

/// The key as it is written, if it is a name or a member; for an iterator that
/// an insertion or a search gave, the key of that.
std::string MarkReader::keyOf(const Expr *Argument) const {
  Argument = Argument ? strip(Argument) : nullptr;
  if (const Expr *Init = madeFrom(Argument)) {
    if (const auto *First = dyn_cast<MemberExpr>(Init))
      Init = First->getBase()->IgnoreImplicit();
    const auto *Call = dyn_cast<CXXMemberCallExpr>(Init);
    if (Call && Call->getMethodDecl() && Call->getNumArgs() > 0 &&
        Call->getMethodDecl()->getIdentifier() &&
        Call->getMethodDecl()->getName() == "insert")
      Argument = strip(Call->getArg(0));
  }
  for (const char *Name : {"find", "remove"})
    if (const CallExpr *Search = asSearch(Argument, Name))
      Argument = strip(Search->getArg(2));
  if (!isa_and_nonnull<DeclRefExpr, MemberExpr>(Argument))
    return {};
  return text::of(*Argument, Context.getSourceManager(), Context.getLangOpts());
}

/// `active_.fetch_add(1)`, `busy_.store(true)` of an atomic.
std::optional<Mark> MarkReader::ofAtomic(const CallView &Call,
                                         PathId Place) const {
  const auto *R = Call.Object->getType()->getAsCXXRecordDecl();
  const std::string Class = R ? R->getNameAsString() : std::string();
  if (Class.find("atomic") == std::string::npos)
    return std::nullopt;
  const llvm::StringRef Name = Call.Callee->getName();
  if (Class == "atomic_flag" && (Name == "test_and_set" || Name == "clear"))
    return Mark{Mark::Flag, Name != "clear", Place, "", Call.E, "", true};
  if (Call.size() == 0)
    return std::nullopt;
  if (Name == "fetch_add" || Name == "fetch_sub")
    return Mark{Mark::Counter, Name == "fetch_add", Place, "", Call.E, ""};
  if (!nameFits(Place))
    return std::nullopt;
  if (Name == "store" || Name == "exchange")
    if (const auto C = constantOf(Call.argument(1), Context))
      return Mark{Mark::Flag, *C != 0,           Place, "", Call.E,
                  "",         Name == "exchange"};
  if (Call.size() > 1 && compat::startsWith(Name, "compare_exchange") &&
      constantOf(Call.argument(2), Context).value_or(0) != 0)
    return Mark{Mark::Flag, true, Place, "", Call.E, ""};
  return std::nullopt;
}

/// `busy_[key] = true`.
std::optional<Mark> MarkReader::ofElement(const Expr *Element,
                                          const Expr *Value,
                                          const Expr *Whole) const {
  if (!Element || !Element->getType()->isBooleanType())
    return std::nullopt;
  const Expr *Base = nullptr, *Index = nullptr;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Element);
      Op && Op->getOperator() == OO_Subscript) {
    Base = Op->getArg(0);
    Index = Op->getArg(1);
  } else if (const auto *A = dyn_cast<ArraySubscriptExpr>(Element)) {
    Base = A->getBase();
    Index = A->getIdx();
  }
  const PathId Place = Base ? M.Paths.of(Base) : 0;
  const std::string Key = keyOf(Index);
  const auto C = Value ? constantOf(Value, Context) : std::nullopt;
  if (!Place || !M.Paths.outlives(Place) || Key.empty() || !C)
    return std::nullopt;
  return Mark{Mark::Flag, *C != 0, Place, Key, Whole, ""};
}

std::optional<Mark> MarkReader::of(const Event &E) const {
  if (E.K == Event::Call) {
    const CallView &Call = M.Calls[E.Index];
    // Operators of atomics: `busy_ = true`, `++active_`.
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call.E)) {
      const PathId Place = M.Paths.of(Op->getArg(0));
      if (!Place || !M.Paths.outlives(Place))
        return std::nullopt;
      const OverloadedOperatorKind K = Op->getOperator();
      if (!nameFits(Place) && K == OO_Equal)
        return std::nullopt;
      if (K == OO_PlusPlus || K == OO_MinusMinus)
        return Mark{Mark::Counter, K == OO_PlusPlus, Place, "", Op, ""};
      if (K == OO_Equal)
        if (const auto C = constantOf(Op->getArg(1), Context))
          return Mark{Mark::Flag, *C != 0, Place, "", Op, ""};
      return std::nullopt;
    }
    return ofCall(Call);
  }
  if (E.K != Event::Assign && E.K != Event::Change)
    return std::nullopt;
  if (E.K == Event::Assign && E.LHS && isa<Expr>(E.S))
    if (const auto Element = ofElement(strip(E.LHS), E.RHS, cast<Expr>(E.S)))
      return Element;
  const PathId Place = E.LHS ? M.Paths.of(E.LHS) : 0;
  if (!Place || !M.Paths.outlives(Place) || M.Paths.hasAnyIndex(Place) ||
      !nameFits(Place))
    return std::nullopt;
  const auto *Whole = dyn_cast<Expr>(E.S);
  if (!Whole)
    return std::nullopt;
  // `active_ += n`, and `active_ -= n` for the same n.
  if (const auto *C = dyn_cast<CompoundAssignOperator>(Whole)) {
    if (C->getOpcode() != BO_AddAssign && C->getOpcode() != BO_SubAssign)
      return std::nullopt;
    return Mark{Mark::Counter,
                C->getOpcode() == BO_AddAssign,
                Place,
                text::of(*C->getRHS(), Context.getSourceManager(),
                         Context.getLangOpts()),
                Whole,
                ""};
  }
  if (E.K == Event::Change)
    return E.Delta ? std::optional<Mark>(Mark{Mark::Counter, *E.Delta > 0,
                                              Place, "", Whole, ""})
                   : std::nullopt;
  if (!E.LHS->getType()->isBooleanType())
    return std::nullopt;
  if (const auto C = constantOf(E.RHS, Context))
    return Mark{Mark::Flag, *C != 0, Place, "", Whole, ""};
  return std::nullopt;
}

} // namespace closecall::obligation
