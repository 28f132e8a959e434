//===- Program.cpp - What the engine knows of a translation unit ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/Program.h"
#include "obligation/Simulator.h"
#include "support/Compat.h"
#include "support/Glob.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using closecall::catalogue::Fact;
using closecall::catalogue::Failure;
using closecall::catalogue::Place;

namespace closecall::obligation {

const FunctionDecl *keyOf(const FunctionDecl *F) {
  return F->getCanonicalDecl();
}

Program::Program(ASTContext &Context, const catalogue::Catalogue &Catalogue,
                 Settings S)
    : Context(Context), Catalogue(Catalogue), S(std::move(S)),
      Declarations(this->S.Pools) {}

Program::~Program() = default;

const CalleeInfo &Program::callee(const FunctionDecl *F) {
  std::unique_ptr<CalleeInfo> &Slot = Callees[keyOf(F)];
  if (Slot)
    return *Slot;
  auto Info = std::make_unique<CalleeInfo>();
  Info->Function = F;
  const SourceManager &SM = Context.getSourceManager();
  const FunctionDecl *Definition = nullptr;
  const bool System = SM.isInSystemHeader(F->getLocation());
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  Info->HasBody =
      !System && F->hasBody(Definition) && Definition->getBody() &&
      !Definition->isDependentContext() &&
      !(Method && Method->isVirtual() && !Method->hasAttr<FinalAttr>() &&
        !Method->getParent()->hasAttr<FinalAttr>());
  if (const IdentifierInfo *Id = F->getIdentifier()) {
    const bool Plain =
        F->getDeclContext()->getRedeclContext()->isTranslationUnit() ||
        F->isExternC();
    Info->Name = Plain ? Id->getName().str() : qualifiedName(*F);
    if (Catalogue.mentions(Id->getName()))
      Info->Facts = Catalogue.lookup(Info->Name);
    Info->OfLibrary = !Info->Facts.empty() &&
                      isOfLibrary(*F, *Info->Facts.front().Lib, Catalogue, SM);
    if (!Info->HasBody) {
      Info->Builtin = F->getBuiltinID() != 0;
      {
        const llvm::StringRef File = SM.getFilename(
            SM.getExpansionLoc(F->getCanonicalDecl()->getLocation()));
        Info->Lib = Catalogue.libraryOfHeader(File);
      }
      if (!Info->Lib)
        Info->Lib =
            Catalogue.borrower(Info->Name, [&](const catalogue::Library &Lib) {
              return Lib.Family != "libc" ||
                     isOfLibrary(*F, Lib, Catalogue, SM);
            });
    }
  }
  Info->Declared = Declarations.of(*F);
  if (!Info->Declared.empty()) {
    Info->Facts = Info->Declared;
    Info->OfLibrary = true;
  }
  Slot = std::move(Info);
  return *Callees[keyOf(F)];
}

FunctionModel *Program::model(const FunctionDecl *F) {
  const auto It = Models.find(keyOf(F));
  if (It != Models.end())
    return It->second.get();
  std::unique_ptr<FunctionModel> M = FunctionModel::create(
      F, Context, [&](const CallView &Call) { return mayThrow(Call); });
  return (Models[keyOf(F)] = std::move(M)).get();
}

const Prefix &Program::prefix(FunctionModel &M) {
  const auto It = Prefixes.find(&M);
  if (It != Prefixes.end())
    return *It->second;
  auto Found = std::make_unique<Prefix>(findPrefix(*this, M));
  return *(Prefixes[&M] = std::move(Found));
}

/// The value that the client itself has once it is open, if it is the result.
static Value clientValue(Failure F, const CallView &Call) {
  // Descriptors 0 to 2 are the standard streams, which nobody must close: an
  // opening that yields one of them is a daemon's idiom.
  if ((F == Failure::Negative || F == Failure::MinusOne) &&
      Call.E->getType()->isIntegerType())
    return Value::range(3, Value::Max);
  // No success is null, even where failure is something else (MAP_FAILED).
  if (F == Failure::MinusOne && Call.E->getType()->isPointerType())
    return Value::range(1, Value::Max);
  return successValue(F);
}

std::vector<Opening> Program::openings(const CallView &Call) {
  std::vector<Opening> Found;
  if (!Call.Callee ||
      (!S.IgnoredFunctions.empty() &&
       matchesAny(S.IgnoredFunctions, Call.Callee->getQualifiedNameAsString())))
    return Found;
  const CalleeInfo &Info = callee(Call.Callee);
  for (const Fact &F : Info.Facts) {
    if (F.K != Fact::Opens || !Info.OfLibrary)
      continue;
    // Only a value that is known to be a certain one makes it an opening, and
    // the simulation may know it; but most values are not the one that a row
    // leaves out.
    const catalogue::Condition &When = F.Open->When;
    const std::optional<bool> Holds = holds(When, Call, Context);
    // A list that the same call makes longer; what another function takes may
    // only be null because something has failed.
    const bool MayHold = !Holds && When.K == catalogue::Condition::Is &&
                         llvm::any_of(Info.Facts, [&](const Fact &Other) {
                           return Other.K == Fact::Takes &&
                                  Other.Take->Returns &&
                                  Other.Take->Argument == When.Argument;
                         });
    if (!MayHold && !Holds.value_or(When.K == catalogue::Condition::IsNot))
      continue;
    Opening O;
    O.OnlyIf = MayHold ? &When : nullptr;
    O.Call = Call;
    O.Gives = F.Open->Gives;
    O.Of = F.Of;
    O.Row = F.Open;
    const Failure Fails = F.Open->Fails;
    if (O.Gives.K == Place::Return)
      O.Client = clientValue(Fails, Call);
    else if (const Expr *A = Call.argument(O.Gives.Index))
      if (A->getType()->isPointerType() &&
          A->getType()->getPointeeType()->isPointerType())
        O.Client = Value::not_(0);
    if (O.Gives.K == Place::Elements)
      O.Client = Value::range(3, Value::Max); // a pair of descriptors
    // A client that fails but still needs to be closed is open either way.
    if (Fails == Failure::Never) {
      O.Outcomes.push_back({true, Value::any()});
    } else if (O.Gives.K == Place::Return) {
      O.Outcomes.push_back({true, O.Client});
      O.Outcomes.push_back({F.Open->FailedNeedsClose, failureValue(Fails)});
    } else {
      // A status of -1 is the only negative one.
      O.Outcomes.push_back({true, Fails == Failure::MinusOne
                                      ? successValue(Failure::Negative)
                                      : successValue(Fails)});
      O.Outcomes.push_back({F.Open->FailedNeedsClose, failureValue(Fails)});
      if (F.Open->MayGiveNone)
        O.Outcomes.push_back({false, successValue(Fails), /*LeavesNull=*/true});
    }
    if (O.Gives.K == Place::Elements) {
      for (O.Element = 0; O.Element < 2; ++O.Element)
        Found.push_back(O);
      continue;
    }
    Found.push_back(std::move(O));
  }
  if (Found.empty())
    if (std::optional<Opening> O = released(Call))
      Found.push_back(std::move(*O));
  if (!Found.empty() || !Info.HasBody)
    return Found;
  for (const WrapperOpening &W : wrapperOpenings(Call.Callee)) {
    Opening O;
    O.Call = Call;
    O.Gives = W.Gives;
    O.Fields = W.Fields;
    O.Outcomes = W.Outcomes;
    O.Client = W.Client;
    O.Of = W.Of;
    O.Inner = W.Inner;
    Found.push_back(std::move(O));
  }
  return Found;
}

/// Whether what is called `release` gives back what the owner has, and does not
/// close it.
static bool givesUp(Program &P, const CXXMethodDecl &Release) {
  const IdentifierInfo *Name = Release.getIdentifier();
  if (!Name || Name->getName() != "release" || Release.getNumParams() != 0)
    return false;
  if (isInStd(Release))
    return true;
  const FunctionDecl *Definition = nullptr;
  return Release.hasBody(Definition) &&
         !contains(Definition->getBody(), Closures::Enter, [&](const Stmt &S) {
           const auto *Call = dyn_cast<CallExpr>(&S);
           return Call && (!Call->getDirectCallee() ||
                           llvm::any_of(P.callee(Call->getDirectCallee()).Facts,
                                        [](const Fact &F) {
                                          return F.K == Fact::Closes;
                                        }));
         });
}

/// `owner.release()`, of a local owner that was made from an opening call: from
/// here on the client is without an owner again.
std::optional<Opening> Program::released(const CallView &Call) {
  const auto *Release = dyn_cast<CXXMethodDecl>(Call.Callee);
  const auto *Name =
      Call.Object ? dyn_cast<DeclRefExpr>(strip(Call.Object)) : nullptr;
  const auto *Owner = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  if (!Release || !Owner || !Owner->hasLocalStorage() || !Owner->getInit() ||
      !givesUp(*this, *Release))
    return std::nullopt;
  const Expr *Made = strip(Owner->getInit());
  while (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Made)) {
    if (Construct->getNumArgs() == 0)
      return std::nullopt;
    Made = strip(Construct->getArg(0));
  }
  const std::optional<CallView> Inner =
      Made ? CallView::of(Made) : std::nullopt;
  if (!Inner || Release->getReturnType().getCanonicalType() !=
                    Made->getType().getCanonicalType())
    return std::nullopt;
  for (const Opening &O : openingsAt(*Inner))
    if (O.Gives.K == Place::Return && !O.OnlyIf) {
      Opening Again = O;
      Again.Call = Call;
      Again.Row = nullptr;
      Again.Inner = Made;
      return Again;
    }
  return std::nullopt;
}

