//===- MemberTask.cpp - Members that the class starts and lets die --------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A class that starts a task in a member of its own must await it, at the
// latest in its destructor.  Decided for members that only the class can reach,
// and only where all that the destructor calls is visible.
//
//===----------------------------------------------------------------------===//

#include "fix/MemberFix.h"
#include "obligation/TaskProtocol.h"
#include "task/TaskFindings.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::Fact;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall::task {

namespace {

/// What a method does to the member.
struct Uses {
  bool Starts = false;
  bool Blocking = false; ///< starts what its destructor waits for
  bool Cancels = false;
  bool Asks = false;    ///< whether it runs
  bool Ends = false;    ///< awaits it, lets it go, or something not understood
  bool Unknown = false; ///< calls what may do anything to the object
  std::vector<const CXXMethodDecl *> Calls; ///< methods of the object
};

class UseVisitor : public RecursiveASTVisitor<UseVisitor> {
public:
  UseVisitor(TaskUnit &U, const FieldDecl &Member, const TaskRow &Row)
      : U(U), Member(Member), Row(Row) {}

  Uses Found;

  void visit(const CXXMethodDecl &M) {
    if (const auto *C = dyn_cast<CXXConstructorDecl>(&M))
      for (const CXXCtorInitializer *I : C->inits()) {
        if (I->isMemberInitializer() &&
            I->getMember()->getCanonicalDecl() == Member.getCanonicalDecl())
          start(I->getInit());
        TraverseStmt(I->getInit());
      }
    TraverseStmt(M.getBody());
  }

  bool VisitExpr(Expr *E) {
    if (const std::optional<CallView> Call = CallView::of(E))
      visitCall(*Call);
    // Children come after their parents, so what was allowed is known by now.
    if (isMember(E) && E == strip(E) && !Allowed.count(E))
      Found.Ends = true;
    return true;
  }

private:
  bool isMember(const Expr *E) const {
    const auto *M = dyn_cast_or_null<MemberExpr>(strip(E));
    const auto *F = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
    return F && F->getCanonicalDecl() == Member.getCanonicalDecl();
  }

  bool makesRunning(const Expr *Value) const {
    const Expr *E = strip(Value);
    if (!E || !Row.Start.empty())
      return false;
    const auto *C = dyn_cast<CXXConstructExpr>(E);
    return C ? C->getNumArgs() > 0 : isa<CallExpr>(E);
  }

  void start(const Expr *Value) {
    if (!makesRunning(Value))
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
      if (isMember(Argument) && listed(Row.Cancel, *Call.Callee))
        allow(Argument, Found.Cancels);
      const auto *A = dyn_cast_or_null<UnaryOperator>(Argument);
      if (A && A->getOpcode() == UO_AddrOf && isMember(A->getSubExpr()) &&
          startsInto(Call, N))
        allow(A->getSubExpr(), Found.Starts);
    }
    if (!Call.Object)
      return;
    if (isa<CXXThisExpr>(strip(Call.Object))) {
      Found.Calls.push_back(cast<CXXMethodDecl>(Call.Callee));
    } else if (isMember(Call.Object)) {
      const auto *Method = dyn_cast<CXXMethodDecl>(Call.Callee);
      if (Call.Callee->getOverloadedOperator() == OO_Equal &&
          makesRunning(Call.argument(1))) {
        allow(Call.Object, Found.Starts);
        start(Call.argument(1));
      } else if (listed(Row.Start, *Call.Callee))
        allow(Call.Object, Found.Starts);
      else if (listed(Row.Cancel, *Call.Callee))
        allow(Call.Object, Found.Cancels);
      else if (Method && Method->isConst() && !listed(Row.Await, *Call.Callee))
        allow(Call.Object, Found.Asks);
    }
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
  const FieldDecl &Member;
  const TaskRow &Row;
  llvm::DenseSet<const Expr *> Allowed;
};

/// The row of a handle of C that some visible call starts.
const TaskRow *rowOfHandle(TaskUnit &U, const FieldDecl &F) {
  if (!F.getType()->getAs<TypedefType>() || !F.getType()->isScalarType())
    return nullptr;
  const std::string Type = F.getType().getUnqualifiedType().getAsString();
  for (const auto &Lib : U.kinds().catalogue().libraries())
    for (const TaskRow &Row : Lib->Tasks)
      if (listed(Row.Types, Type))
        return &Row;
  return nullptr;
}

struct Analysis {
  bool Starts = false, Blocking = false;
  bool EndsAnywhere = false, AllVisible = true;
  bool EndsInDestructor = false, CancelsInDestructor = false;
  bool AsksInDestructor = false; ///< as `assert(!t.joinable())` does
  bool DestructorUnknown = false;
  const CXXMethodDecl *Ender = nullptr;
};

Analysis analyse(TaskUnit &U, const CXXRecordDecl &Class,
                 const FieldDecl &Member, const TaskRow &Row) {
  Analysis A;
  llvm::DenseMap<const CXXMethodDecl *, Uses> ByMethod;
  const CXXDestructorDecl *Destructor = nullptr;
  for (const CXXMethodDecl *M : Class.methods()) {
    if (M->isImplicit() || M->isDeleted() || M->isDefaulted())
      continue;
    if (const auto *D = dyn_cast<CXXDestructorDecl>(M))
      Destructor = D;
    const FunctionDecl *Definition = nullptr;
    if (!M->hasBody(Definition)) {
      A.AllVisible = false;
      continue;
    }
    UseVisitor Visitor(U, Member, Row);
    Visitor.visit(*cast<CXXMethodDecl>(Definition));
    A.Starts |= Visitor.Found.Starts;
    A.Blocking |= Visitor.Found.Blocking;
    if (Visitor.Found.Ends) {
      A.EndsAnywhere = true;
      A.Ender = M;
    }
    ByMethod[M->getCanonicalDecl()] = std::move(Visitor.Found);
  }
  if (const Expr *Init = Member.getInClassInitializer()) {
    const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Init));
    A.Starts |= C && C->getNumArgs() > 0 && Row.Start.empty();
  }
  std::vector<const CXXMethodDecl *> Reached;
  if (Destructor)
    Reached.push_back(Destructor->getCanonicalDecl());
  for (size_t I = 0; I < Reached.size(); ++I) {
    const auto It = ByMethod.find(Reached[I]);
    if (It == ByMethod.end()) {
      A.DestructorUnknown = true;
      continue;
    }
    const Uses &Found = It->second;
    A.EndsInDestructor |= Found.Ends;
    A.CancelsInDestructor |= Found.Cancels;
    A.AsksInDestructor |= Found.Asks;
    A.DestructorUnknown |= Found.Unknown;
    for (const CXXMethodDecl *Next : Found.Calls)
      if (std::find(Reached.begin(), Reached.end(), Next->getCanonicalDecl()) ==
          Reached.end())
        Reached.push_back(Next->getCanonicalDecl());
  }
  return A;
}

