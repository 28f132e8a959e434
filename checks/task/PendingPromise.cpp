//===- PendingPromise.cpp - Promises dropped from the table they wait in --===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A class keeps the promises of requests under way in a private container.  A
// method that erases some, and comes by nothing before that could fulfil them,
// leaves their waiters with `broken_promise`.
//
//   drop     erase, clear, pop: what the finding is about
//   touch    whatever may reach a promise
//   neither  sizes, iterators that are compared, other fields of an entry
//
// Silent if some method fulfils promises and leaves them in the container: then
// what is dropped may have been fulfilled before.
//
//===----------------------------------------------------------------------===//

#include "fix/StatementEdits.h"
#include "obligation/AccessPath.h"
#include "obligation/TaskProtocol.h"
#include "support/Walk.h"
#include "task/TaskFindings.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::TaskClass;

namespace closecall::task {

namespace {

/// A container of promises.
struct Table {
  bool IsMap = false;
  const FieldDecl *Part = nullptr; ///< of an entry, which is no promise itself
};

/// A task that is not run (`std::packaged_task`) is cancelled in no other way
/// than by dropping it.
bool isPromise(const TaskUnit &U, QualType T) {
  const TaskKind *K = U.kinds().ofType(T);
  return K && K->Class == TaskClass::Breaks &&
         listed(K->Row->Await, "set_exception");
}

std::optional<Table> tableOf(const TaskUnit &U, QualType T) {
  const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!R || !R->isInStdNamespace() || !R->getIdentifier())
    return std::nullopt;
  Table Found;
  Found.IsMap = R->getName() == "map" || R->getName() == "unordered_map";
  if (!Found.IsMap && R->getName() != "vector" && R->getName() != "deque" &&
      R->getName() != "list" && R->getName() != "queue")
    return std::nullopt;
  const TemplateArgument &A = R->getTemplateArgs()[Found.IsMap ? 1 : 0];
  if (A.getKind() != TemplateArgument::Type)
    return std::nullopt;
  if (isPromise(U, A.getAsType()))
    return Found;
  const CXXRecordDecl *Entry = A.getAsType()->getAsCXXRecordDecl();
  Entry = Entry ? Entry->getDefinition() : nullptr;
  if (!Entry || Entry->isInStdNamespace() || !Entry->isAggregate())
    return std::nullopt;
  for (const FieldDecl *F : Entry->fields())
    if (isPromise(U, F->getType())) {
      Found.Part = F;
      return Found;
    }
  return std::nullopt;
}

/// What one method does with the container.
class Uses : public RecursiveASTVisitor<Uses> {
public:
  Uses(const TaskUnit &U, const FieldDecl &Member, const Table &T)
      : U(U), Member(Member), T(T) {}

  std::vector<const CXXMemberCallExpr *> Drops;
  std::vector<const Stmt *> Touches;
  std::vector<const CXXMemberCallExpr *> OwnCalls;
  bool Waits = false; ///< asks futures, or makes them: the waiter itself
  bool Fills = false;

  void visit(Stmt *Code, const ParentMap &Around) {
    Parents = &Around;
    TraverseStmt(Code);
  }

  bool VisitMemberExpr(MemberExpr *E) {
    if (E->getMemberDecl()->getCanonicalDecl() == Member.getCanonicalDecl())
      useContainer(*E);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *R) {
    if (Iterators.count(R->getDecl()) && !leavesPromise(*R))
      Touches.push_back(R);
    return true;
  }
  bool VisitCXXThisExpr(CXXThisExpr *E) {
    if (!E->isImplicit() && !isa_and_nonnull<MemberExpr>(above(*E)))
      Touches.push_back(E); // somebody else gets the object
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) {
    const Expr *Object = Call->getImplicitObjectArgument();
    if (isa_and_nonnull<CXXThisExpr>(strip(Object)))
      OwnCalls.push_back(Call);
    Waits |=
        U.kinds().ofType(Object->IgnoreParenImpCasts()->getType()) != nullptr &&
        !isPromise(U, Object->IgnoreParenImpCasts()->getType());
    const CXXMethodDecl *M = Call->getMethodDecl();
    Waits |= M && M->getIdentifier() && M->getName() == "get_future";
    return true;
  }

private:
  const Stmt *above(const Stmt &S) const {
    const Stmt *Up = Parents->getParent(&S);
    while (isa_and_nonnull<ParenExpr, ImplicitCastExpr, FullExpr,
                           CXXBindTemporaryExpr, MaterializeTemporaryExpr>(Up))
      Up = Parents->getParent(Up);
    return Up;
  }

