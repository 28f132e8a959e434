//===- Learning.cpp - What bodies here say to other files -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/Learning.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using closecall::catalogue::Fact;
using closecall::catalogue::Failure;
using closecall::catalogue::Place;

namespace closecall::obligation {
namespace {

bool isPartOf(const Value &A, const Value &B) { return A.join(B) == B; }

/// The convention by which a caller tells the one from the other; nothing if
/// there is none.
std::optional<Failure> tells(const Value &Success, const Value &Failed,
                             QualType Result) {
  static constexpr Failure OfPointers[] = {Failure::Null, Failure::MinusOne};
  // The one that says most of success comes first.
  static constexpr Failure OfNumbers[] = {Failure::Status,   Failure::Code,
                                          Failure::NonZero,  Failure::Negative,
                                          Failure::MinusOne, Failure::Zero};
  const auto Fits = [&](Failure F) {
    return isPartOf(Success, successValue(F)) &&
           isPartOf(Failed, failureValue(F));
  };
  if (Result->isPointerType() || Result->isBooleanType()) {
    for (const Failure F : OfPointers)
      if (Fits(F))
        return F;
    return std::nullopt;
  }
  for (const Failure F : OfNumbers)
    if (Fits(F))
      return F;
  return std::nullopt;
}

ClientName nameOf(const catalogue::Client &C) {
  if (C.Owner->Learned || DeclaredFacts::isOwn(*C.Owner))
    return {{}, C.Name, C.Close.front().Functions.front()};
  return {C.Owner->Name, C.Name};
}

/// Definitions that other files may call, and functions of the catalogue.
class Reader : public RecursiveASTVisitor<Reader> {
public:
  explicit Reader(Program &P) : P(P), SM(P.context().getSourceManager()) {}

  std::vector<const FunctionDecl *> Definitions;
  /// Types of clients; of one type there may be clients of several libraries.
  llvm::DenseMap<const Type *, std::vector<const catalogue::Client *>> Clients;

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (isForOthers(*F))
      Definitions.push_back(F);
    addCloser(*F);
    return true;
  }
  /// Only declarations are of interest.
  bool TraverseStmt(Stmt *) { return true; } // NOLINT: overrides by name

private:
  bool isForOthers(const FunctionDecl &F) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(&F);
    return F.isThisDeclarationADefinition() && F.getIdentifier() &&
           F.getTemplatedKind() == FunctionDecl::TK_NonTemplate &&
           !F.isDependentContext() && F.isExternallyVisible() &&
           !F.isInlined() && !F.isMain() && !F.hasAttr<WeakAttr>() &&
           !(Method && Method->isVirtual()) &&
           !SM.isInSystemHeader(F.getLocation());
  }

  void addCloser(FunctionDecl &F) {
    const IdentifierInfo *Name = F.getIdentifier();
    if (!Name || !P.catalogue().mentions(Name->getName()))
      return;
    const CalleeInfo &Info = P.callee(&F);
    for (const Fact &Row : Info.Facts) {
      if (Row.K != Fact::Closes || !Info.OfLibrary || !Row.Lib ||
          (Row.Lib->Learned && Row.Of->Owner != Row.Lib) ||
          Row.Close->Argument == 0 || Row.Close->Argument > F.getNumParams() ||
          llvm::any_of(Row.Of->Open, [](const catalogue::OpenRow &R) {
            return R.Gives.K == Place::Struct;
          }))
        continue;
      QualType T = F.getParamDecl(Row.Close->Argument - 1)->getType();
      if (Row.Close->ByAddress)
        T = T->isPointerType() ? T->getPointeeType() : QualType();
      if (T.isNull() || !isOfClients(T))
        continue;
      addClient(T, *Row.Of);
    }
  }

  /// `void *` and `char *` may be anything.
  static bool isOfClients(QualType T) {
    return T->isSpecificBuiltinType(BuiltinType::Int) ||
           (T->isPointerType() && T->getPointeeType()->isRecordType());
  }

public:
  void addClient(QualType T, const catalogue::Client &C) {
    std::vector<const catalogue::Client *> &Of = Clients[key(T)];
    if (llvm::none_of(Of, [&](const catalogue::Client *Other) {
          return Other->Owner == C.Owner;
        }))
      Of.push_back(&C);
  }

  static const Type *key(QualType T) {
    return T.getCanonicalType().getUnqualifiedType().getTypePtr();
  }

private:
  Program &P;
  const SourceManager &SM;
};

/// Whether the row says what becomes of the client in that argument.
bool isAbout(const Fact &Row, unsigned Argument) {
  return (Row.K == Fact::Closes && Row.Close->Argument == Argument) ||
         (Row.K == Fact::Takes && Row.Take->Argument == Argument) ||
         (Row.K == Fact::Borrows && Row.Borrow->Argument == Argument);
}

/// Whether a number of that name is meant for a client.
bool isDescriptorsName(const ParmVarDecl &Parameter) {
  static const llvm::Regex Name("fd|sock|descriptor", llvm::Regex::IgnoreCase);
  return Name.match(Parameter.getName());
}

