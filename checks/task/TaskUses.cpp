//===- TaskUses.cpp - What code does with one task ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/TaskUses.h"
#include "obligation/AccessPath.h"
#include "obligation/TaskProtocol.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::Fact;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall::task {

bool makesRunning(const Expr *Value, const TaskRow &Row, bool ByPointer) {
  const Expr *E = strip(Value);
  if (!E || !Row.Start.empty())
    return false;
  if (ByPointer)
    return makesByPointer(*E);
  const auto *C = dyn_cast<CXXConstructExpr>(E);
  return C ? C->getNumArgs() > 0 : isa<CallExpr>(E);
}

namespace {

class UseVisitor : public RecursiveASTVisitor<UseVisitor> {
public:
  UseVisitor(TaskUnit &U, const ValueDecl &Subject, const TaskRow &Row)
      : U(U), Subject(Subject), Row(Row),
        ByPointer(holdsByPointer(U, Subject)) {}

  TaskUses Found;

  void visit(const FunctionDecl &F) {
    if (const auto *C = dyn_cast<CXXConstructorDecl>(&F))
      for (const CXXCtorInitializer *I : C->inits()) {
        if (I->isMemberInitializer() &&
            I->getMember()->getCanonicalDecl() == Subject.getCanonicalDecl())
          start(I->getInit());
        TraverseStmt(I->getInit());
      }
    TraverseStmt(F.getBody());
  }

  bool VisitExpr(Expr *E) {
    if (const std::optional<CallView> Call = CallView::of(E))
      visitCall(*Call);
    else if (ByPointer)
      visitPointer(*E);
    // Children come after their parents, so what was allowed is known by now.
    if (isSubject(E) && E == strip(E) && !Allowed.count(E))
      Found.Ends = true;
    return true;
  }

private:
  bool isSubject(const Expr *E) const {
    E = strip(E);
    const auto *M = dyn_cast_or_null<MemberExpr>(E);
    const auto *R = dyn_cast_or_null<DeclRefExpr>(E);
    const ValueDecl *D = M ? M->getMemberDecl() : R ? R->getDecl() : nullptr;
    return D && D->getCanonicalDecl() == Subject.getCanonicalDecl();
  }

  void start(const Expr *Value) {
    if (!makesRunning(Value, Row, ByPointer))
      return;
    const TaskKind *K = U.kinds().ofValue(*Value);
    Found.Starts = true;
    Found.Blocking |= K && K->Class == TaskClass::Blocks;
  }

  void visitCall(const CallView &Call) {
    if (!Call.Callee)
      return;
    for (unsigned N = 1; N <= Call.size(); ++N) {
      const Expr *Argument = strip(Call.argument(N));
      if (isa_and_nonnull<CXXThisExpr>(Argument))
        Found.Unknown = true;
      if (isSubject(Argument) && listed(Row.Cancel, *Call.Callee))
        allow(Argument, Found.Cancels);
      const auto *A = dyn_cast_or_null<UnaryOperator>(Argument);
      if (A && A->getOpcode() == UO_AddrOf && isSubject(A->getSubExpr()) &&
          startsInto(Call, N)) {
        allow(A->getSubExpr(), Found.Starts);
        Found.Starters.push_back(Call);
      }
    }
    if (!Call.Object)
      return;
    if (isa<CXXThisExpr>(strip(Call.Object))) {
      Found.Calls.push_back(cast<CXXMethodDecl>(Call.Callee));
    } else if (isSubject(Call.Object) && ByPointer) {
      visitSmartPointer(Call);
    } else if (isSubject(Call.Object)) {
      const auto *Method = dyn_cast<CXXMethodDecl>(Call.Callee);
      if (Call.Callee->getOverloadedOperator() == OO_Equal &&
          makesRunning(Call.argument(1), Row)) {
        allow(Call.Object, Found.Starts);
        start(Call.argument(1));
        Found.Starters.push_back(Call);
      } else if (listed(Row.Start, *Call.Callee))
        allow(Call.Object, Found.Starts);
      else if (listed(Row.Cancel, *Call.Callee))
        allow(Call.Object, Found.Cancels);
      else if (Method && Method->isConst() && !listed(Row.Await, *Call.Callee))
        allow(Call.Object, Found.Asks);
    }
  }

