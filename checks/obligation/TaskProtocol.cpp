//===- TaskProtocol.cpp - What ends the duty to await a task --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "support/LibraryFunction.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace closecall::obligation {

bool listed(const std::vector<std::string> &Names, llvm::StringRef Name) {
  return std::find(Names.begin(), Names.end(), Name) != Names.end();
}

bool listed(const std::vector<std::string> &Names,
            const FunctionDecl &Function) {
  if (Names.empty() || !Function.getIdentifier())
    return false;
  return listed(Names, Function.getName()) ||
         (!isa<CXXMethodDecl>(Function) &&
          listed(Names, qualifiedName(Function)));
}

/// Whether the method is a question.  Lazy work may start through whatever else
/// a method gives: `task.handle().resume()`.
bool TaskProtocol::onlyAsks(const FunctionDecl &Callee) const {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  const CXXRecordDecl *Given =
      Method ? Method->getReturnType()->getAsCXXRecordDecl() : nullptr;
  // What gives another task goes on with this one.
  const bool Chains =
      Given && Given->getIdentifier() &&
      Given->getIdentifier() == Method->getParent()->getIdentifier();
  return Method && Method->isConst() && !Chains &&
         (Row.Class != catalogue::TaskClass::NeverStarts ||
          Method->getReturnType()->isBooleanType());
}

/// `t = std::thread(g)`, while `t` runs.
bool TaskProtocol::assignsAnother(const CallView &Call) const {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.Callee);
  return Row.Class == catalogue::TaskClass::Kills && Method &&
         Method->isMoveAssignmentOperator();
}

Treatment TaskProtocol::treat(Program &P, const CallView &Call,
                              unsigned Argument, Denotes How) const {
  if (Argument == 0 && How == Denotes::Client && assignsAnother(Call))
    return {Treatment::Replaces};
  if (!Call.Callee || !Call.Callee->getIdentifier())
    return {Treatment::Takes};
  const FunctionDecl &Callee = *Call.Callee;
  if (listed(Row.Await, Callee) || listed(Row.Detach, Callee))
    return {Treatment::Closes};
  if (Argument == 0) {
    const bool Leaves = onlyAsks(Callee) || listed(Row.Start, Callee) ||
                        listed(Row.Cancel, Callee);
    return {How == Denotes::Client && Leaves ? Treatment::Borrows
                                             : Treatment::Takes};
  }
  const CalleeInfo &Info = P.callee(&Callee);
  for (const catalogue::Fact &F : Info.Facts)
    if (F.K == catalogue::Fact::AwaitsTask && F.Close->Argument == Argument)
      return {Treatment::Closes};
  // A handle of C stays where it is: pthread_setname_np(t, ...).  An object
  // that is passed by value, or moved, is the callee's own.
  const ParmVarDecl *Parameter = Call.parameter(Argument);
  const bool Handle = Parameter && Parameter->getType()->isScalarType();
  if (Handle && Info.Lib && Info.Lib == Row.Owner)
    return {Treatment::Borrows};
  const bool Lent =
      Handle || (Parameter && Parameter->getType()->isLValueReferenceType());
  return {Info.HasBody && Lent ? Treatment::Unknown : Treatment::Takes};
}

Value TaskProtocol::answer(const CallView &Call) const {
  const IdentifierInfo *Id =
      Call.Callee ? Call.Callee->getIdentifier() : nullptr;
  if (Id && (Id->getName() == "joinable" || Id->getName() == "valid"))
    return Value::not_(0);
  return Value::any();
}

/// The method of `task->method()`, where \p Call is the `->`, or the `*`.
const FunctionDecl *PointerProtocol::calledThrough(const CallView &Call) const {
  if (!isDereference(*Call.Callee))
    return nullptr;
  const auto *Member = dyn_cast_or_null<MemberExpr>(
      M.Parents->getParentIgnoreParenImpCasts(const_cast<Expr *>(Call.E)));
  return Member ? dyn_cast<FunctionDecl>(Member->getMemberDecl()) : nullptr;
}

Treatment PointerProtocol::treat(Program & /*P*/, const CallView &Call,
                                 unsigned Argument, Denotes /*How*/) const {
  const FunctionDecl *Callee = Call.Callee;
  if (!Callee)
    return {Treatment::Takes};
  const OverloadedOperatorKind Op = Callee->getOverloadedOperator();
  if (Op == OO_EqualEqual || Op == OO_ExclaimEqual ||
      (Argument == 0 && isa<CXXConversionDecl>(Callee)))
    return {Treatment::Borrows};
  const FunctionDecl *Method = Argument == 0 ? calledThrough(Call) : nullptr;
  if (!Method)
    return {Treatment::Takes};
  if (listed(Row.Await, *Method) || listed(Row.Detach, *Method))
    return {Treatment::Closes};
  return {listed(Row.Start, *Method) || listed(Row.Cancel, *Method)
              ? Treatment::Borrows
              : Treatment::Takes};
}

Value PointerProtocol::answer(const CallView &Call) const {
  return isa_and_nonnull<CXXConversionDecl>(Call.Callee) ? Value::not_(0)
                                                         : Value::any();
}

} // namespace closecall::obligation