/// Whether a number is meant for a client: its name says so, or that of the
/// parameter to which it goes, or a row is about that.
bool isDescriptor(Program &P, const FunctionDecl &F,
                  const ParmVarDecl &Parameter) {
  if (isDescriptorsName(Parameter))
    return true;
  return contains(F.getBody(), Closures::Leave, [&](const Stmt &S) {
    const auto *C = dyn_cast<CallExpr>(&S);
    const FunctionDecl *To = C ? C->getDirectCallee() : nullptr;
    for (unsigned I = 0; To && I < C->getNumArgs(); ++I) {
      const auto *R = dyn_cast<DeclRefExpr>(strip(C->getArg(I)));
      if (!R || R->getDecl() != &Parameter)
        continue;
      if ((I < To->getNumParams() && isDescriptorsName(*To->getParamDecl(I))) ||
          llvm::any_of(P.callee(To).Facts,
                       [&](const Fact &Row) { return isAbout(Row, I + 1); }))
        return true;
    }
    return false;
  });
}

class Learner {
public:
  Learner(Program &P, const Reader &Read) : P(P), Read(Read) {}

  Lesson lessonOf(const FunctionDecl &F) {
    const SourceManager &SM = P.context().getSourceManager();
    llvm::SmallString<128> File(
        SM.getFilename(SM.getExpansionLoc(F.getLocation())));
    SM.getFileManager().makeAbsolutePath(File);
    Lesson L;
    L.Function = P.callee(&F).Name;
    L.File = File.str().str();
    L.NeverReturns = !isDeclaredNoReturn(F) && P.neverReturns(&F);
    addOpenings(F, L);
    for (const ParmVarDecl *Parameter : F.parameters())
      addArgument(F, *Parameter, L);
    return L;
  }

private:
  void addOpenings(const FunctionDecl &F, Lesson &L);
  /// What callers in other files get: the client itself, or a structure with it
  /// that another function of this file ends; null if a row cannot say it.
  const catalogue::Client *clientOf(const WrapperOpening &W);
  void addArgument(const FunctionDecl &F, const ParmVarDecl &Parameter,
                   Lesson &L);
  LearnedArgument asked(const FunctionDecl &F, const ParmVarDecl &Parameter,
                        const catalogue::Client &Of, bool ByAddress);

  Program &P;
  const Reader &Read;
};

/// Whether the function is given another one that gets a client of that type:
/// `connect(on_connected, data)`, who may close it then.
bool tellsCallback(const FunctionDecl &F, QualType Client) {
  return llvm::any_of(F.parameters(), [&](const ParmVarDecl *Parameter) {
    const QualType T = Parameter->getType();
    const auto *Callback = T->isFunctionPointerType()
                               ? T->getPointeeType()->getAs<FunctionProtoType>()
                               : nullptr;
    return Callback &&
           llvm::any_of(Callback->getParamTypes(), [&](QualType Given) {
             return Reader::key(Given) == Reader::key(Client);
           });
  });
}

const catalogue::Client *Learner::clientOf(const WrapperOpening &W) {
  if (W.Fields.empty())
    return W.Of;
  const StructPair *Pair = P.structPairs().of(W);
  return Pair && Pair->Ends.front()->isExternallyVisible() ? Pair->Client
                                                           : nullptr;
}

/// A row has no place for a field, nor for a client that some successes give
/// and others do not.
void Learner::addOpenings(const FunctionDecl &F, Lesson &L) {
  if (!P.mayOpen(&F))
    return;
  struct Given {
    const WrapperOpening *First;
    const catalogue::Client *Of;
    Value Opened;
    std::optional<Value> Failed;
    bool Fits = true;
  };
  std::vector<Given> All;
  for (const WrapperOpening &W : P.wrapperOpenings(&F)) {
    const catalogue::Client *Of = clientOf(W);
    const Value Opened = W.Outcomes.front().Result;
    std::optional<Value> Failed;
    if (W.Outcomes.size() > 1)
      Failed = W.Outcomes.back().Result;
    const auto Same = llvm::find_if(All, [&](const Given &G) {
      return G.First->Gives.K == W.Gives.K &&
             G.First->Gives.Index == W.Gives.Index;
    });
    const bool Fits = Of && !W.LooksFirst &&
                      (W.Gives.K == Place::Return ||
                       (W.Gives.K == Place::Argument && W.Gives.Index > 0));
    if (Same == All.end()) {
      All.push_back({&W, Of, Opened, Failed, Fits});
      continue;
    }
    // Where the one call has not opened, the other may have.
    Same->Opened = Same->Opened.join(Opened);
    Same->Failed =
        Same->Failed && Failed ? Same->Failed->meet(*Failed) : std::nullopt;
    Same->Fits &= Fits && Same->Of && Of->Owner == Same->Of->Owner;
  }
  for (const Given &G : All) {
    const std::optional<Failure> How =
        G.Failed ? tells(G.Opened, *G.Failed, F.getReturnType())
                 : Failure::Never;
    const Place &Gives = G.First->Gives;
    if (!G.Fits || !How ||
        (Gives.K == Place::Return && tellsCallback(F, F.getReturnType())))
      continue;
    L.Openings.push_back({nameOf(*G.Of),
                          Gives.K == Place::Return
                              ? "return"
                              : "argument " + std::to_string(Gives.Index),
                          wordFor(*How)});
  }
}