  void useContainer(const MemberExpr &E) {
    const auto *M = dyn_cast_or_null<MemberExpr>(above(E));
    const auto *Method =
        M ? dyn_cast<CXXMethodDecl>(M->getMemberDecl()) : nullptr;
    const auto *Call =
        M ? dyn_cast_or_null<CXXMemberCallExpr>(above(*M)) : nullptr;
    const llvm::StringRef Name =
        Method && Method->getIdentifier() ? Method->getName() : "";
    if (Call && (Name == "erase" || Name == "clear" || Name == "pop" ||
                 Name == "pop_front" || Name == "pop_back"))
      Drops.push_back(Call);
    else if (Call && (Name == "emplace" || Name == "insert" ||
                      Name == "push_back" || Name == "emplace_back" ||
                      Name == "push" || Name == "try_emplace"))
      Fills = true;
    else if (!Call || !(Name == "size" || Name == "empty" || Name == "count" ||
                        Name == "contains" || Name == "end" || Name == "cend" ||
                        findsOnly(*Call, Name)))
      Touches.push_back(&E);
  }

  /// `auto it = pending.find(id)`, which is looked at by its name.
  bool findsOnly(const CXXMemberCallExpr &Call, llvm::StringRef Name) {
    if (Name != "find" && Name != "begin")
      return false;
    const Stmt *Up = above(Call);
    while (const auto *C = dyn_cast_or_null<CXXConstructExpr>(Up))
      Up = above(*C);
    if (const auto *D = dyn_cast_or_null<DeclStmt>(Up))
      if (const auto *V = dyn_cast<VarDecl>(*D->decl_begin());
          V && D->isSingleDecl()) {
        Iterators.insert(V);
        return true;
      }
    return isComparison(Up) || isDropped(Up);
  }

  static bool isComparison(const Stmt *S) {
    const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(S);
    const auto *B = dyn_cast_or_null<BinaryOperator>(S);
    return (Op && (Op->getOperator() == OO_EqualEqual ||
                   Op->getOperator() == OO_ExclaimEqual)) ||
           (B && B->isEqualityOp()) ||
           isa_and_nonnull<CXXRewrittenBinaryOperator>(S);
  }

  /// Whether the call drops from the container what it is given.
  bool isDropped(const Stmt *S) const {
    while (const auto *C = dyn_cast_or_null<CXXConstructExpr>(S))
      S = above(*C);
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(S);
    const auto *Of = Call ? dyn_cast_or_null<MemberExpr>(
                                strip(Call->getImplicitObjectArgument()))
                          : nullptr;
    return Of &&
           Of->getMemberDecl()->getCanonicalDecl() ==
               Member.getCanonicalDecl() &&
           Call->getMethodDecl() && Call->getMethodDecl()->getIdentifier() &&
           Call->getMethodDecl()->getName() == "erase";
  }