const std::vector<Opening> &Program::openingsAt(const CallView &Call) {
  const auto It = OpeningsAt.find(Call.E);
  if (It != OpeningsAt.end())
    return *It->second;
  // Empty while it is computed: recursion opens nothing.
  OpeningsAt[Call.E] = std::make_unique<std::vector<Opening>>();
  auto Found = std::make_unique<std::vector<Opening>>(openings(Call));
  return *(OpeningsAt[Call.E] = std::move(Found));
}

std::optional<int64_t> Program::constantResult(const FunctionDecl *F) {
  if (!callee(F).HasBody || !F->getReturnType()->isIntegralOrEnumerationType())
    return std::nullopt;
  const auto [It, New] = ConstantResults.try_emplace(keyOf(F));
  if (!New)
    return It->second;
  std::optional<int64_t> Agreed;
  const FunctionDecl *Definition = nullptr;
  F->hasBody(Definition);
  const bool Differ =
      contains(Definition->getBody(), Closures::Leave, [&](const Stmt &S) {
        const auto *R = dyn_cast<ReturnStmt>(&S);
        if (!R)
          return false;
        const std::optional<int64_t> C = constantOf(R->getRetValue(), Context);
        if (!C || (Agreed && *Agreed != *C))
          return true;
        Agreed = C;
        return false;
      });
  if (Differ)
    return std::nullopt;
  return ConstantResults[keyOf(F)] = Agreed;
}

