//===- GuardFix.cpp - A guard that closes when the scope is left ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The guard stands behind the variable's declaration and closes what the
// variable holds when its scope is left; each close that is there already is
// followed by `x = null`, so that nothing is closed twice.
//
//===----------------------------------------------------------------------===//

#include "fix/ClientPlanner.h"
#include "fix/ScopeGuard.h"
#include "support/Text.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::Place;

namespace closecall {

/// Whether \p A is in one arm of an if and \p B in the other.
static bool inOtherArm(const Stmt *A, const Stmt *B, const ParentMap &Parents) {
  llvm::SmallPtrSet<const Stmt *, 16> AboveA;
  for (const Stmt *Up = A; Up; Up = Parents.getParent(Up))
    AboveA.insert(Up);
  for (const Stmt *Up = B; Up; Up = Parents.getParent(Up)) {
    const auto *If = dyn_cast_or_null<IfStmt>(Parents.getParent(Up));
    if (If && ((Up == If->getElse() && AboveA.count(If->getThen())) ||
               (Up == If->getThen() && AboveA.count(If->getElse()))))
      return true;
  }
  return false;
}

/// The end of the block that \p Closing stands in, if a return follows there
/// and nothing that goes elsewhere: what stands behind it is not reached.
static SourceLocation endOfWay(const Expr *Closing, const ParentMap &Parents) {
  const auto *Block =
      dyn_cast_or_null<CompoundStmt>(Parents.getParent(Closing));
  if (!Block || !isa<ReturnStmt>(Block->body_back()))
    return {};
  for (const Stmt *S : llvm::drop_begin(llvm::make_range(
           llvm::find(Block->body(), Closing), Block->body_end())))
    if (!isa<Expr, DeclStmt, ReturnStmt>(S))
      return {};
  for (const Stmt *Up = Block; Up; Up = Parents.getParent(Up))
    if (isa<CXXTryStmt>(Up)) // a handler is behind it
      return {};
  return Block->getEndLoc();
}

/// Whether \p V is read behind \p Closing by anything but another close; the
/// value it had would be gone.
bool Planner::isReadAfter(const VarDecl &V, const Expr *Closing,
                          llvm::ArrayRef<const Expr *> Closings) const {
  const auto Found = Facts.Mentioned.find(V.getCanonicalDecl());
  if (Found == Facts.Mentioned.end())
    return false;
  const SourceLocation End = endOfWay(Closing, *In.Model.Parents);
  for (const DeclRefExpr *Name : Found->second) {
    if (End.isValid() && SM.isBeforeInTranslationUnit(End, Name->getBeginLoc()))
      continue;
    if (!SM.isBeforeInTranslationUnit(Closing->getEndLoc(),
                                      Name->getBeginLoc()) ||
        inOtherArm(Closing, Name, *In.Model.Parents))
      continue;
    const bool Closes = llvm::any_of(Closings, [&](const Expr *Other) {
      const auto *Call = dyn_cast<CallExpr>(Other);
      return Call && llvm::any_of(Call->arguments(), [&](const Expr *A) {
               return strip(A) == Name;
             });
    });
    if (!Closes)
      return true;
  }
  if (End.isValid())
    return false;
  // A loop or a jump comes back to what stands before it.
  for (const Stmt *Jump : Facts.Jumps)
    if (const auto *Goto = dyn_cast<GotoStmt>(Jump))
      if (SM.isBeforeInTranslationUnit(Goto->getLabel()->getLocation(),
                                       Closing->getBeginLoc()) &&
          SM.isBeforeInTranslationUnit(Closing->getBeginLoc(),
                                       Goto->getBeginLoc()))
        return true;
  for (const Stmt *Up = Closing; Up; Up = In.Model.Parents->getParent(Up))
    if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Up) &&
        SM.isBeforeInTranslationUnit(V.getLocation(), Up->getBeginLoc()))
      return true;
  return false;
}

bool Planner::resetAfterCloses(const Result &R, const VarDecl &V,
                               bool BeforeExitsToo,
                               StatementEdits &Into) const {
  if (R.ClosedInPart)
    return false; // behind such a call it may still be open
  for (const Expr *Closing : R.Closings) {
    if (!BeforeExitsToo && Into.isLastBeforeExit(*Closing))
      continue;
    const auto *Call = dyn_cast<CallExpr>(Closing);
    if (!Call || !Into.isStatement(*Call) ||
        llvm::none_of(Call->arguments(),
                      [&](const Expr *A) {
                        return In.Model.Paths.of(A) ==
                               In.Model.Paths.variable(&V);
                      }) ||
        isReadAfter(V, Call, R.Closings) ||
        !Into.after(*Call, V.getNameAsString() + " = " + nullOf(V) + ";"))
      return false;
  }
  return true;
}