void Learner::addArgument(const FunctionDecl &F, const ParmVarDecl &Parameter,
                          Lesson &L) {
  const QualType T = Parameter.getType();
  auto Known = Read.Clients.find(Reader::key(T));
  const bool ByAddress = Known == Read.Clients.end() && T->isPointerType();
  if (ByAddress)
    Known = Read.Clients.find(Reader::key(T->getPointeeType()));
  if (Known == Read.Clients.end() ||
      (T->isIntegerType() && !isDescriptor(P, F, Parameter)))
    return;
  std::optional<LearnedArgument> Agreed;
  for (const catalogue::Client *Of : Known->second) {
    LearnedArgument A = asked(F, Parameter, *Of, ByAddress);
    if (!Agreed)
      Agreed = A;
    else if (A.Does != Agreed->Does || A.Fails != Agreed->Fails ||
             A.If != Agreed->If)
      Agreed->Does = LearnedArgument::Unknown;
  }
  if (Agreed->Does == LearnedArgument::Unknown)
    Agreed->Fails.clear(), Agreed->If.clear();
  L.Arguments.push_back(std::move(*Agreed));
}

LearnedArgument Learner::asked(const FunctionDecl &F,
                               const ParmVarDecl &Parameter,
                               const catalogue::Client &Of, bool ByAddress) {
  LearnedArgument A;
  A.Number = Parameter.getFunctionScopeIndex() + 1;
  A.Of = nameOf(Of);
  if (!ByAddress && P.structPairs().isEnd(Of.Owner, F)) {
    A.Does = LearnedArgument::Closes;
    return A;
  }
  FunctionModel *M = P.model(&F);
  if (!M)
    return A;
  PathId Start = M->Paths.variable(
      M->Function->getParamDecl(Parameter.getFunctionScopeIndex()));
  if (ByAddress)
    Start = M->Paths.step(Start, {PathStep::Deref});
  const Value Client = Parameter.getType()->isIntegerType()
                           ? Value::range(3, Value::Max)
                           : Value::not_(0);
  const Result R =
      simulateGiven(P, *M, Start, ByAddress ? Value::any() : Client,
                    /*CallerHolds=*/!ByAddress, ClientProtocol(Of.Owner));
  if (R.TooComplex || R.Exits.empty())
    return A;
  bool Closed = true, Given = true, Back = true, Open = true;
  std::optional<Value> WhenGone, WhenOpen;
  for (const ExitState &X : R.Exits) {
    if (X.Thrown)
      return A;
    const bool IsOpen = X.State == Typestate::Open;
    Closed &= X.State == Typestate::Closed;
    Given &= !IsOpen;
    Open &= IsOpen;
    Back &= X.State == Typestate::HandedOver && X.Owner == NewOwner::Caller &&
            X.Fields.empty();
    std::optional<Value> &When = IsOpen ? WhenOpen : WhenGone;
    When = When ? When->join(X.Result) : X.Result;
  }
  if (ByAddress) {
    // A place whose client is only looked at may get another one.
    A.Does = Closed ? LearnedArgument::ClosesThere : LearnedArgument::Unknown;
    return A;
  }
  if (Open) {
    for (const auto &[Callee, Number] : R.Receivers) {
      if (!Callee)
        return A;
      if (!P.evidenceOfBorrowing(Callee, Number))
        A.If.emplace_back(P.callee(Callee).Name, Number);
    }
    llvm::sort(A.If);
    A.Does = LearnedArgument::Borrows;
    return A;
  }
  if (Given) {
    A.Does = Closed ? LearnedArgument::Closes
             : Back ? LearnedArgument::Returns
                    : LearnedArgument::Takes;
    return A;
  }
  A.Does = LearnedArgument::Takes; // it may: nobody is to be blamed
  const QualType Answer = F.getReturnType();
  const std::optional<Failure> How =
      Answer->isVoidType() ? std::nullopt : tells(*WhenGone, *WhenOpen, Answer);
  if (How) {
    A.Does = LearnedArgument::TakesOnSuccess;
    A.Fails = wordFor(*How);
  }
  return A;
}

} // namespace

std::vector<Lesson> learn(Program &P) {
  Reader Read(P);
  Read.TraverseDecl(P.context().getTranslationUnitDecl());
  for (const FunctionDecl *F : Read.Definitions)
    if (P.mayOpen(F))
      for (const WrapperOpening &W : P.wrapperOpenings(F))
        if (const StructPair *Pair = P.structPairs().of(W))
          Read.addClient(Pair->Pointer, *Pair->Client);
  Learner From(P, Read);
  std::vector<Lesson> All;
  All.reserve(Read.Definitions.size());
  for (const FunctionDecl *F : Read.Definitions)
    All.push_back(From.lessonOf(*F));
  return All;
}

} // namespace closecall::obligation