bool Program::mayWrite(const FunctionDecl *F, const VarDecl &V) {
  if (V.isExternallyVisible())
    return true;
  return F && writes(F).count(V.getCanonicalDecl()) != 0;
}

/// The variables with static storage that the visible function, and visible
/// ones that it calls, assign or take the address of.
const std::set<const VarDecl *> &Program::writes(const FunctionDecl *F) {
  std::unique_ptr<std::set<const VarDecl *>> &Slot = Writes[keyOf(F)];
  if (Slot)
    return *Slot;
  Slot = std::make_unique<std::set<const VarDecl *>>();
  std::set<const VarDecl *> Found;
  const FunctionDecl *Definition = nullptr;
  if (F->hasBody(Definition)) {
    const auto Add = [&](const Expr *E) {
      if (const auto *R = dyn_cast<DeclRefExpr>(strip(E)))
        if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
          if (V->hasGlobalStorage())
            Found.insert(V->getCanonicalDecl());
    };
    contains(Definition->getBody(), Closures::Enter, [&](const Stmt &S) {
      if (const auto *B = dyn_cast<BinaryOperator>(&S);
          B && B->isAssignmentOp())
        Add(B->getLHS());
      if (const auto *U = dyn_cast<UnaryOperator>(&S);
          U && (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf))
        Add(U->getSubExpr());
      if (const auto *C = dyn_cast<CallExpr>(&S))
        if (const FunctionDecl *Callee = C->getDirectCallee()) {
          const std::set<const VarDecl *> &Inner = writes(Callee);
          Found.insert(Inner.begin(), Inner.end());
        }
      return false;
    });
  }
  return *(Writes[keyOf(F)] =
               std::make_unique<std::set<const VarDecl *>>(std::move(Found)));
}

