//===- DeclaredFacts.cpp - What declarations say about clients ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/DeclaredFacts.h"
#include "support/Compat.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"

using namespace clang;
using closecall::catalogue::Client;
using closecall::catalogue::Fact;
using closecall::catalogue::Failure;
using closecall::catalogue::Library;
using closecall::catalogue::Place;

namespace closecall::obligation {

namespace {
/// The name of the libraries that the rows seem to come from.
constexpr char LibraryName[] = "declarations";
constexpr char Opens[] = "closecall::opens:";
constexpr char Closes[] = "closecall::closes";
constexpr char TakesOver[] = "closecall::takes";
constexpr char Borrows[] = "closecall::borrows";
constexpr char MustClose[] = "closecall::must_close:";
} // namespace

std::vector<PoolMethods> parsePoolMethods(llvm::StringRef Option) {
  std::vector<PoolMethods> Pairs;
  llvm::SmallVector<llvm::StringRef, 8> Entries;
  Option.split(Entries, ';', -1, /*KeepEmpty=*/false);
  for (const llvm::StringRef Entry : Entries) {
    const auto [Acquire, Release] = Entry.split('=');
    if (!Acquire.trim().empty() && !Release.trim().empty())
      Pairs.push_back({Acquire.trim().str(), Release.trim().str()});
  }
  return Pairs;
}

Client &DeclaredFacts::client(const std::string &Name,
                              const std::string &Closer) {
  std::unique_ptr<Library> &Lib = Libraries[{Name, Closer}];
  if (!Lib) {
    Lib = std::make_unique<Library>();
    Lib->Name = LibraryName;
    Lib->User = true;
    Client C;
    C.Name = Name;
    C.Close.emplace_back();
    C.Close.back().Functions.push_back(Closer);
    C.Owner = Lib.get();
    Lib->Clients.push_back(std::move(C));
  }
  return Lib->Clients.front();
}

Fact DeclaredFacts::opens(Client &C, Place Gives, Failure Fails) {
  Openings.emplace_back();
  Openings.back().Gives = Gives;
  Openings.back().Fails = Fails;
  Fact F{Fact::Opens};
  F.Lib = C.Owner;
  F.Of = &C;
  F.Open = &Openings.back();
  return F;
}

Fact DeclaredFacts::closes(unsigned Argument) {
  Closings.emplace_back();
  Closings.back().Argument = Argument;
  Fact F{Fact::Closes};
  F.Close = &Closings.back();
  return F;
}

Fact DeclaredFacts::takes(unsigned Argument) {
  Takes.emplace_back();
  Takes.back().Argument = Argument;
  Fact F{Fact::Takes};
  F.Take = &Takes.back();
  return F;
}

bool DeclaredFacts::isOwn(const Library &Owner) {
  return Owner.Name == LibraryName;
}

bool DeclaredFacts::isCloser(const Library *Owner, const FunctionDecl &F) {
  return Owner && isOwn(*Owner) && F.getIdentifier() &&
         F.getName() == Owner->Clients.front().Close.front().Functions.front();
}

bool DeclaredFacts::borrows(const ParmVarDecl *Parameter) {
  if (Parameter)
    for (const auto *A : Parameter->specific_attrs<AnnotateAttr>())
      if (A->getAnnotation() == Borrows)
        return true;
  return false;
}

/// How a function without further word fails: a null pointer, a negative
/// number.
static Failure usualFailure(QualType Result) {
  if (Result->isPointerType())
    return Failure::Null;
  return Result->isIntegerType() && !Result->isBooleanType() ? Failure::Negative
                                                             : Failure::Never;
}

/// How the status of a function with an out-argument tells failure.
static Failure statusFailure(QualType Result) {
  if (Result->isBooleanType() || Result->isPointerType())
    return Failure::Null;
  return Result->isIntegralOrEnumerationType() ? Failure::NonZero
                                               : Failure::Never;
}

std::vector<Fact> DeclaredFacts::of(const FunctionDecl &F) {
  std::vector<Fact> Found;
  for (const FunctionDecl *D : F.redecls()) {
    ownership(*D, Found);
    annotations(*D, Found);
    if (!Found.empty())
      return Found;
  }
  if (const auto *M = dyn_cast<CXXMethodDecl>(&F)) {
    mustClose(*M, Found);
    pool(*M, Found);
  }
  return Found;
}

void DeclaredFacts::ownership(const FunctionDecl &F, std::vector<Fact> &Into) {
  for (const auto *A : F.specific_attrs<OwnershipAttr>()) {
    const std::string Module = A->getModule()->getName().str();
    if (A->isReturns()) {
      Client &C = client("a value of '" + Module + "'",
                         Module == "malloc" ? "free" : Module);
      Into.push_back(opens(C, {}, usualFailure(F.getReturnType())));
      continue;
    }
    for (const ParamIdx &Index : A->args())
      Into.push_back(A->isTakes() ? closes(Index.getSourceIndex())
                                  : takes(Index.getSourceIndex()));
  }
}

void DeclaredFacts::annotations(const FunctionDecl &F,
                                std::vector<Fact> &Into) {
  const auto Read = [&](const Decl &D, unsigned Argument) {
    for (const auto *A : D.specific_attrs<AnnotateAttr>()) {
      llvm::StringRef Text = A->getAnnotation();
      if (compat::consumeFront(Text, Opens)) {
        Client &C = client("client", Text.str());
        Place Gives;
        if (Argument) {
          Gives.K = Place::Argument;
          Gives.Index = Argument;
        }
        Into.push_back(opens(C, Gives,
                             Argument ? statusFailure(F.getReturnType())
                                      : usualFailure(F.getReturnType())));
      } else if (Text == Closes) {
        Into.push_back(closes(Argument));
      } else if (Text == TakesOver) {
        Into.push_back(takes(Argument));
      }
    }
  };
  Read(F, 0);
  for (unsigned I = 0; I < F.getNumParams(); ++I)
    Read(*F.getParamDecl(I), I + 1);
}

void DeclaredFacts::mustClose(const CXXMethodDecl &M, std::vector<Fact> &Into) {
  const CXXRecordDecl &Class = *M.getParent();
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&M);
  if (Constructor && Constructor->isCopyOrMoveConstructor())
    return;
  for (const auto *A : Class.specific_attrs<AnnotateAttr>()) {
    llvm::StringRef Closer = A->getAnnotation();
    if (!compat::consumeFront(Closer, MustClose))
      continue;
    if (Constructor)
      Into.push_back(opens(client(Class.getNameAsString(), Closer.str()), {},
                           Failure::Never));
    else if (M.getIdentifier() && M.getName() == Closer)
      Into.push_back(closes(0));
  }
}

