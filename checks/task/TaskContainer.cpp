//===- TaskContainer.cpp - Tasks that are stored and never looked at ------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A container whose every use puts tasks into it, or asks for its size, is
// where tasks are forgotten.  Any other use ends the reasoning.
//
//===----------------------------------------------------------------------===//

#include "fix/StatementEdits.h"
#include "obligation/AccessPath.h"
#include "obligation/TaskProtocol.h"
#include "support/Walk.h"
#include "task/LeakFix.h"
#include "task/TaskStore.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::TaskClass;

namespace closecall::task {

namespace {

/// The class of the tasks that are put in: what made them may say more than
/// their type, if all agree.
TaskClass classOfAdded(const TaskUnit &U, const TaskKind &Element,
                       const StoreUses &Uses) {
  const TaskKind *Agreed = nullptr;
  for (const StoreUses::Fill &F : Uses.Fills) {
    const TaskKind *K = F.Task ? U.kinds().ofValue(*F.Task) : nullptr;
    if (!K || (Agreed && Agreed != K))
      return Element.Class;
    Agreed = K;
  }
  return Agreed && Agreed->ByFunction ? Agreed->Class : Element.Class;
}

/// Visits every function that can name the container; false if there may be
/// others.
bool visitUses(StoreUses &Visitor, const DeclaratorDecl &Container) {
  if (const auto *F = dyn_cast<FunctionDecl>(Container.getDeclContext())) {
    Visitor.visit(F->getBody());
    return true;
  }
  const CXXRecordDecl *Class = soleUser(Container);
  if (!Class)
    return false;
  for (const CXXMethodDecl *M : Class->methods()) {
    if (M->isImplicit() || M->isDeleted() || M->isDefaulted())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!M->hasBody(Definition))
      return false;
    if (const auto *C = dyn_cast<CXXConstructorDecl>(Definition))
      for (const CXXCtorInitializer *I : C->inits()) {
        if (I->isMemberInitializer() && I->getMember() == &Container &&
            I->isWritten())
          return false; // filled from elsewhere
        Visitor.visit(I->getInit());
      }
    Visitor.visit(Definition->getBody());
  }
  return true;
}

bool startsEmpty(const DeclaratorDecl &Container) {
  const auto *V = dyn_cast<VarDecl>(&Container);
  const Expr *Init = V ? V->getInit() : nullptr;
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(obligation::strip(Init));
  if (!Init || !C || C->getNumArgs() == 0)
    return true;
  // `std::vector<std::thread> v(n)`: n tasks that do not run yet.
  return C->getConstructor()->getNumParams() > 0 &&
         C->getConstructor()->getParamDecl(0)->getType()->isIntegerType();
}

/// Rules for what a container holds: what puts more in, and what asks how many
/// there are, leaves them; any other use may see to them.
class StoreProtocol : public Protocol {
public:
  explicit StoreProtocol(const StoreUses &Uses) : Uses(Uses) {}

  Treatment treat(Program & /*P*/, const CallView &Call, unsigned Argument,
                  Denotes /*How*/) const override {
    const bool Leaves = Argument == 0 && Uses.Understood.count(Call.E);
    return {Leaves ? Treatment::Borrows : Treatment::Takes};
  }
  Value answer(const CallView &Call) const override {
    const IdentifierInfo *Id =
        Call.Callee ? Call.Callee->getIdentifier() : nullptr;
    if (Id && Id->getName() == "empty")
      return Value::exactly(0);
    return Id && Id->getName() == "size" ? Value::not_(0) : Value::any();
  }
  const void *key() const override { return &Uses; }

private:
  const StoreUses &Uses;
};

/// A loop that awaits what is in the container; empty if there is none.
/// \p Ask: what was awaited before is asked first, where it can be.
std::string awaitingLoop(const StoreType &T, const std::string &Container,
                         bool Ask) {
  const std::string Entry = T.Shape == StoreShape::Map ? "entry" : "task";
  const std::string Name =
      T.Shape == StoreShape::Map ? Entry + ".second" : Entry;
  std::string Await = awaitStatement(*T.Element->Row, Name);
  const std::string Question = Ask ? questionOf(T.Task) : "";
  if (T.ByPointer)
    Await = awaitMember(*T.Element->Row).empty()
                ? ""
                : Name + "->" + awaitMember(*T.Element->Row) + "();";
  if (Await.empty())
    return {};
  if (!Question.empty())
    Await =
        "if (" + Name + (T.ByPointer ? "->" : ".") + Question + "()) " + Await;
  return "for (auto &" + Entry + " : " + Container + ") " + Await;
}

/// The loops around \p S, from the inside, that do not contain the declaration
/// of \p V.
std::vector<const Stmt *> loopsAround(const Stmt *S, const VarDecl &V,
                                      const FunctionModel &M,
                                      const SourceManager &SM) {
  std::vector<const Stmt *> Loops;
  for (const Stmt *Up = S; Up; Up = M.Parents->getParent(Up))
    if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Up) &&
        SM.isBeforeInTranslationUnit(V.getLocation(), Up->getBeginLoc()))
      Loops.push_back(Up);
  return Loops;
}

