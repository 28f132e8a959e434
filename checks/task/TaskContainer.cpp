//===- TaskContainer.cpp - Tasks that are stored and never looked at ------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A container whose every use puts tasks into it, or asks for its size, is
// where tasks are forgotten.  Any other use ends the reasoning.
//
//===----------------------------------------------------------------------===//

#include "fix/StatementEdits.h"
#include "obligation/AccessPath.h"
#include "support/Walk.h"
#include "task/TaskFindings.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;
using closecall::catalogue::TaskClass;

namespace closecall::task {

namespace {

enum class Shape { Sequence, Fixed, Map };

struct ContainerType {
  const TaskKind *Element = nullptr;
  Shape S = Shape::Sequence;
};

ContainerType containerType(const TaskUnit &U, QualType T) {
  if (const ArrayType *A = U.context().getAsArrayType(T))
    return {U.kinds().ofType(A->getElementType()), Shape::Fixed};
  const auto *Record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Record || !Record->isInStdNamespace() || !Record->getIdentifier())
    return {};
  static constexpr struct {
    const char *Name;
    unsigned Element;
    Shape S;
  } Known[] = {
      {"vector", 0, Shape::Sequence},  {"deque", 0, Shape::Sequence},
      {"list", 0, Shape::Sequence},    {"forward_list", 0, Shape::Sequence},
      {"array", 0, Shape::Fixed},      {"map", 1, Shape::Map},
      {"unordered_map", 1, Shape::Map}};
  for (const auto &Row : Known)
    if (Record->getName() == Row.Name) {
      const TemplateArgument &A = Record->getTemplateArgs()[Row.Element];
      if (A.getKind() == TemplateArgument::Type)
        return {U.kinds().ofType(A.getAsType()), Row.S};
    }
  return {};
}

bool isGrowth(llvm::StringRef Name) {
  return Name == "push_back" || Name == "emplace_back" ||
         Name == "push_front" || Name == "emplace_front" || Name == "emplace" ||
         Name == "insert" || Name == "try_emplace" ||
         Name == "insert_or_assign";
}

bool isHarmless(llvm::StringRef Name) {
  return Name == "reserve" || Name == "size" || Name == "empty" ||
         Name == "capacity" || Name == "count" || Name == "contains";
}

class UseVisitor : public RecursiveASTVisitor<UseVisitor> {
public:
  explicit UseVisitor(const DeclaratorDecl &Container) : Container(Container) {}

  bool Other = false;
  std::vector<const Expr *> Added; ///< null: constructed in place

  /// Looks at the code, if it names the container at all.
  void visit(Stmt *Code) {
    const auto Named = [&](const Stmt &S) {
      const auto *E = dyn_cast<Expr>(&S);
      return E && names(E);
    };
    if (!contains(Code, Closures::Enter, Named))
      return;
    ParentMap Around(Code);
    Parents = &Around;
    TraverseStmt(Code);
    Parents = nullptr;
  }

  bool VisitExpr(Expr *E) {
    if (names(E) && !Other)
      Other = !understood(E);
    return !Other;
  }

private:
  bool names(const Expr *E) const {
    const ValueDecl *D = nullptr;
    if (const auto *M = dyn_cast<MemberExpr>(E))
      D = M->getMemberDecl();
    else if (const auto *R = dyn_cast<DeclRefExpr>(E))
      D = R->getDecl();
    return D && D->getCanonicalDecl() == Container.getCanonicalDecl();
  }

  const Expr *parent(const Expr *E) const {
    const Stmt *Up = Parents->getParent(E);
    while (isa_and_nonnull<ParenExpr, ImplicitCastExpr>(Up))
      Up = Parents->getParent(Up);
    return dyn_cast_or_null<Expr>(Up);
  }

  /// Whether nobody gets hold of what the call gives back.
  bool isStatement(const Expr *E) const {
    for (const Stmt *Up = Parents->getParent(E); Up;
         Up = Parents->getParent(Up)) {
      if (!isa<Expr>(Up))
        return !isa<ReturnStmt, DeclStmt>(Up);
      const auto *Cast = dyn_cast<CastExpr>(Up);
      if (!isa<FullExpr, CXXBindTemporaryExpr, MaterializeTemporaryExpr>(Up) &&
          !(Cast && Cast->getCastKind() == CK_ToVoid))
        return false;
    }
    return false;
  }

  void add(const CallExpr &Call, llvm::StringRef Name) {
    const bool Given = Call.getNumArgs() > 0 && Name != "try_emplace";
    Added.push_back(Given ? Call.getArg(Call.getNumArgs() - 1) : nullptr);
  }