/// The method of \p Class called \p Name that \p Fits; null if there is none.
template <typename Predicate>
static const CXXMethodDecl *method(const CXXRecordDecl &Class,
                                   llvm::StringRef Name, Predicate Fits) {
  for (const CXXMethodDecl *M : Class.methods())
    if (M->getIdentifier() && M->getName() == Name && Fits(*M))
      return M;
  return nullptr;
}

/// The parameter of \p M with the type \p T, from 1; 0 if there is none.
static unsigned parameterOfType(const CXXMethodDecl &M, QualType T) {
  for (unsigned I = 0; I < M.getNumParams(); ++I)
    if (M.getParamDecl(I)
            ->getType()
            .getNonReferenceType()
            .getCanonicalType()
            .getUnqualifiedType() == T.getCanonicalType().getUnqualifiedType())
      return I + 1;
  return 0;
}

/// Only raw values: an object of class type gives itself back.
static bool canBeLent(QualType T) { return T->isPointerType(); }

void DeclaredFacts::pool(const CXXMethodDecl &M, std::vector<Fact> &Into) {
  if (!M.getIdentifier() || M.isStatic())
    return;
  const CXXRecordDecl &Class = *M.getParent();
  for (const PoolMethods &Pair : Pools) {
    if (M.getName() == Pair.Acquire && canBeLent(M.getReturnType()) &&
        method(Class, Pair.Release, [&](const CXXMethodDecl &R) {
          return parameterOfType(R, M.getReturnType()) != 0;
        })) {
      Client &C =
          client("client of '" + Class.getNameAsString() + "'", Pair.Release);
      Into.push_back(opens(C, {}, Failure::Null));
      return;
    }
    if (M.getName() == Pair.Release)
      if (const CXXMethodDecl *A =
              method(Class, Pair.Acquire, [&](const CXXMethodDecl &A) {
                return canBeLent(A.getReturnType()) &&
                       parameterOfType(M, A.getReturnType()) != 0;
              })) {
        Into.push_back(closes(parameterOfType(M, A->getReturnType())));
        return;
      }
  }
}

} // namespace closecall::obligation