/// Whether a loop both fills the container and sees to what is in it: how many
/// are left when it ends depends on numbers.
bool worksInBatches(const StoreUses &Uses, const VarDecl &V,
                    const FunctionModel &M, const SourceManager &SM) {
  for (const StoreUses::Fill &Fill : Uses.Fills)
    for (const Stmt *Loop : loopsAround(Fill.Call, V, M, SM))
      if (contains(Loop, Closures::Enter, [&](const Stmt &S) {
            return llvm::is_contained(Uses.Others, &S);
          }))
        return true;
  return false;
}

/// The variables and members that the head of a loop names.
llvm::SmallPtrSet<const ValueDecl *, 4> namedByHead(const Stmt *Loop) {
  llvm::SmallPtrSet<const ValueDecl *, 4> Named;
  const auto Collect = [&](const Stmt &S) {
    if (const auto *R = dyn_cast<DeclRefExpr>(&S))
      Named.insert(R->getDecl());
    else if (const auto *M = dyn_cast<MemberExpr>(&S))
      Named.insert(M->getMemberDecl());
    return false;
  };
  const Stmt *Head = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(Loop))
    Head = For->getCond();
  else if (const auto *While = dyn_cast<WhileStmt>(Loop))
    Head = While->getCond();
  else if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop))
    Head = Range->getRangeInit();
  if (Head)
    contains(Head, Closures::Leave, Collect);
  return Named;
}

/// Whether the condition may ask if a loop that fills the container has had
/// anything to do: `jobs.empty()`, `n == 0`.
bool asksForNone(const Expr &Condition,
                 const llvm::SmallPtrSetImpl<const ValueDecl *> &Of) {
  const auto Names = [&](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *M = dyn_cast<MemberExpr>(&S);
    return (R && Of.count(R->getDecl())) || (M && Of.count(M->getMemberDecl()));
  };
  const auto IsSmall = [](const Expr *E) {
    const auto *L = dyn_cast<IntegerLiteral>(E->IgnoreParenImpCasts());
    return L && L->getValue().ule(1);
  };
  return contains(&Condition, Closures::Leave, [&](const Stmt &S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const auto *Compared = dyn_cast<BinaryOperator>(&S);
    const auto *Not = dyn_cast<UnaryOperator>(&S);
    const bool Asks = (Call && Call->getMethodDecl() &&
                       Call->getMethodDecl()->getNameAsString() == "empty") ||
                      (Compared && Compared->isComparisonOp() &&
                       IsSmall(Compared->getRHS())) ||
                      (Not && Not->getOpcode() == UO_LNot);
    return Asks && contains(&S, Closures::Leave, Names);
  });
}

/// Whether what is put in runs on with references to the function's variables:
/// a future that is given up then matters.
bool refersToLocals(const StoreUses &Uses) {
  return llvm::any_of(Uses.Fills, [](const StoreUses::Fill &F) {
    return contains(F.Call, Closures::Enter, [](const Stmt &S) {
      const auto *L = dyn_cast<LambdaExpr>(&S);
      return L && llvm::any_of(L->captures(), [](const LambdaCapture &C) {
               return C.getCaptureKind() == LCK_ByRef;
             });
    });
  });
}