bool Program::mayOpen(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  if (!F->hasBody(Definition) || !Definition->getBody())
    return false;
  const auto [It, New] = MayOpen.try_emplace(keyOf(F), false);
  if (!New)
    return It->second;
  const auto Opens = [&](const Stmt &S) {
    const FunctionDecl *Callee = nullptr;
    if (const auto *C = dyn_cast<CallExpr>(&S))
      Callee = C->getDirectCallee();
    else if (const auto *K = dyn_cast<CXXConstructExpr>(&S))
      Callee = K->getConstructor();
    if (!Callee)
      return false;
    const CalleeInfo &Info = callee(Callee);
    return Info.OfLibrary
               ? llvm::any_of(Info.Facts,
                              [](const Fact &F) { return F.K == Fact::Opens; })
               : Info.HasBody && mayOpen(Callee);
  };
  // A lambda's body is a function of its own.
  bool Found = contains(Definition->getBody(), Closures::Leave, Opens);
  if (const auto *C = dyn_cast<CXXConstructorDecl>(Definition))
    for (const CXXCtorInitializer *I : C->inits())
      Found |= contains(I->getInit(), Closures::Leave, Opens);
  return MayOpen[keyOf(F)] = Found;
}

/// Whether the function has put functions of its own into the structure that
/// the call opens, as `stream.zalloc = allocate` does: what it allocates then,
/// somebody else frees.
static bool bringsItsAllocator(FunctionModel &M, const CallView &Call,
                               const Opening &O, const ASTContext &Context) {
  const Expr *Argument = O.Gives.K == catalogue::Place::Struct
                             ? Call.argument(O.Gives.Index)
                             : nullptr;
  const PathId Object = Argument ? M.Paths.addressee(Argument) : 0;
  const auto Brings = [&](const Event &E) {
    return E.K == Event::Assign && E.LHS && E.RHS &&
           E.LHS->getType()->isFunctionPointerType() &&
           M.Paths.isPrefix(Object, M.Paths.of(E.LHS)) &&
           constantOf(E.RHS, Context) != 0;
  };
  return Object && M.hasEvent(Brings);
}

const std::vector<Result> &Program::analyse(const FunctionDecl *F) {
  const auto It = Results.find(keyOf(F));
  if (It != Results.end())
    return *It->second;
  // Present, and empty, while the function is being analysed: recursion opens
  // nothing.
  Results[keyOf(F)] = std::make_unique<std::vector<Result>>();
  auto Found = std::make_unique<std::vector<Result>>();
  if (FunctionModel *M = mayOpen(F) ? model(F) : nullptr) {
    for (size_t I = 0; I < M->Calls.size(); ++I) {
      const CallView Call = M->Calls[I];
      for (const Opening &O : openingsAt(Call)) {
        if (bringsItsAllocator(*M, Call, O, Context))
          continue;
        Found->push_back(simulate(*this, *M, O, ClientProtocol(O.Of->Owner)));
        for (const auto &B : Found->back().Borrowers)
          Evidence.insert(B);
      }
    }
  }
  return *(Results[keyOf(F)] = std::move(Found));
}