  bool understood(const Expr *E) {
    const Expr *Up = parent(E);
    if (const auto *M = dyn_cast_or_null<MemberExpr>(Up)) {
      const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(parent(M));
      const auto *Method = dyn_cast<CXXMethodDecl>(M->getMemberDecl());
      if (!Call || !Method || !Method->getIdentifier())
        return false;
      if (isGrowth(Method->getName())) {
        add(*Call, Method->getName());
        return isStatement(Call);
      }
      return isHarmless(Method->getName());
    }
    // `tasks[i] = start();`
    const auto *Element = dyn_cast_or_null<CXXOperatorCallExpr>(Up);
    const bool Subscript =
        (Element && Element->getOperator() == OO_Subscript) ||
        isa_and_nonnull<ArraySubscriptExpr>(Up);
    const auto *Assign =
        dyn_cast_or_null<CXXOperatorCallExpr>(Subscript ? parent(Up) : nullptr);
    if (!Assign || Assign->getOperator() != OO_Equal ||
        Assign->getArg(0)->IgnoreParenImpCasts() != Up || !isStatement(Assign))
      return false;
    Added.push_back(Assign->getArg(1));
    return true;
  }

  const DeclaratorDecl &Container;
  const ParentMap *Parents = nullptr; ///< of the code that is looked at
};

/// The class of the tasks that are put in: what made them may say more than
/// their type, if all agree.
TaskClass classOfAdded(const TaskUnit &U, const TaskKind &Element,
                       const std::vector<const Expr *> &Added) {
  const TaskKind *Agreed = nullptr;
  for (const Expr *E : Added) {
    const TaskKind *K = E ? U.kinds().ofValue(*E) : nullptr;
    if (!K || (Agreed && Agreed != K))
      return Element.Class;
    Agreed = K;
  }
  return Agreed && Agreed->ByFunction ? Agreed->Class : Element.Class;
}

/// Visits every function that can name the container; false if there may be
/// others.
bool visitUses(UseVisitor &Visitor, const DeclaratorDecl &Container) {
  if (const auto *F = dyn_cast<FunctionDecl>(Container.getDeclContext())) {
    Visitor.visit(F->getBody());
    return true;
  }
  const CXXRecordDecl *Class = soleUser(Container);
  if (!Class)
    return false;
  for (const CXXMethodDecl *M : Class->methods()) {
    if (M->isImplicit() || M->isDeleted() || M->isDefaulted())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!M->hasBody(Definition))
      return false;
    if (const auto *C = dyn_cast<CXXConstructorDecl>(Definition))
      for (const CXXCtorInitializer *I : C->inits()) {
        if (I->isMemberInitializer() && I->getMember() == &Container &&
            I->isWritten())
          return false; // filled from elsewhere
        Visitor.visit(I->getInit());
      }
    Visitor.visit(Definition->getBody());
  }
  return true;
}

bool startsEmpty(const DeclaratorDecl &Container) {
  const auto *V = dyn_cast<VarDecl>(&Container);
  const Expr *Init = V ? V->getInit() : nullptr;
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(obligation::strip(Init));
  if (!Init || !C || C->getNumArgs() == 0)
    return true;
  // `std::vector<std::thread> v(n)`: n tasks that do not run yet.
  return C->getConstructor()->getNumParams() > 0 &&
         C->getConstructor()->getParamDecl(0)->getType()->isIntegerType();
}

} // namespace

Findings taskContainer(TaskUnit &U, const DeclaratorDecl &Container) {
  const ContainerType T = containerType(U, Container.getType());
  if (!T.Element || T.Element->Class == TaskClass::Breaks ||
      T.Element->Class == TaskClass::Blocks || !T.Element->Row->Start.empty() ||
      Container.hasAttr<UnusedAttr>() || !startsEmpty(Container))
    return {};
  UseVisitor Visitor(Container);
  if (!visitUses(Visitor, Container) || Visitor.Other || Visitor.Added.empty())
    return {};
  const std::string Name = Container.getNameAsString();
  Finding Found;
  Found.At = Container.getLocation();
  Found.Message =
      "the tasks in '" + Name + "' are never awaited, " +
      whenNotAwaited(classOfAdded(U, *T.Element, Visitor.Added), /*Many=*/true);
  Note Advice{Found.At, "await each of them before it is gone", {}};
  const std::string Await = awaitStatement(
      *T.Element->Row, T.S == Shape::Map ? "entry.second" : "task");
  const auto *F = dyn_cast<FunctionDecl>(Container.getDeclContext());
  const SourceManager &SM = U.context().getSourceManager();
  const CompoundStmt *Scope =
      F ? compoundAround(F->getBody(), Container.getLocation(), SM) : nullptr;
  if (Scope && !Await.empty() && !Container.getLocation().isMacroID() &&
      !isInstantiated(Container) && T.S != Shape::Fixed) {
    ParentMap Parents(F->getBody());
    StatementEdits Edits(U.context(), Parents);
    const std::string Loop = std::string("for (auto &") +
                             (T.S == Shape::Map ? "entry" : "task") + " : " +
                             Name + ") " + Await;
    const Stmt *Last = Scope->body_empty() ? nullptr : Scope->body_back();
    const bool Leaves =
        isa_and_nonnull<ReturnStmt, BreakStmt, ContinueStmt>(Last);
    if (Leaves ? Edits.before(*Last, Loop) : Edits.atEnd(*Scope, Loop))
      Advice.Edits = Edits.hints();
  }
  Found.Notes.push_back(std::move(Advice));
  return {std::move(Found)};
}

} // namespace closecall::task