std::string verdict(const Analysis &A, const FieldDecl &Member,
                    const TaskRow &Row, bool HasDestructor) {
  const std::string Name = "'" + Member.getNameAsString() + "'";
  if (A.EndsInDestructor || A.DestructorUnknown)
    return {};
  if (A.CancelsInDestructor && Row.Class != TaskClass::Kills)
    return Name + " is cancelled by the destructor, which does not wait until "
                  "it has stopped";
  if (!A.Starts || A.Blocking)
    return {};
  if (!A.EndsAnywhere && A.AllVisible)
    return Name +
           (Row.Class == TaskClass::NeverStarts ? " is never awaited, "
                                                : " is started and never "
                                                  "awaited, ") +
           whenNotAwaited(Row.Class);
  // A class without a destructor of its own leaves it to its users to stop it.
  if (HasDestructor && A.Ender && !A.AsksInDestructor &&
      Row.Class == TaskClass::Kills)
    return Name +
           " is not awaited by the destructor, which terminates the "
           "program unless '" +
           A.Ender->getNameAsString() + "' was called before";
  return {};
}

/// What a destructor can do, which must not throw what the task threw; empty
/// if nothing is known.
std::string awaitInDestructor(const FieldDecl &Member, const TaskRow &Row) {
  const std::string Name = Member.getNameAsString();
  if (Row.Class == TaskClass::Leaks || !Row.Start.empty())
    return awaitStatement(Row, Name);
  if (Row.Class == TaskClass::Kills)
    return "if (" + Name + ".joinable()) " + awaitStatement(Row, Name);
  if (listed(Row.Await, "join")) // which does not throw what the task threw
    return awaitStatement(Row, Name);
  const CXXRecordDecl *Type = Member.getType()->getAsCXXRecordDecl();
  const bool Asks = Type && Type->hasDefinition() &&
                    llvm::any_of(Type->methods(), [](const CXXMethodDecl *M) {
                      return M->getIdentifier() && M->getName() == "valid";
                    });
  return Asks && listed(Row.Await, "wait")
             ? "if (" + Name + ".valid()) " + Name + ".wait();"
             : "";
}

} // namespace

Findings memberTask(TaskUnit &U, const FieldDecl &Member) {
  const CXXRecordDecl *Class = soleUser(Member);
  if (!Class)
    return {};
  const TaskKind *K = U.kinds().ofType(Member.getType());
  const TaskRow *Row = K ? K->Row : rowOfHandle(U, Member);
  if (!Row || Row->Class == TaskClass::Breaks ||
      Row->Class == TaskClass::Blocks)
    return {};
  const CXXDestructorDecl *D = Class->getDestructor();
  const FunctionDecl *Definition = nullptr;
  const bool HasDestructor = D && D->isUserProvided();
  if (HasDestructor && !D->hasBody(Definition))
    return {};
  const Analysis A = analyse(U, *Class, Member, *Row);
  const std::string Message = verdict(A, Member, *Row, HasDestructor);
  if (Message.empty())
    return {};
  Finding Found;
  Found.At = Member.getLocation();
  Found.Message = Message;
  Note Advice{
      Found.At, "await it in the destructor, after telling it to stop", {}};
  const std::string Await = awaitInDestructor(Member, *Row);
  if (!Await.empty() && !isInstantiated(*Class) && !isCopiedImplicitly(*Class))
    Advice.Edits =
        destructorEdits(U.context(), *Class,
                        cast_or_null<CXXDestructorDecl>(Definition), Await);
  Found.Notes.push_back(std::move(Advice));
  return {std::move(Found)};
}

} // namespace closecall::task