  /// Whether the use of an iterator does not reach the promise: it is compared,
  /// moved on, erased, or another field of its entry is read.
  bool leavesPromise(const DeclRefExpr &R) const {
    const Stmt *Up = above(R);
    while (const auto *C = dyn_cast_or_null<CXXConstructExpr>(Up))
      Up = above(*C);
    if (isComparison(Up) || isDropped(Up))
      return true;
    const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(Up);
    if (!Op)
      return false;
    if (Op->getOperator() == OO_PlusPlus)
      return true;
    if (Op->getOperator() == OO_Equal) // `it = pending.erase(it)`
      return strip(Op->getArg(0)) == &R;
    if (Op->getOperator() != OO_Arrow && Op->getOperator() != OO_Star)
      return false;
    for (const Stmt *Part = above(*Op); Part; Part = above(*Part)) {
      const auto *M = dyn_cast<MemberExpr>(Part);
      const auto *F = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
      if (!F)
        return false;
      if (F->getName() == "second" && T.IsMap)
        continue;
      return F->getCanonicalDecl() !=
                 (T.Part ? T.Part->getCanonicalDecl() : nullptr) &&
             (F->getName() == "first" ||
              F->getParent() == (T.Part ? T.Part->getParent() : nullptr));
    }
    return false;
  }

  const TaskUnit &U;
  const FieldDecl &Member;
  const Table &T;
  const ParentMap *Parents = nullptr;
  llvm::SmallPtrSet<const ValueDecl *, 4> Iterators;
};

struct Seen {
  const FunctionDecl *Definition;
  Uses Found;
};

/// What all methods do; nothing if one cannot be seen, or some method fulfils
/// promises that stay.
std::optional<std::map<const CXXMethodDecl *, Seen>>
usesOfAll(const TaskUnit &U, const CXXRecordDecl &Class,
          const FieldDecl &Member, const Table &T) {
  std::map<const CXXMethodDecl *, Seen> All;
  for (const CXXMethodDecl *M : Class.methods()) {
    if (M->isImplicit() || M->isDeleted() || M->isDefaulted())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!M->hasBody(Definition))
      return std::nullopt;
    const ParentMap Around(Definition->getBody());
    Uses Found(U, Member, T);
    Found.visit(Definition->getBody(), Around);
    if (!Found.Touches.empty() && Found.Drops.empty() &&
        !isa<CXXDestructorDecl>(M))
      return std::nullopt;
    All.emplace(M->getCanonicalDecl(), Seen{Definition, std::move(Found)});
  }
  return All;
}

/// Whether the method, or one that it calls, may reach promises.
bool reaches(const std::map<const CXXMethodDecl *, Seen> &All,
             const CXXMethodDecl &Method,
             llvm::SmallPtrSetImpl<const CXXMethodDecl *> &Done) {
  const auto It = All.find(Method.getCanonicalDecl());
  if (It == All.end())
    return true; // a base's
  if (!Done.insert(It->first).second)
    return false;
  return !It->second.Found.Touches.empty() ||
         llvm::any_of(It->second.Found.OwnCalls,
                      [&](const CXXMemberCallExpr *Call) {
                        return !Call->getMethodDecl() ||
                               reaches(All, *Call->getMethodDecl(), Done);
                      });
}

/// The call, of those that the model knows, around \p S.
const Expr *callAround(const FunctionModel &M, const Stmt *S) {
  for (const Stmt *Up = S; Up; Up = M.Parents->getParent(Up))
    if (llvm::any_of(M.Calls, [&](const CallView &C) { return C.E == Up; }))
      return cast<Expr>(Up);
  return nullptr;
}

Finding describe(TaskUnit &U, FunctionModel &M, const FieldDecl &Member,
                 const Table &T, const CXXMemberCallExpr &Drop) {
  Finding Found;
  Found.At = Drop.getBeginLoc();
  Found.Message = "what is dropped from '" + Member.getNameAsString() +
                  "' here is not fulfilled, " +
                  whenNotAwaited(TaskClass::Breaks);
  Note Advice{
      Found.At, "fulfil it, with a value or an exception, before it goes", {}};
  const std::string Fail =
      (T.Part ? "." + T.Part->getNameAsString() : "") +
      ".set_exception(std::make_exception_ptr(std::runtime_error(\"no "
      "result\")));";
  const auto *Iterator =
      Drop.getNumArgs() == 1
          ? dyn_cast_or_null<DeclRefExpr>(strip(Drop.getArg(0)))
          : nullptr;
  const bool IsIterator =
      Iterator && Iterator->getType()->isRecordType() &&
      Iterator->getType()->getAsCXXRecordDecl()->isInStdNamespace();
  std::string Text;
  if (Drop.getMethodDecl()->getName() == "clear")
    Text = "for (auto &entry : " + Member.getNameAsString() + ") entry" +
           (T.IsMap ? ".second" : "") + Fail;
  else if (IsIterator && T.IsMap)
    Text = Iterator->getDecl()->getNameAsString() + "->second" + Fail;
  StatementEdits Edits(U.context(), *M.Parents);
  if (!Text.empty() && !isInstantiated(*M.Function) &&
      Edits.isStatement(Drop) && Edits.before(Drop, Text))
    Advice.Edits = Edits.hints();
  Found.Notes.push_back(std::move(Advice));
  return Found;
}

