//===- Openings.cpp - Which calls open clients ----------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the catalogue says, what functions of the file do for their callers, and
// owners that give their client up.
//
//===----------------------------------------------------------------------===//

#include "obligation/Program.h"
#include "support/Compat.h"
#include "support/Glob.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace closecall::obligation {

using catalogue::Fact;
using catalogue::Failure;
using catalogue::Place;

/// What a pointer is that leads to a client, or a handle in the form of one:
/// not null, and not the -1 that others take for a failure (`MAP_FAILED`,
/// `INVALID_HANDLE_VALUE`).
static Value openPointer() { return Value::range(1, Value::Max); }

/// The value that the client itself has once it is open, if it is the result.
static Value clientValue(Failure F, const CallView &Call) {
  // Descriptors 0 to 2 are the standard streams, which nobody must close: an
  // opening that yields one of them is a daemon's idiom.
  if ((F == Failure::Negative || F == Failure::MinusOne) &&
      Call.E->getType()->isIntegerType())
    return Value::range(3, Value::Max);
  // Whatever tells the failure, and where nothing does.
  if ((F == Failure::MinusOne || F == Failure::Null || F == Failure::Never) &&
      Call.E->getType()->isPointerType())
    return openPointer();
  return successValue(F);
}

/// What is known of a client that the call puts where an argument of type \p T
/// points: no handle that is a pointer is null, no descriptor negative.
static Value clientBehind(QualType T) {
  if (const ArrayType *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  else if (T->isPointerType())
    T = T->getPointeeType();
  else
    return Value::any();
  return T->isPointerType() ? openPointer()
         : T->isSpecificBuiltinType(BuiltinType::Int)
             ? Value::range(0, Value::Max)
             : Value::any();
}

/// Whether the call gives an object that sees to the client itself, where the
/// row means the raw one: a C++ form of the library.
static bool givesOwner(const CallView &Call, const catalogue::Client *Of) {
  const CXXRecordDecl *R = Call.E->getType()->getAsCXXRecordDecl();
  return Of && compat::endsWith(Of->Type, "*") && R && R->hasDefinition() &&
         !R->hasTrivialDestructor();
}

/// GLib's convention: a call sets the `GError *` that it is given the address
/// of if, and only if, it fails ("Rules for use of GError", GLib reference
/// manual).
static void addErrorObject(const CallView &Call, Opening &O) {
  for (unsigned N = 1; N <= Call.size(); ++N) {
    const ParmVarDecl *Parameter = Call.parameter(N);
    const QualType T = Parameter ? Parameter->getType() : QualType();
    if (T.isNull() || !T->isPointerType() ||
        !T->getPointeeType()->isPointerType())
      continue;
    const RecordDecl *Record =
        T->getPointeeType()->getPointeeType()->getAsRecordDecl();
    if (!Record || Record->getName() != "_GError")
      continue;
    for (OpeningOutcome &Outcome : O.Outcomes) {
      KnownPlace Error;
      Error.Parameter = N;
      Error.Behind = true;
      Error.Known = Outcome.Opened ? Value::exactly(0) : Value::not_(0);
      Outcome.Left.push_back(Error);
    }
  }
}

std::vector<Opening> Program::openings(const CallView &Call) {
  std::vector<Opening> Found;
  if (!Call.Callee ||
      (!S.IgnoredFunctions.empty() &&
       matchesAny(S.IgnoredFunctions, qualifiedName(*Call.Callee))))
    return Found;
  const CalleeInfo &Info = callee(Call.Callee);
  for (const Fact &F : Info.Facts) {
    if (F.K != Fact::Opens || !Info.OfLibrary ||
        (F.Open->Gives.K == Place::Return && givesOwner(Call, F.Of)))
      continue;
    // Nothing is stored where the parameter only reads: another function of
    // that name.
    if (F.Open->Gives.K != Place::Return &&
        isConstPointer(Call.parameter(F.Open->Gives.Index)))
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
    O.LooksFirst = F.Open->MayAppend;
    const Failure Fails = F.Open->Fails;
    if (O.Gives.K == Place::Return)
      O.Client = clientValue(Fails, Call);
    else if (const Expr *A = Call.argument(O.Gives.Index);
             A && O.Gives.K == Place::Argument)
      O.Client = clientBehind(A->getType());
    if (O.Gives.K == Place::Elements)
      O.Client = Value::range(3, Value::Max); // a pair of descriptors
    // A client that fails but still needs to be closed is open either way.
    if (Fails == Failure::Never) {
      O.Outcomes.push_back(
          {true, O.Gives.K == Place::Return ? O.Client : Value::any()});
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
    addErrorObject(Call, O);
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
    O.LooksFirst = W.LooksFirst;
    if (!asStructure(O, W, Found))
      continue;
    Found.push_back(std::move(O));
  }
  return Found;
}

/// If the client of \p O comes within a structure, that is the client for those
/// who call the function, provided that another one of the file ends it; false
/// if one of \p Others is that structure already.
bool Program::asStructure(Opening &O, const WrapperOpening &W,
                          llvm::ArrayRef<Opening> Others) {
  const StructPair *Pair = Pairs.of(W);
  if (!Pair)
    return true;
  if (llvm::any_of(Others, [&](const Opening &Other) {
        return Other.Of == Pair->Client;
      }))
    return false;
  O.Of = Pair->Client;
  O.Fields.clear();
  O.Client = Value::not_(0);
  return true;
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

/// Whether \p Test holds for a place of the function's code that names what its
/// argument \p Where points to, `*file`, and for the operator around it, if
/// there is one.
static bool anyBehind(
    const FunctionModel &M, const Place &Where,
    llvm::function_ref<bool(const UnaryOperator &, const BinaryOperator *)>
        Test) {
  if (Where.K != Place::Argument || Where.Index > M.Function->getNumParams())
    return false;
  const ParmVarDecl *Parameter = M.Function->getParamDecl(Where.Index - 1);
  return contains(M.Function->getBody(), Closures::Enter, [&](const Stmt &S) {
    const auto *U = dyn_cast<UnaryOperator>(&S);
    const auto *R = U && U->getOpcode() == UO_Deref
                        ? dyn_cast<DeclRefExpr>(strip(U->getSubExpr()))
                        : nullptr;
    return R && R->getDecl() == Parameter &&
           Test(*U, dyn_cast_or_null<BinaryOperator>(
                        M.Parents->getParentIgnoreParenCasts(
                            const_cast<UnaryOperator *>(U))));
  });
}

/// Whether the function reads where its argument points, `if (!*file)`, in
/// front of the call that opens; or at all, if it puts a new structure there,
/// which may be the first of a list then.
static bool looksFirst(const FunctionModel &M, const WrapperOpening &W,
                       const Expr *Inner, const SourceManager &SM) {
  return anyBehind(
      M, W.Gives, [&](const UnaryOperator &U, const BinaryOperator *Around) {
        return (W.isWithin() || SM.isBeforeInTranslationUnit(
                                    U.getBeginLoc(), Inner->getBeginLoc())) &&
               (!Around || !Around->isAssignmentOp() ||
                strip(Around->getLHS()) != &U);
      });
}

/// Whether the function asks or sets bits where its argument points: a number
/// of that kind is no descriptor, whatever some callers get there.
static bool hasFlags(const FunctionModel &M, const Place &Where) {
  return anyBehind(
      M, Where, [](const UnaryOperator &U, const BinaryOperator *Around) {
        return Around && strip(Around->getLHS()) == &U &&
               (Around->isBitwiseOp() || Around->getOpcode() == BO_AndAssign ||
                Around->getOpcode() == BO_OrAssign);
      });
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
    W.In = F;
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
    const FunctionModel *M = model(F);
    if (M && hasFlags(*M, W.Gives))
      continue;
    if (M)
      W.LooksFirst =
          looksFirst(*M, W, R.Site.Call.E, Context.getSourceManager());
    if (W.Gives.K == Place::Return && W.Fields.empty() &&
        !R.Site.Client.isAny())
      Yes->Result = R.Site.Client;
    if (W.Gives.K == Place::Return && W.isWithin())
      Yes->Result = Value::not_(0); // something is behind it
    W.Outcomes.push_back(*Yes);
    if (No)
      W.Outcomes.push_back(*No);
    Found->push_back(std::move(W));
  }
  return *(Wrappers[keyOf(F)] = std::move(Found));
}

} // namespace closecall::obligation
