//===- OwnObject.cpp - The object whose method lets a task go -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/OwnObject.h"
#include "obligation/AccessPath.h"
#include "support/Bases.h"
#include "support/Compat.h"
#include "support/Walk.h"
#include "task/Routine.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using closecall::obligation::strip;

namespace closecall::task {

namespace {

/// How many owners are asked, and how many calls are followed.
constexpr unsigned MaxDepth = 3;

/// The specialisation that \p T is, and the type of its first argument.
const ClassTemplateSpecializationDecl *asTemplate(QualType T) {
  return dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
}

bool isSharing(const ClassTemplateSpecializationDecl &S) {
  return S.getName() == "shared_ptr" || S.getName() == "intrusive_ptr" ||
         S.getName() == "QSharedPointer";
}

bool isOwning(const ClassTemplateSpecializationDecl &S) {
  return isSharing(S) || S.getName() == "unique_ptr" ||
         S.getName() == "scoped_ptr" || S.getName() == "QScopedPointer";
}

/// What the code does with the objects of one class.
class Uses : public FunctionVisitor<Uses> {
public:
  explicit Uses(const CXXRecordDecl &Class) : Class(Class) {}

  bool Gone = false;   ///< deleted, or taken out of what owns it
  bool Passes = false; ///< shared, or a local variable
  bool Static = false; ///< one that lasts as long as the program
  llvm::SmallPtrSet<const CXXRecordDecl *, 4> Owners;

  bool TraverseCompoundStmt(CompoundStmt *S) {
    ++Blocks;
    const bool Go = FunctionVisitor<Uses>::TraverseCompoundStmt(S);
    --Blocks;
    return Go;
  }

  bool VisitCXXDeleteExpr(CXXDeleteExpr *E) {
    const QualType T = E->getArgument()->IgnoreParenImpCasts()->getType();
    if (isIt(T->getPointeeType()))
      seeGone();
    return true;
  }

  bool VisitVarDecl(VarDecl *V) {
    const QualType T = V->getType().getNonReferenceType();
    const ClassTemplateSpecializationDecl *S = owner(T);
    if (V->hasGlobalStorage())
      Static |= isIt(T) || S || isIt(T->getPointeeType());
    else if (In && In->isMain() && Blocks == 1)
      Static |= isIt(T) || S; // it goes with the process
    else
      Passes |=
          (S && isSharing(*S)) || (!V->getType()->isReferenceType() && isIt(T));
    return true;
  }

  bool VisitFieldDecl(FieldDecl *F) {
    const auto *Owner = dyn_cast<CXXRecordDecl>(F->getParent());
    if (Owner && !Owner->isLambda() && holds(F->getType(), MaxDepth))
      Owners.insert(Owner->getCanonicalDecl());
    return true;
  }

  bool VisitTypedefNameDecl(TypedefNameDecl *D) {
    const ClassTemplateSpecializationDecl *S = owner(D->getUnderlyingType());
    Passes |= S && isSharing(*S);
    return true;
  }

  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) {
    static const llvm::Regex Shrinks(
        "^(erase|erase_if|clear|pop|pop_back|pop_front|remove|remove_if|"
        "extract|take|takeFirst|takeLast|reset)$");
    const CXXMethodDecl *M = Call->getMethodDecl();
    const Expr *Object = Call->getImplicitObjectArgument();
    const QualType T = Object->IgnoreParenImpCasts()->getType();
    // `object->~Class()`, of what was made in memory of its own.
    if (isa_and_nonnull<CXXDestructorDecl>(M) &&
        isIt(T->isPointerType() ? T->getPointeeType() : T))
      seeGone();
    if (!M || !M->getIdentifier())
      return true;
    if (M->getName() == "deleteLater" &&
        isIt(T->isPointerType() ? T->getPointeeType() : T))
      seeGone();
    if (Shrinks.match(M->getName()) && asTemplate(T) && holds(T, MaxDepth) &&
        !(M->getName() == "reset" && Call->getNumArgs() > 0))
      seeGone();
    return true;
  }

  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Call) {
    if (Call->getOperator() == OO_Equal && Call->getNumArgs() == 2 &&
        owner(Call->getArg(0)->IgnoreParenImpCasts()->getType()) &&
        isa_and_nonnull<CXXNullPtrLiteralExpr>(strip(Call->getArg(1))))
      seeGone();
    return true;
  }

private:
  /// Whether \p T is the class or one that derives from it.
  bool isIt(QualType T) const {
    const CXXRecordDecl *R = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
    return R && fitsOrDerives(*R, [&](const RecordDecl &Base) {
             return Base.getCanonicalDecl() == Class.getCanonicalDecl();
           });
  }

