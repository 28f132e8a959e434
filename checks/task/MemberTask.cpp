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
#include "support/Compat.h"
#include "support/Walk.h"
#include "task/OwnObject.h"
#include "task/TaskUses.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall::task {

namespace {

struct Analysis {
  bool Starts = false, Blocking = false;
  bool EndsAnywhere = false, AllVisible = true;
  bool EndsInDestructor = false, CancelsInDestructor = false;
  bool AsksInDestructor = false; ///< as `assert(!t.joinable())` does
  bool DestructorUnknown = false;
  bool Dies = false; ///< what the member points to, in some method
  const CXXMethodDecl *Ender = nullptr;
  /// A flag of the object under which alone the destructor awaits the task, and
  /// a method that says no by it and does not await the task either.
  const FieldDecl *Flag = nullptr;
  const CXXMethodDecl *Refuser = nullptr;
};

/// The flag of the object that \p E is, and whether it is asked for `false`.
std::pair<const FieldDecl *, bool> flagIn(const Expr *E) {
  E = strip(E);
  bool Negated = false;
  while (const auto *Not = dyn_cast_or_null<UnaryOperator>(E)) {
    if (Not->getOpcode() != UO_LNot)
      break;
    Negated = !Negated;
    E = strip(Not->getSubExpr());
  }
  // `if (flag)` of an atomic.
  if (const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(E);
      Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
    E = strip(Call->getImplicitObjectArgument());
  const auto *M = dyn_cast_or_null<MemberExpr>(E);
  return {M && isa<CXXThisExpr>(strip(M->getBase()))
              ? dyn_cast<FieldDecl>(M->getMemberDecl())
              : nullptr,
          Negated};
}

/// `flag_ = true`, also of an atomic.
bool sets(const Stmt &S, const FieldDecl &Flag, bool To,
          const ASTContext &Context) {
  const auto *B = dyn_cast<BinaryOperator>(&S);
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S);
  const Expr *Place = nullptr, *Value = nullptr;
  if (B && B->getOpcode() == BO_Assign) {
    Place = B->getLHS();
    Value = B->getRHS();
  } else if (Op && Op->getOperator() == OO_Equal) {
    Place = Op->getArg(0);
    Value = Op->getArg(1);
  }
  return Place && flagIn(Place).first == &Flag &&
         constantOf(Value, Context) == static_cast<int64_t>(To);
}

/// Where the destructor names the member below `if (flag)` or `if (!flag)`
/// only: that flag, and the value for which it does.
std::pair<const FieldDecl *, bool> conditionOf(const FunctionDecl &Destructor,
                                               const FieldDecl &Member) {
  const auto Names = [&](const Stmt &S) {
    const auto *M = dyn_cast<MemberExpr>(&S);
    return M && M->getMemberDecl() == &Member;
  };
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Destructor.getBody());
  std::pair<const FieldDecl *, bool> Found{nullptr, false};
  if (!Body)
    return Found;
  for (const Stmt *S : Body->body()) {
    if (!contains(S, Closures::Enter, Names))
      continue;
    const auto *If = dyn_cast<IfStmt>(S);
    if (Found.first || !If || If->getElse() ||
        contains(If->getCond(), Closures::Enter, Names))
      return {nullptr, false};
    const auto [Flag, Negated] = flagIn(If->getCond());
    Found = {Flag, !Negated};
  }
  return Found;
}

Analysis analyse(TaskUnit &U, const CXXRecordDecl &Class,
                 const FieldDecl &Member, const TaskRow &Row) {
  Analysis A;
  llvm::DenseMap<const CXXMethodDecl *, TaskUses> ByMethod;
  const CXXDestructorDecl *Destructor = nullptr;
  for (const CXXMethodDecl *M : Class.methods()) {
    if (M->isImplicit() || M->isDeleted() || M->isDefaulted())
      continue;
    if (const auto *D = dyn_cast<CXXDestructorDecl>(M))
      Destructor = D;
    const FunctionDecl *Definition = nullptr;
    if (!M->hasBody(Definition)) {
      A.AllVisible &= compat::isPureVirtual(*M); // elsewhere there is none
      continue;
    }
    TaskUses Found = usesOf(U, Member, Row, *Definition);
    A.Starts |= Found.Starts;
    A.Blocking |= Found.Blocking;
    A.Dies |= Found.Dies;
    if (Found.Ends) {
      A.EndsAnywhere = true;
      A.Ender = M;
    }
    ByMethod[M->getCanonicalDecl()] = std::move(Found);
  }
  if (const Expr *Init = Member.getInClassInitializer()) {
    const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Init));
    const bool ByPointer = holdsByPointer(U, Member);
    A.Starts |= (C || ByPointer) && makesRunning(Init, Row, ByPointer);
  }
  std::vector<const CXXMethodDecl *> Reached;
  if (Destructor)
    Reached.push_back(Destructor->getCanonicalDecl());
  const FunctionDecl *Ending = nullptr;
  const auto [Flag, For] =
      Destructor && Destructor->hasBody(Ending)
          ? conditionOf(*Ending, Member)
          : std::pair<const FieldDecl *, bool>{nullptr, false};
  A.Flag = Flag;
  for (size_t I = 0; I < Reached.size(); ++I) {
    const auto It = ByMethod.find(Reached[I]);
    if (It == ByMethod.end()) {
      A.DestructorUnknown = true;
      continue;
    }
    const TaskUses &Found = It->second;
    A.EndsInDestructor |= Found.Ends;
    A.CancelsInDestructor |= Found.Cancels;
    A.AsksInDestructor |= Found.Asks;
    A.DestructorUnknown |= Found.Unknown;
    if (Found.Ends && I > 0)
      A.Flag = nullptr; // a method that is called awaits it
    for (const CXXMethodDecl *Next : Found.Calls)
      if (std::find(Reached.begin(), Reached.end(), Next->getCanonicalDecl()) ==
          Reached.end())
        Reached.push_back(Next->getCanonicalDecl());
  }
  // Who refuses may await the task, or let others do it.
  for (const CXXMethodDecl *M : Class.methods()) {
    const auto Own = ByMethod.find(M->getCanonicalDecl());
    const FunctionDecl *Body = nullptr;
    if (!A.Flag || A.Refuser || Own == ByMethod.end() || !M->hasBody(Body) ||
        isa<CXXConstructorDecl, CXXDestructorDecl>(M) || Own->second.Ends ||
        Own->second.Unknown ||
        llvm::any_of(Own->second.Calls, [&](const CXXMethodDecl *Next) {
          const auto It = ByMethod.find(Next->getCanonicalDecl());
          return It == ByMethod.end() || It->second.Ends;
        }))
      continue;
    if (contains(Body->getBody(), Closures::Leave,
                 [&, Skips = !For](const Stmt &S) {
                   return sets(S, *A.Flag, Skips, U.context());
                 }))
      A.Refuser = M;
  }
  return A;
}