/// `it = pending.erase(it)`, where `it` walks over all.
bool isOfWalk(const CXXMemberCallExpr &Drop) {
  const auto *R = Drop.getNumArgs() == 1
                      ? dyn_cast_or_null<DeclRefExpr>(strip(Drop.getArg(0)))
                      : nullptr;
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  const auto *Made =
      V && V->getInit()
          ? dyn_cast_or_null<CXXMemberCallExpr>(strip(V->getInit()))
          : nullptr;
  return Made && Made->getMethodDecl() &&
         Made->getMethodDecl()->getNameAsString() == "begin";
}

} // namespace

Findings pendingPromises(TaskUnit &U, const FieldDecl &Member) {
  const std::optional<Table> T = tableOf(U, Member.getType());
  const CXXRecordDecl *Class = T ? soleUser(Member) : nullptr;
  if (!Class)
    return {};
  const auto All = usesOfAll(U, *Class, Member, *T);
  if (!All || llvm::none_of(
                  *All, [](const auto &Row) { return Row.second.Found.Fills; }))
    return {};
  Findings Result;
  for (const CXXMethodDecl *Method : Class->methods()) {
    const auto It = All->find(Method->getCanonicalDecl());
    if (It == All->end() || isa<CXXDestructorDecl, CXXConstructorDecl>(Method))
      continue;
    const Uses &Found = It->second.Found;
    if (Found.Drops.empty() || Found.Waits || Found.Fills)
      continue;
    FunctionModel *M = U.program().model(It->second.Definition);
    if (!M)
      continue;
    // Who waits may give up and take its own promise out.
    const bool ForWaiter = llvm::any_of(*All, [&](const auto &Row) {
      return Row.second.Found.Waits &&
             llvm::any_of(Row.second.Found.OwnCalls,
                          [&](const CXXMemberCallExpr *Call) {
                            return Call->getMethodDecl() &&
                                   Call->getMethodDecl()->getCanonicalDecl() ==
                                       It->first;
                          });
    });
    std::vector<const Stmt *> Before = Found.Touches;
    for (const CXXMemberCallExpr *Call : Found.OwnCalls) {
      llvm::SmallPtrSet<const CXXMethodDecl *, 4> Done;
      if (!Call->getMethodDecl() || reaches(*All, *Call->getMethodDecl(), Done))
        Before.push_back(Call);
    }
    for (const CXXMemberCallExpr *Drop : Found.Drops) {
      const bool Fulfilled = llvm::any_of(Before, [&](const Stmt *S) {
        const Expr *Call = callAround(*M, S);
        return !Call || Call == Drop || M->mayPrecede(Call, Drop);
      });
      const bool TakesAll =
          Drop->getMethodDecl()->getName() == "clear" || isOfWalk(*Drop);
      const bool GivesUp = ForWaiter || (!TakesAll && Before.empty() &&
                                         Method->getAccess() != AS_private);
      if (!Fulfilled && !GivesUp && callAround(*M, Drop) == Drop &&
          !isExcused(U, Drop->getBeginLoc(), Drop->getEndLoc()))
        Result.push_back(describe(U, *M, Member, *T, *Drop));
    }
  }
  return Result;
}

} // namespace closecall::task