  /// The smart pointer to such an object that \p T is; null if it is none.
  const ClassTemplateSpecializationDecl *owner(QualType T) const {
    const ClassTemplateSpecializationDecl *S = asTemplate(T);
    return S && isOwning(*S) && S->getTemplateArgs().size() &&
                   isIt(typeOf(S->getTemplateArgs()[0]))
               ? S
               : nullptr;
  }

  static QualType typeOf(const TemplateArgument &A) {
    return A.getKind() == TemplateArgument::Type ? A.getAsType() : QualType();
  }

  /// Whether such objects are in \p T, or owned by it: containers of them, and
  /// of smart pointers to them, too.
  bool holds(QualType T, unsigned Depth) const {
    if (T.isNull() || isIt(T))
      return !T.isNull();
    const ClassTemplateSpecializationDecl *S = asTemplate(T);
    return S && Depth && S->getName() != "weak_ptr" &&
           llvm::any_of(S->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &A) {
                          return holds(typeOf(A), Depth - 1);
                        });
  }

  /// What a destructor does says that its own object ends, if that does.
  void seeGone() {
    if (const auto *D = dyn_cast_or_null<CXXDestructorDecl>(In))
      Owners.insert(D->getParent()->getCanonicalDecl());
    else
      Gone |= !(In && In->isMain());
  }

  const CXXRecordDecl &Class;
  unsigned Blocks = 0;
};

/// Where the objects of a class are deleted, and by what else they may end.
class Deaths : public FunctionVisitor<Deaths> {
public:
  Deaths(const CXXRecordDecl &Class, const CXXMethodDecl &Ender,
         const SourceManager &SM)
      : Class(Class), Ender(Ender), SM(SM) {}

  bool Prepared = false;   ///< some are deleted behind a call of the method
  bool Unprepared = false; ///< some without, or by who owns them

  bool VisitCXXDeleteExpr(CXXDeleteExpr *E) {
    if (isIt(E->getArgument()
                 ->IgnoreParenImpCasts()
                 ->getType()
                 ->getPointeeType()))
      (isBehindCall(*E) ? Prepared : Unprepared) = true;
    return true;
  }

  bool VisitDeclaratorDecl(DeclaratorDecl *D) {
    if (!isa<FunctionDecl>(D))
      Unprepared |= mayOwn(D->getType(), MaxDepth);
    return true;
  }

private:
  bool isIt(QualType T) const {
    const CXXRecordDecl *R = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
    return R && R->getCanonicalDecl() == Class.getCanonicalDecl();
  }

  bool mayOwn(QualType T, unsigned Depth) const {
    const auto *S = T.isNull() ? nullptr : asTemplate(T);
    return isIt(T) ||
           (S && Depth &&
            llvm::any_of(S->getTemplateArgs().asArray(),
                         [&](const TemplateArgument &A) {
                           return A.getKind() == TemplateArgument::Type &&
                                  mayOwn(A.getAsType(), Depth - 1);
                         }));
  }

  bool isBehindCall(const CXXDeleteExpr &E) const {
    const SourceLocation At = SM.getExpansionLoc(E.getBeginLoc());
    return In && contains(In->getBody(), Closures::Leave, [&](const Stmt &S) {
             const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
             const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
             return M && M->getCanonicalDecl() == Ender.getCanonicalDecl() &&
                    SM.isBeforeInTranslationUnit(
                        SM.getExpansionLoc(Call->getBeginLoc()), At);
           });
  }

  const CXXRecordDecl &Class;
  const CXXMethodDecl &Ender;
  const SourceManager &SM;
};

