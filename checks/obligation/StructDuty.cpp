//===- StructDuty.cpp - Structures that are freed with a client in them ---===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/StructDuty.h"
#include "obligation/MemberUses.h"
#include "obligation/Program.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace closecall::obligation {

namespace {

/// Whether no other file can name the fields, and no method can close them.
bool isOfThisFile(const RecordDecl &Struct, const SourceManager &SM) {
  const auto *Class = dyn_cast<CXXRecordDecl>(&Struct);
  if (Class && (Class->hasUserDeclaredDestructor() ||
                Class->isDependentContext() || !Class->isPOD()))
    return false;
  return !Struct.isUnion() && Struct.getIdentifier() &&
         SM.isInMainFile(SM.getExpansionLoc(Struct.getLocation()));
}

/// Where objects of one structure begin and end.
struct Life {
  struct End {
    const Expr *Free;
    const FunctionDecl *In;
  };
  std::vector<End> Ends;
  std::vector<const Expr *> Makes;
  /// Objects are copied, or are local variables: which of them has the client
  /// is the simulation's business.
  bool HasValues = false;
  /// Some function that may open a client names its fields.
  bool MayHoldClients = false;
};

/// Finds the places that make and free objects of the file's structures.
class LifeFinder : public FunctionVisitor<LifeFinder> {
public:
  explicit LifeFinder(Program &P) : P(P), SM(P.context().getSourceManager()) {}
  llvm::DenseMap<const RecordDecl *, Life> Lives;

  bool VisitMemberExpr(MemberExpr *M) {
    const auto *Field = dyn_cast<FieldDecl>(M->getMemberDecl());
    if (Field && In && P.mayOpen(In) && isOfThisFile(*Field->getParent(), SM))
      Lives[Field->getParent()].MayHoldClients = true;
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) {
    if (const Expr *Object = freedBy(Call))
      frees(*Call, *Object);
    return true;
  }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *E) {
    frees(*E, *E->getArgument());
    return true;
  }
  bool VisitVarDecl(VarDecl *V) {
    if (const RecordDecl *R = ofThisFile(V->getType());
        R && V->hasLocalStorage())
      Lives[R].HasValues = true;
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    if (const RecordDecl *R = ofThisFile(E->getType());
        R && E->getConstructor()->isCopyOrMoveConstructor())
      Lives[R].HasValues = true;
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    if (const RecordDecl *R = ofThisFile(E->getType());
        R && E->getOperator() == OO_Equal)
      Lives[R].HasValues = true;
    return true;
  }
  bool VisitCastExpr(CastExpr *E) {
    if (const RecordDecl *R = ofThisFile(E->getType());
        R && E->getCastKind() == CK_LValueToRValue)
      Lives[R].HasValues = true;
    if (E->getCastKind() == CK_BitCast && isa<CallExpr>(strip(E)))
      makes(*E);
    return true;
  }
  bool VisitCXXNewExpr(CXXNewExpr *E) {
    makes(*E);
    return true;
  }

private:
  /// The definition of the file's structure that \p T is.
  const RecordDecl *ofThisFile(QualType T) const {
    const RecordDecl *R = T->getAsRecordDecl();
    R = R ? R->getDefinition() : nullptr;
    return R && isOfThisFile(*R, SM) ? R : nullptr;
  }
  const RecordDecl *pointee(QualType T) const {
    return T->isPointerType() ? ofThisFile(T->getPointeeType()) : nullptr;
  }
  void frees(const Expr &E, const Expr &Object) {
    if (const RecordDecl *R = pointee(strip(&Object)->getType()))
      Lives[R].Ends.push_back({&E, In});
  }
  void makes(const Expr &E) {
    if (const RecordDecl *R = pointee(E.getType()))
      Lives[R].Makes.push_back(&E);
  }

  Program &P;
  const SourceManager &SM;
};

/// The first place that frees an object, other than in a function that opens
/// the client: that may well do so because it could not.
const Expr *firstEnd(const Life &Of, const MemberUse &Use) {
  for (const Life::End &E : Of.Ends)
    if (llvm::none_of(Use.Openings, [&](const MemberOpening &O) {
          return O.Function == E.In;
        }))
      return E.Free;
  return nullptr;
}

/// Whether every object gets the client as soon as it is made: the only
/// function that makes one does it, and does it unconditionally.
bool isAlwaysSet(const Life &Of, const FunctionDecl &F, const Opening &Site) {
  const auto *Body = dyn_cast<CompoundStmt>(F.getBody());
  if (!Body || Of.Makes.size() != 1)
    return false;
  bool Made = false;
  for (const Stmt *S : Body->body()) {
    const auto Has = [&](const Expr *E) {
      return contains(S, Closures::Leave,
                      [&](const Stmt &Part) { return &Part == E; });
    };
    Made |= Has(Of.Makes.front());
    if (isa<Expr>(S) && Has(Site.Call.E))
      return Made;
  }
  return false;
}

} // namespace

std::vector<FieldLeak> fieldLeaks(Program &P) {
  LifeFinder Finder(P);
  visitUserCode(Finder, P.context());
  RecordSet Freed;
  for (const auto &[Struct, Of] : Finder.Lives)
    if (!Of.Ends.empty() && !Of.HasValues && Of.MayHoldClients)
      Freed.insert(Struct);
  std::vector<FieldLeak> Found;
  if (Freed.empty())
    return Found;
  for (const auto &[Field, Use] : fieldUses(P, Freed)) {
    if (Use.Openings.empty() || Use.OutOfReach || !Use.Followed.empty())
      continue;
    const MemberOpening &First = Use.Openings.front();
    const Life &Of = Finder.Lives[Field->getParent()];
    if (const Expr *End = firstEnd(Of, Use))
      Found.push_back({Field, First.Site, First.Function, End,
                       isAlwaysSet(Of, *First.Function, First.Site)});
  }
  return Found;
}

} // namespace closecall::obligation
