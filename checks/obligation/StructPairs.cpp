//===- StructPairs.cpp - Structures that are clients of their own ---------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/StructPairs.h"
#include "obligation/Program.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace closecall::obligation {
namespace {

/// The definition of the structure that \p T points to; null for anything else.
const RecordDecl *pointee(QualType T) {
  const RecordDecl *R = !T.isNull() && T->isPointerType()
                            ? T->getPointeeType()->getAsRecordDecl()
                            : nullptr;
  return R ? R->getDefinition() : nullptr;
}

/// The type of the pointer by which the function gives its structure.
QualType pointerTo(const WrapperOpening &Made) {
  if (Made.Gives.K == catalogue::Place::Return)
    return Made.In->getReturnType();
  const QualType Place = Made.In->getParamDecl(Made.Gives.Index - 1)->getType();
  return Place->isReferenceType() || Place->isPointerType()
             ? Place->getPointeeType()
             : QualType();
}

/// Finds the functions that are given a structure and nothing else.
class TakerFinder : public RecursiveASTVisitor<TakerFinder> {
public:
  llvm::DenseMap<const RecordDecl *, std::vector<const FunctionDecl *>> Taking;

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->isThisDeclarationADefinition() && F->getNumParams() == 1 &&
        !isa<CXXMethodDecl>(F) && !F->isDependentContext())
      if (const RecordDecl *R = pointee(F->getParamDecl(0)->getType()))
        Taking[R].push_back(F);
    return true;
  }
  /// Only declarations are of interest.
  bool TraverseStmt(Stmt *) { return true; } // NOLINT: overrides by name
};

/// Whether the function gives its parameter, and nothing else, to `free` or to
/// a function like it, or deletes it: it is not to be used any more.
bool freesIt(const FunctionDecl &F) {
  return contains(F.getBody(), Closures::Leave, [&](const Stmt &S) {
    const Expr *Freed = freedBy(&S);
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *To = Call ? Call->getDirectCallee() : nullptr;
    if (To && To->getNumParams() == 1 && Call->getNumArgs() == 1 &&
        To->getParamDecl(0)->getType()->isVoidPointerType())
      Freed = Call->getArg(0);
    const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(Freed));
    return R && R->getDecl() == F.getParamDecl(0);
  });
}

} // namespace

const StructPair *StructPairs::of(const WrapperOpening &Made) {
  const RecordDecl *Struct =
      Made.isWithin() ? pointee(pointerTo(Made)) : nullptr;
  if (!Struct)
    return nullptr;
  const auto [It, New] = Pairs.try_emplace(Struct);
  if (!New)
    return It->second.get();
  std::unique_ptr<StructPair> Found = find(*Struct, Made);
  return (Pairs[Struct] = std::move(Found)).get();
}

std::unique_ptr<StructPair> StructPairs::find(const RecordDecl &Struct,
                                              const WrapperOpening &Made) {
  if (!Taking) {
    TakerFinder Finder;
    visitUserCode(Finder, P.context());
    Taking =
        std::make_unique<decltype(Finder.Taking)>(std::move(Finder.Taking));
  }
  const ClientProtocol Rules(Made.Of->Owner);
  GivenPlace Place;
  Place.Parameter = 1;
  Place.Steps.assign(Made.Fields.begin(), Made.Fields.end());
  auto Found = std::make_unique<StructPair>();
  for (const FunctionDecl *F : Taking->lookup(&Struct)) {
    const Summary &Does = P.summary(F, Place, Made.Client, Rules);
    if (Does.Outcomes.empty() ||
        !llvm::all_of(Does.Outcomes, [](const ArgumentOutcome &O) {
          return O.After == Typestate::Closed;
        }))
      continue;
    const bool First =
        Found->Ends.empty() || (freesIt(*F) && !freesIt(*Found->Ends.front()));
    Found->Ends.insert(First ? Found->Ends.begin() : Found->Ends.end(), F);
  }
  // Without that, something else may be what users are to call.
  if (Found->Ends.empty() || !freesIt(*Found->Ends.front()))
    return nullptr;
  const IdentifierInfo *Name = Struct.getIdentifier();
  if (!Name && Struct.getTypedefNameForAnonDecl())
    Name = Struct.getTypedefNameForAnonDecl()->getIdentifier();
  const std::string Noun = Name ? Name->getName().str() : "structure";
  Found->Pointer = pointerTo(Made);
  Found->Client =
      &P.declaredClient(Noun + " with " + catalogue::withArticle(Made.Of->Name),
                        Found->Ends.front()->getNameAsString());
  return Found;
}

bool StructPairs::isEnd(const catalogue::Library *Owner,
                        const FunctionDecl &F) const {
  return llvm::any_of(Pairs, [&](const auto &Row) {
    return Row.second && Row.second->Client->Owner == Owner &&
           llvm::any_of(Row.second->Ends, [&](const FunctionDecl *End) {
             return keyOf(End) == keyOf(&F);
           });
  });
}

} // namespace closecall::obligation