OwnLife lifeOf(const CXXRecordDecl &Class, const ASTContext &Context,
               unsigned Depth) {
  Uses Seen(Class);
  visitUserCode(Seen, Context);
  const bool Shared = fitsOrDerives(Class, [](const RecordDecl &R) {
    return R.getIdentifier() && (R.getName() == "enable_shared_from_this" ||
                                 R.getName() == "intrusive_ref_counter");
  });
  if (Seen.Gone)
    return OwnLife::Ends;
  if (Seen.Static)
    return OwnLife::Stays;
  if (Seen.Passes || Shared)
    return OwnLife::Ends;
  OwnLife Life = OwnLife::Unknown;
  for (const CXXRecordDecl *Owner : Seen.Owners) {
    if (!Depth || Owner == Class.getCanonicalDecl())
      continue;
    const OwnLife Its = lifeOf(*Owner, Context, Depth - 1);
    if (Its == OwnLife::Ends)
      return Its;
    if (Its == OwnLife::Stays)
      Life = Its;
  }
  return Life;
}

/// The member of the object itself that \p E names; null if it names none.
const FieldDecl *ownMember(const Expr *E) {
  const auto *M = dyn_cast_or_null<MemberExpr>(strip(E));
  return M && isa_and_nonnull<CXXThisExpr>(strip(M->getBase()))
             ? dyn_cast<FieldDecl>(M->getMemberDecl())
             : nullptr;
}

/// The member of the object that is set or counted there: `done_ = true`,
/// `--active_`, `running_.store(false)`.
const FieldDecl *changedBy(const Stmt &S) {
  const auto *B = dyn_cast<BinaryOperator>(&S);
  if (B && B->getOpcode() == BO_Assign)
    return B->getType()->isPointerType() ? nullptr : ownMember(B->getLHS());
  const auto *U = dyn_cast<UnaryOperator>(&S);
  if (U && U->isDecrementOp())
    return ownMember(U->getSubExpr());
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S))
    return (Op->getOperator() == OO_Equal ||
            Op->getOperator() == OO_MinusMinus) &&
                   strip(Op->getArg(0))
                           ->getType()
                           .getCanonicalType()
                           .getAsString()
                           .find("atomic") != std::string::npos
               ? ownMember(Op->getArg(0))
               : nullptr;
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
  return M && M->getIdentifier() &&
                 (M->getName() == "store" || M->getName() == "fetch_sub")
             ? ownMember(Call->getImplicitObjectArgument())
             : nullptr;
}

/// What is asked there: the condition, or what is given back.
const Stmt *questionIn(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return If->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(&S))
    return While->getCond();
  if (const auto *For = dyn_cast<ForStmt>(&S))
    return For->getCond();
  if (const auto *Do = dyn_cast<DoStmt>(&S))
    return Do->getCond();
  if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    return Switch->getCond();
  if (const auto *C = dyn_cast<ConditionalOperator>(&S))
    return C->getCond();
  const auto *R = dyn_cast<ReturnStmt>(&S);
  return R ? R->getRetValue() : nullptr;
}

/// Whether a method of the class, other than \p But and the one that starts the
/// task, asks the member.
bool isAsked(const FieldDecl &Member, const FunctionDecl &But,
             const FunctionDecl &Starter) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Member.getParent());
  const auto Names = [&](const Stmt &S) {
    const auto *M = dyn_cast<MemberExpr>(&S);
    return M && M->getMemberDecl() == &Member;
  };
  return Class &&
         llvm::any_of(Class->methods(), [&](const CXXMethodDecl *Method) {
           const FunctionDecl *Definition = nullptr;
           return Method->hasBody(Definition) && Definition != &But &&
                  Definition != &Starter &&
                  contains(Definition->getBody(), Closures::Enter,
                           [&](const Stmt &S) {
                             const Stmt *Question = questionIn(S);
                             return Question &&
                                    contains(Question, Closures::Enter, Names);
                           });
         });
}

/// Collects the visible functions that override one.
class Overriders : public RecursiveASTVisitor<Overriders> {
public:
  explicit Overriders(const CXXMethodDecl &Base) : Base(Base) {}
  llvm::SmallVector<const FunctionDecl *, 4> Found;

  bool VisitCXXMethodDecl(CXXMethodDecl *M) {
    if (M->isThisDeclarationADefinition() && M->hasBody() && overrides(*M))
      Found.push_back(M);
    return true;
  }

private:
  bool overrides(const CXXMethodDecl &M) const {
    return llvm::any_of(
        M.overridden_methods(), [&](const CXXMethodDecl *Under) {
          return Under->getCanonicalDecl() == Base.getCanonicalDecl() ||
                 overrides(*Under);
        });
  }

  const CXXMethodDecl &Base;
};

