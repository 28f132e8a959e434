//===- StructDuty.cpp - Structures that are freed with a client in them
//-----===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/StructDuty.h"
#include "obligation/MemberUses.h"
#include "obligation/Program.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Builtins.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace closecall::obligation {

namespace {

/// Finds the places that make and free objects of the structure.
class LifeFinder : public RecursiveASTVisitor<LifeFinder> {
public:
  explicit LifeFinder(const RecordDecl &Struct) : Struct(Struct) {}
  const Expr *Free = nullptr; ///< the first one
  std::vector<const Expr *> Makes;

  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *F = Call->getDirectCallee();
    if (F && Call->getNumArgs() == 1 &&
        (F->getBuiltinID() == Builtin::BIfree ||
         (F->getIdentifier() && F->getName() == "g_free")) &&
        pointsTo(strip(Call->getArg(0))->getType()) && !Free)
      Free = Call;
    return true;
  }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *E) {
    if (pointsTo(strip(E->getArgument())->getType()) && !Free)
      Free = E;
    return true;
  }
  bool VisitCastExpr(CastExpr *E) {
    if (E->getCastKind() == CK_BitCast && pointsTo(E->getType()) &&
        isa<CallExpr>(strip(E)))
      Makes.push_back(E);
    return true;
  }
  bool VisitCXXNewExpr(CXXNewExpr *E) {
    if (pointsTo(E->getType()))
      Makes.push_back(E);
    return true;
  }

private:
  bool pointsTo(QualType T) const {
    const RecordDecl *R =
        T->isPointerType() ? T->getPointeeType()->getAsRecordDecl() : nullptr;
    return R && R->getCanonicalDecl() == Struct.getCanonicalDecl();
  }

  const RecordDecl &Struct;
};

/// Whether every object gets the client as soon as it is made: the only
/// function that makes one does it, and does it unconditionally.
bool isAlwaysSet(const LifeFinder &Life, const FunctionDecl &F,
                 const Opening &Site) {
  const auto *Body = dyn_cast<CompoundStmt>(F.getBody());
  if (!Body || Life.Makes.size() != 1)
    return false;
  bool Made = false;
  for (const Stmt *S : Body->body()) {
    const auto Has = [&](const Expr *E) {
      return contains(S, Closures::Leave,
                      [&](const Stmt &Part) { return &Part == E; });
    };
    Made |= Has(Life.Makes.front());
    if (isa<Expr>(S) && Has(Site.Call.E))
      return Made;
  }
  return false;
}

/// Whether no other file can name the fields, and no method can close them.
bool isOfThisFile(const RecordDecl &Struct, const SourceManager &SM) {
  const auto *Class = dyn_cast<CXXRecordDecl>(&Struct);
  if (Class && (Class->hasUserDeclaredDestructor() ||
                Class->isDependentContext() || !Class->isPOD()))
    return false;
  return !Struct.isUnion() && Struct.getIdentifier() &&
         SM.isInMainFile(SM.getExpansionLoc(Struct.getLocation()));
}

} // namespace

std::vector<FieldLeak> fieldLeaks(Program &P, const FunctionDecl &F) {
  const SourceManager &SM = P.context().getSourceManager();
  llvm::SetVector<const RecordDecl *> Structs;
  contains(F.getBody(), Closures::Leave, [&](const Stmt &S) {
    const auto *M = dyn_cast<MemberExpr>(&S);
    const auto *Field = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
    if (Field && M->isArrow() && isOfThisFile(*Field->getParent(), SM))
      Structs.insert(Field->getParent());
    return false;
  });
  std::vector<FieldLeak> Found;
  for (const RecordDecl *Struct : Structs) {
    LifeFinder Life(*Struct);
    for (Decl *D : P.context().getTranslationUnitDecl()->decls())
      if (!SM.isInSystemHeader(D->getLocation()))
        Life.TraverseDecl(D);
    if (!Life.Free)
      continue;
    for (const auto &[Field, Use] : fieldUses(P, *Struct))
      if (!Use.Openings.empty() && !Use.OutOfReach && Use.Followed.empty() &&
          Use.Openings.front().Function == &F)
        Found.push_back({Field, Use.Openings.front().Site, Life.Free,
                         isAlwaysSet(Life, F, Use.Openings.front().Site)});
  }
  return Found;
}

} // namespace closecall::obligation