std::vector<const Leak *> Program::confirmed(const Result &R) {
  std::vector<const Leak *> Sure;
  for (const Leak &L : R.Leaks)
    if (llvm::all_of(L.Doubts, [&](const auto &D) {
          return D.first && evidenceOfBorrowing(D.first, D.second);
        }))
      Sure.push_back(&L);
  return Sure;
}

bool Program::mayBeTaken(const Result &R) {
  return R.EverHandedOver || llvm::any_of(R.Receivers, [&](const auto &D) {
           return !D.first || !evidenceOfBorrowing(D.first, D.second);
         });
}

/// What both exits know of the same places.
template <typename T>
static void joinKnown(std::vector<T> &Mine, const std::vector<T> &Theirs) {
  for (T &M : Mine) {
    const auto It =
        llvm::find_if(Theirs, [&](const T &O) { return O.sameAs(M); });
    M.Known = It == Theirs.end() ? Value::any() : M.Known.join(It->Known);
  }
}

/// The outcome, if there is one yet, covers one more exit.
static void addExit(std::optional<OpeningOutcome> &O, bool Opened,
                    const ExitState &X) {
  if (!O) {
    O = OpeningOutcome{Opened, X.Result, /*LeavesNull=*/false, X.Parts, X.Left};
    return;
  }
  O->Result = O->Result.join(X.Result);
  joinKnown(O->Parts, X.Parts);
  joinKnown(O->Left, X.Left);
}

const std::vector<WrapperOpening> &
Program::wrapperOpenings(const FunctionDecl *F) {
  const auto It = Wrappers.find(keyOf(F));
  if (It != Wrappers.end())
    return *It->second;
  Wrappers[keyOf(F)] = std::make_unique<std::vector<WrapperOpening>>();
  auto Found = std::make_unique<std::vector<WrapperOpening>>();
  for (const Result &R : analyse(F)) {
    if (R.TooComplex)
      continue;
    WrapperOpening W;
    W.Of = R.Site.Of;
    W.Inner = R.Site.Inner ? R.Site.Inner : R.Site.Call.E;
    bool Mixed = false;
    std::optional<OpeningOutcome> Yes, No;
    for (const ExitState &X : R.Exits) {
      if (X.Thrown)
        continue;
      const bool Handed = X.State == Typestate::HandedOver &&
                          (X.Owner == NewOwner::Caller ||
                           X.Owner == NewOwner::CallerByArgument);
      if (Handed) {
        Place Where;
        Where.K = X.Owner == NewOwner::Caller ? Place::Return : Place::Argument;
        Where.Index = X.Argument;
        Mixed |= X.Doubtful || (Yes && (W.Gives.K != Where.K ||
                                        W.Gives.Index != Where.Index ||
                                        W.Fields != X.Fields));
        W.Gives = Where;
        W.Fields = X.Fields;
        addExit(Yes, /*Opened=*/true, X);
      } else {
        // Handed to somebody else on other paths: a cache, a registry.
        Mixed |= X.State == Typestate::HandedOver && X.Owner == NewOwner::Other;
        addExit(No, /*Opened=*/false, X);
      }
    }
    if (!Yes || Mixed)
      continue;
    W.Client = R.Site.Client;
    if (W.Gives.K == Place::Return && W.Fields.empty() &&
        !R.Site.Client.isAny())
      Yes->Result = R.Site.Client;
    W.Outcomes.push_back(*Yes);
    if (No)
      W.Outcomes.push_back(*No);
    Found->push_back(std::move(W));
  }
  return *(Wrappers[keyOf(F)] = std::move(Found));
}