bool changesAskedState(const FunctionDecl &F, const FunctionDecl &Starter,
                       const ASTContext &Context, unsigned Depth);

/// The same for what a statement calls, or does itself.
bool changesAskedState(const Stmt &Last, const FunctionDecl &In,
                       const FunctionDecl &Starter, const ASTContext &Context,
                       unsigned Depth) {
  if (const FieldDecl *Member = changedBy(Last))
    return isAsked(*Member, In, Starter);
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Last);
  const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
  if (!M || !Depth ||
      !isa_and_nonnull<CXXThisExpr>(strip(Call->getImplicitObjectArgument())))
    return false;
  const FunctionDecl *Definition = nullptr;
  if (M->hasBody(Definition)) {
    // A method that sets the state may do more behind it: wake a loop up.
    const auto *Body = dyn_cast<CompoundStmt>(Definition->getBody());
    return (Body && llvm::any_of(Body->body(),
                                 [&](const Stmt *S) {
                                   const Stmt *E = strip(dyn_cast<Expr>(S));
                                   const FieldDecl *Member =
                                       E ? changedBy(*E) : nullptr;
                                   return Member &&
                                          isAsked(*Member, *Definition,
                                                  Starter);
                                 })) ||
           changesAskedState(*Definition, Starter, Context, Depth - 1);
  }
  if (!M->isVirtual())
    return false;
  Overriders All(*M);
  visitUserCode(All, Context);
  return !All.Found.empty() &&
         llvm::all_of(All.Found, [&](const FunctionDecl *Over) {
           return changesAskedState(*Over, Starter, Context, Depth - 1);
         });
}

bool changesAskedState(const FunctionDecl &F, const FunctionDecl &Starter,
                       const ASTContext &Context, unsigned Depth) {
  const FunctionDecl *Definition = nullptr;
  const auto *Body = F.hasBody(Definition)
                         ? dyn_cast<CompoundStmt>(Definition->getBody())
                         : nullptr;
  if (!Body)
    return false;
  for (auto I = Body->body_rbegin(); I != Body->body_rend(); ++I) {
    const auto *Return = dyn_cast<ReturnStmt>(*I);
    if (Return || onlyTells(*I))
      continue;
    const Stmt *Last = strip(dyn_cast<Expr>(*I));
    return Last &&
           changesAskedState(*Last, *Definition, Starter, Context, Depth);
  }
  return false;
}

} // namespace

OwnLife lifeOf(const CXXRecordDecl &Class, const ASTContext &Context) {
  return Class.isDependentContext() ? OwnLife::Unknown
                                    : lifeOf(Class, Context, MaxDepth);
}

bool isEndedBeforeDeath(const CXXRecordDecl &Class, const CXXMethodDecl &Ender,
                        const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  if (!SM.isInMainFile(SM.getExpansionLoc(Class.getLocation())))
    return false;
  Deaths Seen(Class, Ender, SM);
  visitUserCode(Seen, Context);
  return Seen.Prepared && !Seen.Unprepared;
}

bool changesAskedState(const FunctionDecl &F, const FunctionDecl &Starter,
                       const ASTContext &Context) {
  return changesAskedState(F, Starter, Context, MaxDepth);
}

/// Whether \p Code, or a method of the same object that it calls, sets a member
/// by which \p Routine knows when to end.
static bool tellsToEnd(const Stmt *Code, const FunctionDecl &Routine,
                       unsigned Depth) {
  return contains(Code, Closures::Leave, [&](const Stmt &S) {
    if (const FieldDecl *Member = changedBy(S))
      return loopsUntil(Routine, *Member);
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const FunctionDecl *Definition = nullptr;
    return Call && Depth && Call->getMethodDecl() &&
           isa_and_nonnull<CXXThisExpr>(
               strip(Call->getImplicitObjectArgument())) &&
           Call->getMethodDecl()->hasBody(Definition) &&
           tellsToEnd(Definition->getBody(), Routine, Depth - 1);
  });
}

bool isToldByDestructor(const CXXRecordDecl &Class,
                        const FunctionDecl &Routine) {
  const CXXDestructorDecl *D = Class.getDestructor();
  const FunctionDecl *Definition = nullptr;
  return D && D->hasBody(Definition) &&
         tellsToEnd(Definition->getBody(), Routine, MaxDepth);
}

} // namespace closecall::task