  /// `t = new std::thread(f)`, `if (t)`, `delete t`.
  void visitPointer(const Expr &E) {
    if (const auto *B = dyn_cast<BinaryOperator>(&E)) {
      for (const Expr *Side : {B->getLHS(), B->getRHS()})
        if (B->isEqualityOp() && isSubject(Side))
          allow(Side, Found.Asks);
      if (B->getOpcode() == BO_Assign && isSubject(B->getLHS()) &&
          makesRunning(B->getRHS(), Row, ByPointer))
        allow(B->getLHS(), Found.Starts);
      else if (B->getOpcode() == BO_Assign && isSubject(B->getLHS()) &&
               B->getRHS()->isNullPointerConstant(
                   U.context(), Expr::NPC_ValueDependentIsNotNull))
        Allowed.insert(strip(B->getLHS())); // it names nothing any more
    } else if (const auto *C = dyn_cast<CastExpr>(&E)) {
      if (C->getCastKind() == CK_PointerToBoolean && isSubject(C->getSubExpr()))
        allow(C->getSubExpr(), Found.Asks);
    } else if (const auto *D = dyn_cast<CXXDeleteExpr>(&E)) {
      if (isSubject(D->getArgument()))
        allow(D->getArgument(), Found.Dies);
    }
  }

  /// `t = std::make_unique<std::thread>(f)`, `if (t)`, `t.reset()`.
  void visitSmartPointer(const CallView &Call) {
    const IdentifierInfo *Name = Call.Callee->getIdentifier();
    const bool Resets = Name && Name->getName() == "reset";
    const bool Assigns = Call.Callee->getOverloadedOperator() == OO_Equal;
    const auto *OfTask = dyn_cast<CXXMethodDecl>(Call.Callee);
    const bool Looks =
        strip(Call.Object)->getType()->isPointerType() && OfTask &&
        !listed(Row.Await, *Call.Callee) &&
        (OfTask->isConst() || (Name && Name->getName() == "native_handle"));
    if (isa<CXXConversionDecl>(Call.Callee) || Looks)
      allow(Call.Object, Found.Asks);
    else if ((Resets || Assigns) &&
             makesRunning(Call.argument(1), Row, ByPointer))
      allow(Call.Object, Found.Starts);
    else if (Resets &&
             (Call.size() == 0 || isa<CXXDefaultArgExpr>(Call.argument(1))))
      allow(Call.Object, Found.Dies);
  }

  bool startsInto(const CallView &Call, unsigned N) {
    for (const Fact &F : U.program().callee(Call.Callee).Facts)
      if (F.K == Fact::StartsTask && F.Task == &Row &&
          F.Open->Gives.K == catalogue::Place::Argument &&
          F.Open->Gives.Index == N)
        return holds(F.Open->When, Call, U.context()).value_or(false);
    return false;
  }

  void allow(const Expr *E, bool &What) {
    Allowed.insert(strip(E));
    What = true;
  }

  TaskUnit &U;
  const ValueDecl &Subject;
  const TaskRow &Row;
  const bool ByPointer;
  llvm::DenseSet<const Expr *> Allowed;
};

/// The row of a handle of C that some visible call starts.
const TaskRow *rowOfHandle(TaskUnit &U, const ValueDecl &F) {
  if (!F.getType()->getAs<TypedefType>() || !F.getType()->isScalarType())
    return nullptr;
  const std::string Type = F.getType().getUnqualifiedType().getAsString();
  return U.kinds().catalogue().taskOfType(Type);
}

} // namespace

bool holdsByPointer(TaskUnit &U, const ValueDecl &Holder) {
  return !U.kinds().ofType(Holder.getType()) &&
         U.kinds().ofPointee(Holder.getType());
}

const TaskRow *rowOfHeld(TaskUnit &U, const DeclaratorDecl &Holder) {
  const TaskKind *K = U.kinds().ofType(Holder.getType());
  if (!K)
    K = U.kinds().ofPointee(Holder.getType());
  // Who points to a task may have left the start, or the end, to others.
  if (K && !K->Row->Start.empty() && holdsByPointer(U, Holder))
    return nullptr;
  const TaskRow *Row = K ? K->Row : rowOfHandle(U, Holder);
  return Row && Row->Class != TaskClass::Breaks &&
                 Row->Class != TaskClass::Blocks
             ? Row
             : nullptr;
}

TaskUses usesOf(TaskUnit &U, const ValueDecl &Subject, const TaskRow &Row,
                const FunctionDecl &F) {
  UseVisitor Visitor(U, Subject, Row);
  Visitor.visit(F);
  return std::move(Visitor.Found);
}

} // namespace closecall::task
