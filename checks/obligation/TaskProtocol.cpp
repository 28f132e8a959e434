//===- TaskProtocol.cpp - What ends the duty to await a task --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace closecall::obligation {

bool listed(const std::vector<std::string> &Names, llvm::StringRef Name) {
  return std::find(Names.begin(), Names.end(), Name) != Names.end();
}

Treatment TaskProtocol::treat(Program &P, const CallView &Call,
                              unsigned Argument, Denotes) const {
  if (!Call.Callee || !Call.Callee->getIdentifier())
    return {Treatment::Takes};
  const llvm::StringRef Name = Call.Callee->getName();
  if (Argument == 0) {
    if (listed(Row.Await, Name) || listed(Row.Detach, Name))
      return {Treatment::Closes};
    const auto *Method = dyn_cast<CXXMethodDecl>(Call.Callee);
    return {Method && Method->isConst() ? Treatment::Borrows
                                        : Treatment::Takes};
  }
  const CalleeInfo &Info = P.callee(Call.Callee);
  for (const catalogue::Fact &F : Info.Facts)
    if (F.K == catalogue::Fact::AwaitsTask && F.Close->Argument == Argument)
      return {Treatment::Closes};
  if (Info.Lib && Info.Lib == Row.Owner)
    return {Treatment::Borrows}; // pthread_setname_np(t, ...)
  return {Info.HasBody ? Treatment::Unknown : Treatment::Takes};
}

Value TaskProtocol::answer(const CallView &Call) const {
  const IdentifierInfo *Id =
      Call.Callee ? Call.Callee->getIdentifier() : nullptr;
  if (Id && (Id->getName() == "joinable" || Id->getName() == "valid"))
    return Value::not_(0);
  return Value::any();
}

} // namespace closecall::obligation
