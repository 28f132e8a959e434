//===- ClientProtocol.cpp - What ends the duty for a client ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Closing, taking and lending calls, as the catalogue and declarations tell.
//
//===----------------------------------------------------------------------===//

#include "obligation/Program.h"
#include "obligation/Simulation.h"
#include "support/Compat.h"
#include "support/LibraryFunction.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;
using closecall::catalogue::Failure;

namespace closecall::obligation {

Value successValue(Failure F) {
  switch (F) {
  case Failure::Null:
  case Failure::Zero:
    return Value::not_(0);
  case Failure::Negative:
    return Value::range(0, Value::Max);
  case Failure::MinusOne:
    return Value::not_(-1);
  case Failure::NonZero:
  case Failure::Status:
  case Failure::Code:
    return Value::exactly(0);
  case Failure::Never:
    return Value::any();
  }
  return Value::any();
}

Value failureValue(Failure F) {
  switch (F) {
  case Failure::Null:
  case Failure::Zero:
    return Value::exactly(0);
  case Failure::Negative:
  case Failure::Code:
    return Value::range(Value::Min, -1);
  case Failure::MinusOne:
  case Failure::Status:
    return Value::exactly(-1);
  case Failure::NonZero:
    return Value::not_(0);
  case Failure::Never:
    return Value::any();
  }
  return Value::any();
}

std::optional<bool> holds(const catalogue::Condition &C, const CallView &Call,
                          const ASTContext &Context) {
  if (C.K == catalogue::Condition::Always)
    return true;
  const std::optional<int64_t> V =
      constantOf(Call.argument(C.Argument), Context);
  if (!V)
    return std::nullopt;
  const bool Among =
      std::find(C.Values.begin(), C.Values.end(), *V) != C.Values.end();
  switch (C.K) {
  case catalogue::Condition::Is:
    return Among;
  case catalogue::Condition::IsNot:
    return !Among;
  case catalogue::Condition::Has:
    return std::any_of(C.Values.begin(), C.Values.end(),
                       [&](int64_t Bits) { return (*V & Bits) != 0; });
  case catalogue::Condition::Always:
    break;
  }
  return true;
}

/// Whether \p E is the address of a function that closes something.
static bool namesClosing(Program &P, const Expr *E, const Protocol &Rules) {
  const Expr *X = strip(E);
  if (const auto *U = dyn_cast_or_null<UnaryOperator>(X);
      U && U->getOpcode() == UO_AddrOf)
    X = strip(U->getSubExpr());
  const auto *R = dyn_cast_or_null<DeclRefExpr>(X);
  const auto *F = R ? dyn_cast<FunctionDecl>(R->getDecl()) : nullptr;
  if (!F)
    return false;
  if (P.callee(F).HasBody && F->getNumParams() > 0)
    for (const ArgumentOutcome &O :
         P.summary(F, GivenPlace{1}, Value::any(), Rules).Outcomes)
      if (O.After == Typestate::Closed)
        return true;
  for (const catalogue::Fact &Row : P.callee(F).Facts)
    if (Row.K == catalogue::Fact::Closes)
      return true;
  return false;
}

static bool onlyCompares(const FunctionDecl &F) {
  const unsigned Id = F.getBuiltinID();
  return Id == Builtin::BImemcmp || Id == Builtin::BIbcmp ||
         Id == Builtin::BI__builtin_memcmp;
}

/// Whether the call is given a function, by itself or in a structure: what it
/// keeps, it may well free with that.
static bool givesCallback(const CallView &Call) {
  for (const Expr *Argument : Call.Args) {
    const auto *Default = dyn_cast<CXXDefaultArgExpr>(strip(Argument));
    const Expr *E = strip(Default ? Default->getExpr() : Argument);
    QualType T = E->getType();
    if (T->isFunctionType() || T->isFunctionPointerType() ||
        (T->isPointerType() && T->getPointeeType()->isFunctionType()))
      return true;
    if (T->isPointerType())
      T = T->getPointeeType();
    if (const RecordDecl *Record = T->getAsRecordDecl())
      for (const FieldDecl *F : Record->fields())
        if (F->getType()->isFunctionPointerType())
          return true;
  }
  return false;
}

/// Whether a library's function keeps the argument for its user, whatever its
/// type is: its name says so.
static bool keepsUserData(const CallView &Call, unsigned Argument) {
  const ParmVarDecl *Parameter = Call.parameter(Argument);
  const IdentifierInfo *Name = Call.Callee->getIdentifier();
  return Parameter && Name && Parameter->getType()->isVoidPointerType() &&
         !strip(Call.argument(Argument))->getType()->isVoidPointerType() &&
         Name->getName().contains("set") &&
         Name->getName().lower().find("data") != std::string::npos;
}

/// `curl_easy_setopt(c, CURLOPT_HTTPHEADER, list)`: an object that is not made
/// here needs the client for as long as it likes.
static bool isOptionOfAnother(const CallView &Call, unsigned Argument) {
  if (Argument <= Call.Callee->getNumParams() ||
      Call.Callee->hasAttr<FormatAttr>())
    return false;
  const auto *R = dyn_cast<DeclRefExpr>(strip(Call.argument(1)));
  const auto *Object = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return !Object || !Object->hasLocalStorage() || isa<ParmVarDecl>(Object);
}

/// Whether the type of the method's parameter is one that its class was made
/// for: `atomic<int>::exchange`, `function<void(int)>::operator()`.
static bool isOfItsClass(const CallView &Call, unsigned Argument) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Call.Callee);
  const FunctionDecl *Pattern =
      Method ? Method->getInstantiatedFromMemberFunction() : nullptr;
  return Pattern && Argument > 0 && Argument <= Pattern->getNumParams() &&
         Pattern->getParamDecl(Argument - 1)->getType()->isDependentType();
}