const Summary &Program::summary(const FunctionDecl *F, const GivenPlace &Place,
                                const Value &Client, const Protocol &Rules,
                                const Arguments &Known) {
  static const Summary CannotTell;
  FunctionModel *M = model(F);
  if (!M)
    return CannotTell;
  PathId Start = 0;
  if (Place.Captured) {
    Start = M->Paths.variable(Place.Captured);
  } else if (Place.Parameter == 0) {
    Start = M->Paths.step(M->Paths.thisPointer(), {PathStep::Deref});
  } else if (Place.Parameter <= M->Function->getNumParams()) {
    const ParmVarDecl *D = M->Function->getParamDecl(Place.Parameter - 1);
    Start = M->Paths.variable(D);
    if (Place.ByAddress && !D->getType()->isReferenceType())
      Start = M->Paths.step(Start, {PathStep::Deref});
  }
  Start = M->Paths.walk(Start, Place.Steps);
  if (!Start)
    return CannotTell;
  const auto Key =
      std::make_tuple(keyOf(F), Start, Place.ByAddress, Client.lowest(),
                      Client.highest(), Client.contains(0), Rules.key(), Known);
  const auto It = Summaries.find(Key);
  if (It != Summaries.end())
    return It->second;
  Summaries[Key]; // recursion: cannot tell
  const Result R =
      simulateGiven(*this, *M, Start, Client,
                    /*CallerHolds=*/!Place.ByAddress, Rules, Known);
  Summary Found;
  std::vector<ArgumentOutcome> &Outcomes = Found.Outcomes;
  if (!R.TooComplex)
    for (const ExitState &X : R.Exits) {
      if (X.Thrown) {
        Found.EndsByException |= X.State != Typestate::Open;
        continue;
      }
      // A function that was given doubts may keep the client.
      const Typestate After = X.State == Typestate::Open && X.Doubtful
                                  ? Typestate::HandedOver
                                  : X.State;
      const auto Same = std::find_if(
          Outcomes.begin(), Outcomes.end(), [&](const ArgumentOutcome &O) {
            return O.After == After && O.Owner == X.Owner &&
                   O.OwnerArgument == X.Argument;
          });
      if (Same == Outcomes.end())
        Outcomes.push_back({After, X.Owner, X.Argument,
                            /*Lost=*/Place.ByAddress && !X.Doubtful &&
                                After == Typestate::HandedOver &&
                                X.Owner == NewOwner::Nobody,
                            X.Result});
      else
        Same->Result = Same->Result.join(X.Result);
    }
  return Summaries[Key] = std::move(Found);
}

bool Program::namesGlobals(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  if (!F->hasBody(Definition))
    return false;
  return contains(Definition->getBody(), Closures::Enter, [](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    return V && V->hasGlobalStorage() && !V->getType().isConstQualified() &&
           V->getName() != "stdin" && V->getName() != "stdout" &&
           V->getName() != "stderr";
  });
}

/// Whether the function can leave something where an argument points.
static bool mayLeave(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return (Method && Method->isInstance() && !Method->isConst()) ||
         closureOf(&F) ||
         llvm::any_of(F.parameters(), [](const ParmVarDecl *D) {
           const QualType Object = D->getType()->getPointeeType();
           return !Object.isNull() && !Object.isConstQualified();
         });
}

const Answer *Program::answer(const FunctionDecl *F, const Arguments &Known) {
  if (!callee(F).HasBody || (Known.empty() && !mayLeave(*F)))
    return nullptr;
  auto &OfFunction = Answers[keyOf(F)];
  if (OfFunction.size() >= MaxAnswers && !OfFunction.count(Known))
    return nullptr;
  const auto [It, New] = OfFunction.try_emplace(Known);
  // Nothing is known while it is being found out: recursion.
  FunctionModel *M = New ? model(F) : nullptr;
  if (M && M->Blocks.size() <= MaxBlocksAnswering)
    It->second = simulateAnswer(*this, *M, Known);
  return It->second ? &*It->second : nullptr;
}

