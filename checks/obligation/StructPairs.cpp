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
#include <algorithm>

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

/// How many letters the beginnings, or the ends, of two names share.
size_t likeness(llvm::StringRef A, llvm::StringRef B) {
  const size_t Most = std::min(A.size(), B.size());
  size_t Front = 0;
  size_t Back = 0;
  while (Front < Most && A[Front] == B[Front])
    ++Front;
  while (Back < Most && A[A.size() - 1 - Back] == B[B.size() - 1 - Back])
    ++Back;
  return std::max(Front, Back);
}

/// Of several functions that end a structure, the one whose name is most like
/// that of \p Maker: `conn_free` for `conn_new`, and not `listener_free`.  Null
/// if that is no single one.
const FunctionDecl *likest(const FunctionDecl &Maker,
                           llvm::ArrayRef<const FunctionDecl *> Ends) {
  const FunctionDecl *Best = nullptr;
  size_t Most = 0;
  bool Several = false;
  for (const FunctionDecl *End : Ends) {
    const size_t Like =
        likeness(Maker.getNameAsString(), End->getNameAsString());
    if (Best && Like <= Most) {
      Several |= Like == Most;
      continue;
    }
    Best = End;
    Most = Like;
    Several = false;
  }
  return Several ? nullptr : Best;
}

} // namespace

const StructPair *StructPairs::of(const WrapperOpening &Made) {
  const RecordDecl *Struct =
      Made.isWithin() ? pointee(pointerTo(Made)) : nullptr;
  if (!Struct)
    return nullptr;
  const std::pair Key(Struct, keyOf(Made.In));
  if (const auto Known = Pairs.find(Key); Known != Pairs.end())
    return Known->second.get();
  Pairs[Key] = nullptr;
  std::unique_ptr<StructPair> Found = find(*Struct, Made);
  return (Pairs[Key] = std::move(Found)).get();
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
  Functions Freeing;
  for (const FunctionDecl *F : Taking->lookup(&Struct)) {
    const Summary &Does = P.summary(F, Place, Made.Client, Rules);
    if (Does.Outcomes.empty() ||
        !llvm::all_of(Does.Outcomes, [](const ArgumentOutcome &O) {
          return O.After == Typestate::Closed;
        }))
      continue;
    (freesIt(*F) ? Freeing : Found->Ends).push_back(F);
  }
  // Without that, something else may be what users are to call.
  const FunctionDecl *End = likest(*Made.In, Freeing);
  if (!End)
    return nullptr;
  Found->Ends.insert(Found->Ends.begin(), Freeing.begin(), Freeing.end());
  const auto First = llvm::find(Found->Ends, End);
  std::rotate(Found->Ends.begin(), First, First + 1);
  Found->Pointer = pointerTo(Made);
  Found->Client = named(Struct, *End, Made);
  return Found;
}

/// The client that \p End ends, whoever made it.
const catalogue::Client *StructPairs::named(const RecordDecl &Struct,
                                            const FunctionDecl &End,
                                            const WrapperOpening &Made) {
  const catalogue::Client *&Client = Clients[{&Struct, keyOf(&End)}];
  if (Client)
    return Client;
  const IdentifierInfo *Name = Struct.getIdentifier();
  if (!Name && Struct.getTypedefNameForAnonDecl())
    Name = Struct.getTypedefNameForAnonDecl()->getIdentifier();
  const std::string Noun = Name ? Name->getName().str() : "structure";
  Client =
      &P.declaredClient(Noun + " with " + catalogue::withArticle(Made.Of->Name),
                        End.getNameAsString());
  return Client;
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