std::optional<Failure> Protocol::refusalOf(Program &P, const CallView &Call,
                                           unsigned Argument) const {
  const Treatment T = treat(P, Call, Argument, Denotes::Client);
  if (T.K != Treatment::Takes || T.On != catalogue::TakeRow::Success)
    return std::nullopt;
  return T.Fails;
}

bool ClientProtocol::hasFields() const {
  return Owner && (Owner->Learned || DeclaredFacts::isOwn(*Owner));
}

/// Whether an object is made of the client, which is const for everybody: that
/// the constructor's parameter is says nothing.
static bool mayBeKept(const CallView &Call, unsigned Argument) {
  if (!isa<CXXConstructorDecl>(Call.Callee) || isInStd(*Call.Callee))
    return false;
  const Expr *Client = strip(Call.argument(Argument));
  return Client && Client->getType()->isPointerType() &&
         Client->getType()->getPointeeType().isConstQualified();
}

Treatment ClientProtocol::treat(Program &P, const CallView &Call,
                                unsigned Argument, Denotes How) const {
  if (!Call.Callee)
    return {Treatment::Takes};
  const CalleeInfo &Info = P.callee(Call.Callee);
  if (Argument == 1 && (DeclaredFacts::isCloser(Owner, *Call.Callee) ||
                        P.structPairs().isEnd(Owner, *Call.Callee)))
    return {Treatment::Closes};
  if (isa<CXXMethodDecl>(Call.Callee) && Call.Callee->getIdentifier() &&
      llvm::is_contained(P.settings().ClosingMethods, Call.Callee->getName()))
    return {Treatment::Closes};
  // Given together with a function that closes it: `set(ref, text, free)`.
  if (Info.Facts.empty())
    for (const Expr *Other : Call.Args)
      if (namesClosing(P, Other, *this))
        return {Treatment::Takes};
  bool MayClose = false;
  for (const catalogue::Fact &F : Info.Facts) {
    if (F.K == catalogue::Fact::Closes && F.Close->Argument == Argument) {
      const std::optional<bool> Sure = holds(F.Close->When, Call, P.context());
      if (Sure && *Sure)
        return {Treatment::Closes};
      MayClose |= !Sure;
    }
    if (F.K == catalogue::Fact::Takes && F.Take->Argument == Argument &&
        holds(F.Take->When, Call, P.context()).value_or(true))
      return {F.Take->Returns ? Treatment::Returns : Treatment::Takes,
              F.Take->On, F.Take->Fails};
    if (F.K == catalogue::Fact::Borrows && F.Borrow->Argument == Argument &&
        How == Denotes::Client)
      return {Treatment::Borrows};
  }
  if (MayClose)
    return {Treatment::Closes};
  // The structure is gone, and what it held with it.
  if (How == Denotes::Container && Argument == 1 && isFree(*Call.Callee))
    return {Treatment::Replaces};
  // Whatever it was, it is gone, or somewhere else.
  if (How == Denotes::Client && Call.Callee->getBuiltinID() == Builtin::BIfree)
    return {Treatment::Closes};
  if (How == Denotes::Client &&
      Call.Callee->getBuiltinID() == Builtin::BIrealloc)
    return {Treatment::Takes};
  // `__sync_lock_test_and_set(&slot, fd)`
  if (Argument > 1 && Info.Builtin && Call.Callee->getIdentifier() &&
      compat::startsWith(Call.Callee->getName(), "__sync_"))
    return {Treatment::Takes};
  const ParmVarDecl *Parameter = Call.parameter(Argument);
  if (DeclaredFacts::borrows(Parameter))
    return {Treatment::Borrows};
  // The bytes of the handle itself are copied or sent somewhere.
  if ((How == Denotes::Address || How == Denotes::Container) && Parameter &&
      Parameter->getType()->isVoidPointerType() && !onlyCompares(*Call.Callee))
    return {Treatment::Takes};
  // `SSL_CTX_set_ex_data(ctx, index, certificate)`
  if (How == Denotes::Client &&
      (keepsUserData(Call, Argument) ||
       (Info.Lib == Owner && isOptionOfAnother(Call, Argument))))
    return {Treatment::Takes};
  if (Info.Builtin ||
      (Info.Lib && catalogue::Catalogue::knows(*Info.Lib, Owner)))
    return {Treatment::Borrows};
  if ((How == Denotes::Client || How == Denotes::Inside) &&
      isConstPointer(Parameter) && !Info.HasBody && !givesCallback(Call) &&
      !mayBeKept(Call, Argument))
    return {Treatment::Borrows};
  // A method of the client's own: it is the object, not an argument.
  if (Argument == 0 && !Info.HasBody)
    return {How == Denotes::Container ? Treatment::Takes : Treatment::Borrows};
  // Logging and formatting.
  if (Argument > Call.Callee->getNumParams() &&
      (Call.Callee->hasAttr<FormatAttr>() ||
       (!Info.Lib && Call.argument(Argument)->getType()->isIntegerType())))
    return {Treatment::Borrows};
  // Numbers are printed and converted by the standard library, not kept.
  if (isInStd(*Call.Callee) && Parameter &&
      Parameter->getType()->isIntegerType() && !isOfItsClass(Call, Argument))
    return {Treatment::Borrows};
  // A container keeps what it is given.
  if (isInStd(*Call.Callee) && isa<CXXMethodDecl>(Call.Callee))
    return {Treatment::Takes};
  return {Treatment::Unknown};
}

} // namespace closecall::obligation
