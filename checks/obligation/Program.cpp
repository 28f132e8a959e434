//===- Program.cpp - What the engine knows of a translation unit ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/Program.h"
#include "obligation/Simulator.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using closecall::catalogue::Fact;

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
    // What was learned of a body counts where that is not to be seen.
    if (!Info->Facts.empty() && Info->Facts.front().Lib->Learned &&
        (Info->HasBody || System || F->getBuiltinID() != 0))
      Info->Facts = {};
    Info->OfLibrary = !Info->Facts.empty() &&
                      isOfLibrary(*F, *Info->Facts.front().Lib, Catalogue, SM);
    if (!Info->HasBody) {
      // LLVM 14 has no builtins for the casts of <utility>.
      Info->Builtin = F->getBuiltinID() != 0 || isStdCast(*F);
      Info->Lib = Catalogue.libraryOfHeader(SM.getFilename(
          SM.getExpansionLoc(F->getCanonicalDecl()->getLocation())));
      if (!Info->Lib)
        Info->Lib =
            Catalogue.borrower(Info->Name, [&](const catalogue::Library &Lib) {
              return Lib.Family == "libc" ? isOfLibrary(*F, Lib, Catalogue, SM)
                                          : !implements(Lib);
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

/// The functions that this file defines for others to call.
static std::vector<std::string> definedForOthers(const DeclContext &In,
                                                 const SourceManager &SM) {
  std::vector<std::string> Names;
  for (const Decl *D : In.decls()) {
    if (const auto *Linkage = dyn_cast<LinkageSpecDecl>(D))
      for (std::string &Name : definedForOthers(*Linkage, SM))
        Names.push_back(std::move(Name));
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (F && F->isThisDeclarationADefinition() && F->getIdentifier() &&
        F->isExternallyVisible() && !F->isInlined() &&
        SM.isInMainFile(F->getLocation()))
      Names.push_back(F->getNameAsString());
  }
  return Names;
}

bool Program::implements(const catalogue::Library &Lib) {
  if (!Defined)
    Defined = definedForOthers(*Context.getTranslationUnitDecl(),
                               Context.getSourceManager());
  const auto [It, New] = Implemented.try_emplace(&Lib, false);
  if (New)
    It->second = llvm::any_of(*Defined, [&](const std::string &Name) {
      return catalogue::Catalogue::borrows(Lib, Name);
    });
  return It->second;
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
        const Result &R = Found->back();
        Evidence.insert(R.Borrowers.begin(), R.Borrowers.end());
        llvm::copy_if(
            R.ClosedAtOnce, std::inserter(Evidence, Evidence.end()),
            [&](const auto &Each) { return R.ClosedOtherwise.count(Each); });
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
  // What is known may differ each time: `dump(f, depth + 1)`.
  if (SummaryDepths[keyOf(F)] == MaxSummaryDepth || Nested == MaxNested)
    return CannotTell;
  ++SummaryDepths[keyOf(F)];
  ++Nested;
  const Result R =
      simulateGiven(*this, *M, Start, Client,
                    /*CallerHolds=*/!Place.ByAddress, Rules, Known);
  --SummaryDepths[keyOf(F)];
  --Nested;
  Summary Found;
  std::vector<ArgumentOutcome> &Outcomes = Found.Outcomes;
  Found.NeverThrows =
      !R.TooComplex &&
      llvm::none_of(R.Exits, [](const ExitState &X) { return X.Thrown; });
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
      const bool Moved = Place.ByAddress && Place.Steps.empty() &&
                         X.Fields.empty() && !X.Doubtful && !X.StaysInPlace &&
                         X.Owner == NewOwner::CallerByArgument;
      const auto Same = std::find_if(
          Outcomes.begin(), Outcomes.end(), [&](const ArgumentOutcome &O) {
            return O.After == After && O.Owner == X.Owner &&
                   O.OwnerArgument == X.Argument && O.Moved == Moved;
          });
      if (Same == Outcomes.end())
        Outcomes.push_back({After, X.Owner, X.Argument,
                            /*Lost=*/Place.ByAddress && !X.Doubtful &&
                                After == Typestate::HandedOver &&
                                X.Owner == NewOwner::Nobody,
                            Moved, X.Result, X.Given});
      else {
        Same->Result = Same->Result.join(X.Result);
        joinKnown(Same->Given, X.Given);
      }
    }
  return Summaries[Key] = std::move(Found);
}

/// Whether the code looks at the parameter and at what it points to, and does
/// nothing else with it.
static bool onlyDereferences(const FunctionModel &M,
                             const ParmVarDecl *Parameter) {
  const auto Looks = [&](const Expr &Name) {
    const Stmt *Up =
        M.Parents->getParentIgnoreParenImpCasts(const_cast<Expr *>(&Name));
    if (const auto *Unary = dyn_cast_or_null<UnaryOperator>(Up)) {
      const auto *Of = dyn_cast_or_null<UnaryOperator>(
          M.Parents->getParentIgnoreParenImpCasts(
              const_cast<UnaryOperator *>(Unary)));
      return Unary->getOpcode() == UO_LNot ||
             (Unary->getOpcode() == UO_Deref &&
              !(Of && Of->getOpcode() == UO_AddrOf));
    }
    const auto *Binary = dyn_cast_or_null<BinaryOperator>(Up);
    return isa_and_nonnull<IfStmt>(Up) ||
           (Binary && (Binary->isComparisonOp() || Binary->isLogicalOp()));
  };
  return !contains(M.Function->getBody(), Closures::Enter, [&](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    return R && R->getDecl() == Parameter && !Looks(*R);
  });
}

static bool subscripts(const Stmt *Body, const ParmVarDecl *Parameter) {
  return contains(Body, Closures::Enter, [&](const Stmt &S) {
    const auto *Element = dyn_cast<ArraySubscriptExpr>(&S);
    const auto *R =
        Element ? dyn_cast<DeclRefExpr>(strip(Element->getBase())) : nullptr;
    return R && R->getDecl() == Parameter;
  });
}

PointerUse Program::pointerUse(const FunctionDecl &F, unsigned N) {
  const auto [It, New] =
      PointerUses.try_emplace({keyOf(&F), N}, PointerUse::Any);
  const FunctionDecl *Definition = nullptr;
  if (!New || !F.hasBody(Definition) || N == 0 ||
      N > Definition->getNumParams())
    return It->second;
  const ParmVarDecl *Parameter = Definition->getParamDecl(N - 1);
  if (subscripts(Definition->getBody(), Parameter))
    It->second = PointerUse::Subscripted;
  else if (const FunctionModel *M = model(&F);
           M && onlyDereferences(*M, Parameter))
    It->second = PointerUse::Dereferenced;
  return It->second;
}

bool Program::namesGlobals(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  if (!F->hasBody(Definition))
    return false;
  return contains(Definition->getBody(), Closures::Enter, [](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    return V && V->hasGlobalStorage() && !V->getType().isConstQualified() &&
           !isStandardStream(*V);
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
  if ((OfFunction.size() >= MaxAnswers || Nested == MaxNested) &&
      !OfFunction.count(Known))
    return nullptr;
  const auto [It, New] = OfFunction.try_emplace(Known);
  // Nothing is known while it is being found out: recursion.
  FunctionModel *M = New ? model(F) : nullptr;
  if (M && M->Blocks.size() <= MaxBlocksAnswering) {
    ++Nested;
    It->second = simulateAnswer(*this, *M, Known);
    --Nested;
  }
  return It->second ? &*It->second : nullptr;
}

bool Program::neverReturns(const FunctionDecl *F) {
  if (isDeclaredNoReturn(*F))
    return true;
  if (!callee(F).HasBody)
    return llvm::any_of(callee(F).Facts, [](const Fact &Row) {
      return Row.K == Fact::NeverReturns;
    });
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
  if (isNothrow(*F) || F->isExternC() || F->getBuiltinID() || F->isImplicit() ||
      isDereference(*F))
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