/// What becomes of the task if nobody awaits it: what a plain pointer points to
/// lives on unless it is deleted.
TaskClass classOfHeld(const Analysis &A, const FieldDecl &Member,
                      const TaskRow &Row) {
  return Member.getType()->isAnyPointerType() && !A.Dies ? TaskClass::Leaks
                                                         : Row.Class;
}

std::string verdict(const Analysis &A, const FieldDecl &Member,
                    const TaskRow &Row, bool HasDestructor, bool ByPointer,
                    const ASTContext &Context) {
  const std::string Name = "'" + Member.getNameAsString() + "'";
  if (A.EndsInDestructor && !A.DestructorUnknown && A.Refuser && A.Starts &&
      !A.Blocking && Row.Class == TaskClass::Kills && !ByPointer)
    return Name + " is not awaited by the destructor once '" +
           A.Refuser->getNameAsString() + "' has set '" +
           A.Flag->getNameAsString() + "', which terminates the program";
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
            : Row.Start == Row.Cancel && !Row.Start.empty()
                ? " is cancelled and never awaited, "
                : " is started and never awaited, ") +
           whenNotAwaited(classOfHeld(A, Member, Row));
  // A class without a destructor of its own leaves it to its users to stop it.
  if (HasDestructor && !ByPointer && A.Ender && !A.AsksInDestructor &&
      Row.Class == TaskClass::Kills &&
      !isEndedBeforeDeath(*A.Ender->getParent(), *A.Ender, Context))
    return Name +
           " is not awaited by the destructor, which terminates the "
           "program unless '" +
           A.Ender->getNameAsString() + "' was called before";
  return {};
}

/// What a destructor can do, which must not throw what the task threw; empty
/// if nothing is known.
std::string awaitInDestructor(const FieldDecl &Member, const TaskRow &Row,
                              bool ByPointer) {
  const std::string Name = Member.getNameAsString();
  if (ByPointer) // what a plain pointer points to is freed by nobody
    return Row.Class == TaskClass::Kills && !Member.getType()->isPointerType()
               ? "if (" + Name + " && " + Name + "->joinable()) " + Name +
                     "->join();"
               : "";
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

/// What is wrong with a member, and the statement that ends it.
struct Verdict {
  std::string Message; ///< empty if nothing is
  std::string Await;   ///< empty if there is no such statement
};

Verdict judge(TaskUnit &U, const CXXRecordDecl &Class,
              const FieldDecl &Member) {
  const TaskRow *Row =
      soleUser(Member) == &Class ? rowOfHeld(U, Member) : nullptr;
  if (!Row)
    return {};
  const CXXDestructorDecl *D = Class.getDestructor();
  const bool HasDestructor = D && D->isUserProvided();
  const bool ByPointer = holdsByPointer(U, Member);
  return {verdict(analyse(U, Class, Member, *Row), Member, *Row, HasDestructor,
                  ByPointer, U.context()),
          awaitInDestructor(Member, *Row, ByPointer)};
}

} // namespace

Findings memberTask(TaskUnit &U, const FieldDecl &Member) {
  const CXXRecordDecl *Class = soleUser(Member);
  if (!Class)
    return {};
  const CXXDestructorDecl *D = Class->getDestructor();
  const FunctionDecl *Definition = nullptr;
  if (D && D->isUserProvided() && !D->hasBody(Definition))
    return {};
  const Verdict Own = judge(U, *Class, Member);
  if (Own.Message.empty())
    return {};
  Finding Found;
  Found.At = Member.getLocation();
  Found.Message = Own.Message;
  Note Advice{
      Found.At, "await it in the destructor, after telling it to stop", {}};
  if (!Own.Await.empty() && !isInstantiated(*Class) &&
      !isCopiedImplicitly(*Class)) {
    // The destructor is written once, for all of them.
    std::vector<std::string> Awaits;
    for (const FieldDecl *F : Class->fields()) {
      const Verdict Of = F == &Member ? Own : judge(U, *Class, *F);
      if (Of.Message.empty() || Of.Await.empty())
        continue;
      if (Awaits.empty() && F != &Member)
        Advice.Text =
            "the edit for '" + F->getNameAsString() + "' awaits it, too";
      Awaits.push_back(Of.Await);
    }
    if (Awaits.front() == Own.Await)
      Advice.Edits =
          destructorEdits(U.context(), *Class,
                          cast_or_null<CXXDestructorDecl>(Definition), Awaits);
  }
  Found.Notes.push_back(std::move(Advice));
  return {std::move(Found)};
}

} // namespace closecall::task