bool Program::neverReturns(const FunctionDecl *F) {
  if (isDeclaredNoReturn(*F))
    return true;
  if (!callee(F).HasBody)
    return false;
  const auto It = NeverReturns.find(keyOf(F));
  if (It != NeverReturns.end())
    return It->second;
  NeverReturns[keyOf(F)] = false;
  const FunctionModel *M = model(F);
  if (!M)
    return false;
  std::vector<bool> Seen(M->Blocks.size());
  std::vector<unsigned> Stack{M->Entry};
  bool Returns = false;
  while (!Stack.empty() && !Returns) {
    const unsigned Id = Stack.back();
    Stack.pop_back();
    if (Seen[Id])
      continue;
    Seen[Id] = true;
    const Block &B = M->Blocks[Id];
    bool Ends = B.NoReturn;
    for (const Event &E : B.Events)
      if (E.K == Event::Call && M->Calls[E.Index].Callee &&
          M->Calls[E.Index].Callee != F)
        Ends |= neverReturns(M->Calls[E.Index].Callee);
    if (Ends)
      continue;
    for (const Block::Edge &E : B.Successors) {
      if (E.To == M->Exit)
        Returns = true;
      else
        Stack.push_back(E.To);
    }
  }
  return NeverReturns[keyOf(F)] = !Returns;
}

bool Program::mayThrow(const CallView &Call) {
  const FunctionDecl *F = Call.Callee;
  if (!F)
    return S.StrictExceptions;
  if (isNothrow(*F) || F->isExternC() || F->getBuiltinID() || F->isImplicit())
    return false;
  const CalleeInfo &Info = callee(F);
  if (Info.HasBody)
    return throws(F);
  return S.StrictExceptions && Info.Facts.empty() && !Info.Lib;
}

/// Whether the visible function has a throw, or a call of one that has, outside
/// of a try block: what a handler lets through is not followed.
bool Program::throws(const FunctionDecl *F) {
  const auto It = Throws.find(keyOf(F));
  if (It != Throws.end())
    return It->second;
  Throws[keyOf(F)] = false;
  const FunctionDecl *Definition = nullptr;
  if (!F->hasBody(Definition) || !Definition->getBody())
    return false;
  llvm::SmallVector<const Stmt *, 32> Stack{Definition->getBody()};
  while (!Stack.empty()) {
    const Stmt *S = Stack.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    if (const auto *Try = dyn_cast<CXXTryStmt>(S)) {
      for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
        Stack.push_back(Try->getHandler(I)->getHandlerBlock());
      continue;
    }
    bool Escapes = isa<CXXThrowExpr>(S);
    if (const auto *E = dyn_cast<Expr>(S))
      if (const std::optional<CallView> Call = CallView::of(E))
        Escapes |= mayThrow(*Call);
    if (Escapes)
      return Throws[keyOf(F)] = true;
    Stack.append(S->child_begin(), S->child_end());
  }
  return false;
}

namespace {

class CallerIndex : public FunctionVisitor<CallerIndex> {
public:
  std::map<const FunctionDecl *, std::set<const FunctionDecl *>> Callers;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitCallExpr(CallExpr *C) {
    if (const FunctionDecl *F = C->getDirectCallee(); F && In)
      Callers[keyOf(F)].insert(In);
    return true;
  }
};

} // namespace

const std::set<const FunctionDecl *> &
Program::callersOf(const FunctionDecl *Callee) {
  if (!Callers) {
    CallerIndex Index;
    visitUserCode(Index, Context);
    Callers = std::make_unique<
        std::map<const FunctionDecl *, std::set<const FunctionDecl *>>>(
        std::move(Index.Callers));
  }
  return (*Callers)[keyOf(Callee)];
}

bool Program::evidenceOfBorrowing(const FunctionDecl *Callee,
                                  unsigned Argument) {
  const auto Key = std::make_pair(keyOf(Callee), Argument);
  if (Evidence.count(Key))
    return true;
  for (const FunctionDecl *F : callersOf(Callee)) {
    analyse(F);
    if (Evidence.count(Key))
      return true;
  }
  return false;
}

} // namespace closecall::obligation
