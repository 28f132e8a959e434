//===- OwnerFix.cpp - An owner beside the raw name ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/ClientPlanner.h"
#include "support/Compat.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::Place;

namespace closecall {

/// The type of the owner's deleter.  gcc warns of attributes that a template
/// argument loses, so `nonnull` makes it be spelled out.
static std::string deleterType(const FunctionDecl &Closer,
                               const std::string &Name,
                               const PrintingPolicy &Policy) {
  if (!Closer.hasAttr<NonNullAttr>())
    return "decltype(&" + Name + ")";
  return Closer.getReturnType().getAsString(Policy) + " (*)(" +
         Closer.getParamDecl(0)->getType().getAsString(Policy) + ")";
}

/// `std::unique_ptr<T, decltype(&close)> x_owner{open(), &close};
///  T *x = x_owner.get();`
bool Planner::owner(const LeakingClient &C, FixPlan &Plan) const {
  const Result &R = *C.Finding;
  const auto &[Row, CloserName] = closing(R);
  if (!LO.CPlusPlus11 || R.Site.Gives.K != Place::Return ||
      In.Unit.mayBeTaken(R) || Row.ByAddress || !Row.Arguments.empty() ||
      !Facts.Jumps.empty() || !closer(R) || closingMethod(R))
    return false;
  for (const Leak *L : C.Leaks)
    if (L->K == Leak::Discarded ||
        (L->K == Leak::Overwritten && !isa<DeclStmt>(L->At)))
      return false;
  const StatementEdits Edits(Context, *In.Model.Parents);
  const VarDecl *V = onlyVariable(C);
  if (!V || !V->getInit() || strip(V->getInit()) != R.Site.Call.E ||
      !V->getType()->isPointerType() ||
      Facts.Assigned.count(V->getCanonicalDecl()))
    return false;
  // The owner's pointer must convert to what the closing function takes.
  const QualType Taken = closer(R)->getParamDecl(0)->getType();
  if (V->getType()->getPointeeType().isConstQualified() &&
      Taken->isPointerType() && !Taken->getPointeeType().isConstQualified())
    return false;
  const DeclStmt *D = In.Model.declarationOf(V);
  if (!D || !D->isSingleDecl() || !Edits.ownsLine(*D))
    return false;
  const std::string Init = text::of(*V->getInit(), SM, LO);
  // `FILE *f(x)` and `FILE *f{x}`: closes at the exits instead.
  if (Init.empty() || V->getInitStyle() != VarDecl::CInit)
    return false;
  const std::string Close = closingName(R);
  const bool Camel = V->getNameAsString().find('_') == std::string::npos &&
                     llvm::StringRef(V->getName())
                             .find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
                         llvm::StringRef::npos;
  const std::string Owner =
      freshName(V->getNameAsString() + (Camel ? "Owner" : "_owner"));
  PrintingPolicy Policy(LO);
  Policy.adjustForCPlusPlus();
  const std::string Pointee =
      V->getType()->getPointeeType().getUnqualifiedType().getAsString(Policy);
  std::vector<FixItHint> Hints;
  for (const Expr *Closing : R.Closings) {
    // Each explicit close must be `close(x);` itself.
    const auto *Call = dyn_cast<CallExpr>(Closing);
    if (!Call || !Call->getDirectCallee() || Call->getNumArgs() != 1 ||
        Call->getDirectCallee()->getNameAsString() != CloserName ||
        In.Model.Paths.of(Call->getArg(0)) != In.Model.Paths.variable(V) ||
        !Edits.isStatement(*Call) || Call->getBeginLoc().isMacroID() ||
        Call->getEndLoc().isMacroID())
      return false;
    Hints.push_back(FixItHint::CreateReplacement(Call->getSourceRange(),
                                                 Owner + ".reset()"));
  }
  const SourceRange InitRange = V->getInit()->getSourceRange();
  if (InitRange.getBegin().isMacroID() || InitRange.getEnd().isMacroID() ||
      D->getBeginLoc().isMacroID())
    return false;
  const std::string Line = "std::unique_ptr<" + Pointee + ", " +
                           deleterType(*closer(R), Close, Policy) + "> " +
                           Owner + "{" + Init + ", &" + Close + "};" +
                           text::lineEnd(D->getBeginLoc(), SM) +
                           text::indentation(D->getBeginLoc(), SM);
  Plan.Edits.push_back(FixItHint::CreateInsertion(D->getBeginLoc(), Line));
  Plan.Edits.push_back(
      FixItHint::CreateReplacement(InitRange, Owner + ".get()"));
  Plan.Edits.insert(Plan.Edits.end(), Hints.begin(), Hints.end());
  Plan.Include = "<memory>";
  return true;
}

} // namespace closecall