/// The path of the function along which tasks stay in the container when it
/// dies, unless nobody ever looks at it.
Findings awaitedSometimes(TaskUnit &U, const VarDecl &V, const StoreType &T,
                          const StoreUses &Uses) {
  const auto *F = dyn_cast<FunctionDecl>(V.getDeclContext());
  const TaskClass Class = classOfAdded(U, *T.Element, Uses);
  const bool GivenUp = Class == TaskClass::Loses && !refersToLocals(Uses);
  FunctionModel *M = Uses.Escapes || GivenUp || Class == TaskClass::Blocks
                         ? nullptr
                         : U.program().model(F);
  if (!M)
    return {};
  const SourceManager &SM = U.context().getSourceManager();
  if (worksInBatches(Uses, V, *M, SM))
    return {};
  Opening Site;
  Site.Gives.K = catalogue::Place::Struct;
  Site.Holder = M->Paths.variable(&V);
  Site.Outcomes.push_back({true, Value::any()});
  const StoreProtocol Rules(Uses);
  std::vector<Leak> All;
  for (const StoreUses::Fill &Fill : Uses.Fills) {
    Site.Call = *CallView::of(Fill.Call);
    const Result R = simulate(U.program(), *M, Site, Rules);
    if (R.TooComplex)
      return {};
    llvm::SmallPtrSet<const ValueDecl *, 4> Filled;
    for (const Stmt *Loop : loopsAround(Fill.Call, V, *M, SM))
      for (const ValueDecl *Named : namedByHead(Loop))
        Filled.insert(Named);
    const auto MayBeEmpty = [&](const Branch &B) {
      return B.Condition && isa_and_nonnull<IfStmt>(B.Terminator) &&
             asksForNone(*B.Condition, Filled);
    };
    for (const Leak &L : R.Leaks)
      if (!llvm::any_of(L.Path, MayBeEmpty) && leavesBehind(L, Class, *F) &&
          llvm::none_of(All, [&](const Leak &Old) { return Old.At == L.At; }))
        All.push_back(L);
  }
  if (All.empty())
    return {};
  const std::string Name = V.getNameAsString();
  Finding Found;
  Found.At = V.getLocation();
  Found.Message = "the tasks in '" + Name +
                  "' are not awaited on every path, " +
                  whenNotAwaited(Class, /*Many=*/true);
  Found.Notes.push_back(leakNote(All.front(), *F, "still not awaited"));
  Note Advice{Found.At, "await each of them before it is gone", {}};
  if (!isInstantiated(*F))
    awaitAtLeaks(
        U.context(), *M,
        {{&V, All, awaitingLoop(T, Name, /*Ask=*/true), /*Asks=*/true}},
        Advice);
  Found.Notes.push_back(std::move(Advice));
  return {std::move(Found)};
}

} // namespace

Findings taskContainer(TaskUnit &U, const DeclaratorDecl &Container) {
  const StoreType T = storeType(U, Container.getType());
  if (!T.Element || T.Element->Class == TaskClass::Breaks ||
      T.Element->Class == TaskClass::Blocks || !T.Element->Row->Start.empty() ||
      Container.hasAttr<UnusedAttr>() || !startsEmpty(Container))
    return {};
  StoreUses Uses(Container, T);
  if (!visitUses(Uses, Container) || Uses.Fills.empty())
    return {};
  if (!Uses.Others.empty()) {
    const auto *V = dyn_cast<VarDecl>(&Container);
    return V ? awaitedSometimes(U, *V, T, Uses) : Findings();
  }
  const std::string Name = Container.getNameAsString();
  Finding Found;
  Found.At = Container.getLocation();
  Found.Message = "the tasks in '" + Name + "' are never awaited, " +
                  whenNotAwaited(classOfAdded(U, *T.Element, Uses),
                                 /*Many=*/true);
  Note Advice{Found.At, "await each of them before it is gone", {}};
  const std::string Loop = awaitingLoop(T, Name, /*Ask=*/false);
  const auto *F = dyn_cast<FunctionDecl>(Container.getDeclContext());
  const SourceManager &SM = U.context().getSourceManager();
  const CompoundStmt *Scope =
      F ? compoundAround(F->getBody(), Container.getLocation(), SM) : nullptr;
  if (Scope && !Loop.empty() && !Container.getLocation().isMacroID() &&
      !isInstantiated(Container) && T.Shape != StoreShape::Fixed) {
    ParentMap Parents(F->getBody());
    StatementEdits Edits(U.context(), Parents);
    const Stmt *Last = Scope->body_empty() ? nullptr : Scope->body_back();
    const bool Leaves =
        isa_and_nonnull<ReturnStmt, BreakStmt, ContinueStmt>(Last);
    if (Leaves ? Edits.before(*Last, Loop) : Edits.atEnd(*Scope, Loop))
      Advice.Edits = Edits.hints();
  }
  Found.Notes.push_back(std::move(Advice));
  return {std::move(Found)};
}

} // namespace closecall::task