/// `__attribute__((cleanup(close_f_in_load))) FILE *f = NULL;`, with the
/// function that it names in front of this one.
bool Planner::attribute(const VarDecl &V, const DeclStmt &D, const Result &R,
                        StatementEdits &Into, FixPlan &Plan) const {
  const SourceLocation Start = In.Function.getBeginLoc();
  if (!closing(R).Row.Arguments.empty() || !D.isSingleDecl() ||
      Start.isMacroID() || D.getBeginLoc().isMacroID() ||
      In.Function.getDeclContext()->isRecord() ||
      In.Function.isTemplateInstantiation())
    return false;
  // No jump may come into the scope of such a variable.
  if (In.Model.Parents->getParent(&D) != In.Function.getBody())
    return false;
  for (const Stmt *Jump : Facts.Jumps)
    if (SM.isBeforeInTranslationUnit(Jump->getBeginLoc(), V.getLocation()))
      return false;
  const std::string Helper =
      "close_" + V.getNameAsString() + "_in_" + In.Function.getNameAsString();
  PrintingPolicy Policy(LO);
  std::string Parameter = "*client";
  V.getType().getUnqualifiedType().getAsStringInternal(Parameter, Policy);
  const std::string End = text::lineEnd(Start, SM);
  Plan.Edits.push_back(FixItHint::CreateInsertion(
      Start, "static void " + Helper + "(" + Parameter + ") {" + End +
                 text::indentStep(Start, SM) + testOf(V.getType(), "*client") +
                 closeText(R, "*client", &D) + End + "}" + End + End));
  return Into.prefix(D, "__attribute__((cleanup(" + Helper + ")))");
}

bool Planner::guard(const LeakingClient &C, FixPlan &Plan) const {
  const Result &R = *C.Finding;
  const bool Attribute =
      !LO.CPlusPlus11 || In.Guard == GuardStyle::CleanupAttribute;
  if (Attribute && In.Guard != GuardStyle::CleanupAttribute)
    return false; // closes by hand are what C projects expect
  const VarDecl *V = onlyVariable(C);
  if (!V || In.Unit.mayBeTaken(R) || R.Site.Gives.K != Place::Return ||
      !closer(R) || !V->hasLocalStorage() || isa<ParmVarDecl>(V) ||
      V->getType().isConstQualified() || !tellsWhetherOpen(V, {&R}) ||
      !canBeTested(V->getType(), R.Site))
    return false;
  for (const Leak *L : C.Leaks)
    if (L->K == Leak::Overwritten && !isa<DeclStmt>(L->At))
      return false;
  const DeclStmt *D = In.Model.declarationOf(V);
  StatementEdits Edits(Context, *In.Model.Parents);
  if (!D || (!V->getInit() && !Edits.initialise(*V, nullOf(*V))) ||
      !resetAfterCloses(R, *V, /*BeforeExitsToo=*/true, Edits))
    return false;
  const std::string Name = V->getNameAsString();
  FixPlan Made;
  if (Attribute) {
    if (!attribute(*V, *D, R, Edits, Made))
      return false;
  } else {
    const std::string Close = closeText(R, Name, D);
    // No jump passes a variable that is initialised, nor what is behind it.
    if ((!V->getInit() && !Facts.Jumps.empty()) || Close.empty())
      return false;
    const SourceLocation Begin = D->getBeginLoc();
    if (Begin.isMacroID())
      return false;
    const std::string Gap =
        text::lineEnd(Begin, SM) + text::indentation(Begin, SM);
    const GuardStyle Style = chooseGuard(In.Guard, Context);
    if (!Edits.after(*D, scopeGuard(Style, freshName(Name + "_guard"),
                                    testOf(V->getType(), Name) + Close, Gap)))
      return false;
    Made.Include = guardHeader(Style, Context);
  }
  for (FixItHint &Hint : Edits.hints())
    Made.Edits.push_back(std::move(Hint));
  Plan = std::move(Made);
  return true;
}

} // namespace closecall
