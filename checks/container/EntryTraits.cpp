//===- EntryTraits.cpp - What the entries of a container are --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/EntryTraits.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall {

namespace {

constexpr char ExpiryNames[] =
    "^(m_|_)?(expir(es|y|ation)?(_?(at|time|on|ts|date))?|deadline|ttl|"
    "valid_?until|timestamp)_?$";
constexpr char StampNames[] = "timestamp";
constexpr char TaskNames[] =
    "^(basic_)?(shared_|Shared|semi|Semi)?(future|Future|QFuture|promise|"
    "Promise|thread|jthread|Thread|packaged_task|Task|task|awaitable)$";
constexpr char EmptyingNames[] =
    "^(pop|erase|remove|take|dequeue|clear)(_|$|[A-Z])";
constexpr char DoneNames[] =
    "(done|complete|finish|processed|delivered|^sent$|succe|closed|terminated|"
    "^dead$|_dead$|exited)";

bool matches(const char *Pattern, llvm::StringRef Name) {
  return llvm::Regex(Pattern, llvm::Regex::IgnoreCase).match(Name);
}

template <typename Test>
bool anyContains(llvm::ArrayRef<const FunctionDecl *> Functions, Test Holds) {
  return llvm::any_of(Functions, [&](const FunctionDecl *F) {
    return contains(F->getBody(), Closures::Enter, Holds);
  });
}

/// The constant that a mark is set to: its name, or "true".
llvm::StringRef nameOfMark(const Expr *Value) {
  Value = Value->IgnoreParenImpCasts();
  if (const auto *B = dyn_cast<CXXBoolLiteralExpr>(Value))
    return B->getValue() ? "true" : "";
  const auto *R = dyn_cast<DeclRefExpr>(Value);
  return R && isa<EnumConstantDecl>(R->getDecl()) ? R->getDecl()->getName()
                                                  : "";
}

/// `hits.erase(std::unique(...), hits.end())`
bool dropsDuplicates(const CallExpr &Erase) {
  return llvm::any_of(Erase.arguments(), [](const Expr *Argument) {
    return contains(Argument, Closures::Leave, [](const Stmt &S) {
      const auto *Call = dyn_cast<CallExpr>(&S);
      const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
      return F && F->isInStdNamespace() && F->getIdentifier() &&
             F->getName() == "unique";
    });
  });
}

} // namespace

const FieldDecl *expiryField(QualType Entry) {
  const RecordDecl *R = entryRecord(Entry);
  if (!R)
    return nullptr;
  for (const FieldDecl *F : R->fields())
    if (F->getIdentifier() && matches(ExpiryNames, F->getName()))
      return F;
  return nullptr;
}

bool isSurelyExpiry(const FieldDecl &F) {
  return !matches(StampNames, F.getName());
}

bool isTask(QualType Entry) {
  const RecordDecl *R = entryRecord(Entry);
  return R && R->getIdentifier() && llvm::Regex(TaskNames).match(R->getName());
}

bool holdsVisitors(const NamedDecl &Container) {
  static const llvm::Regex Name(
      "(^|_)(flow|session|connection|conversation|transaction|request|client|"
      "peer|visitor|subscriber)s?(_|[A-Z]|$)|"
      "(Flow|Session|Connection|Conversation|Transaction|Request|Client|Peer|"
      "Visitor|Subscriber)s?(_|[A-Z]|$)");
  return Name.match(Container.getName());
}

bool isCode(QualType Entry) {
  if (Entry.isNull())
    return false;
  if (Entry->isFunctionPointerType() || Entry->isMemberFunctionPointerType())
    return true;
  const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Entry->getAsCXXRecordDecl());
  if (!R)
    return false;
  static const llvm::Regex Function(
      "^(std|boost)::((move_only|copyable)_)?function$");
  if (Function.match(qualifiedName(*R)))
    return true;
  const auto Shape = ContainerTypes({}).of(*R);
  return Shape && Shape->F != Family::Wrapper && isCode(Shape->Entry);
}

bool isComposite(const ValueDecl &Container, QualType Entry) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Container.getDeclContext());
  const auto *Kept = dyn_cast_or_null<CXXRecordDecl>(entryRecord(Entry));
  Class = Class ? Class->getDefinition() : nullptr;
  Kept = Kept ? Kept->getDefinition() : nullptr;
  return Class && Kept && (Class == Kept || Class->isDerivedFrom(Kept));
}

bool emptiesEntries(QualType Entry,
                    llvm::ArrayRef<const FunctionDecl *> Functions) {
  const auto *R =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(entryRecord(Entry));
  if (!R)
    return false;
  const auto Shape = ContainerTypes({}).of(*R);
  if (!Shape || Shape->F == Family::Wrapper)
    return false;
  return anyContains(Functions, [&](const Stmt &S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
    return M && M->getIdentifier() &&
           M->getParent()->getCanonicalDecl() == R->getCanonicalDecl() &&
           matches(EmptyingNames, M->getName()) && !dropsDuplicates(*Call);
  });
}

bool marksDone(QualType Entry, llvm::ArrayRef<const FunctionDecl *> Functions) {
  const RecordDecl *R = entryRecord(Entry);
  if (!R)
    return false;
  const auto IsMark = [&](const Stmt &S) {
    const auto *B = dyn_cast<BinaryOperator>(&S);
    if (!B || B->getOpcode() != BO_Assign)
      return false;
    const auto *M = dyn_cast<MemberExpr>(B->getLHS()->IgnoreParenImpCasts());
    const auto *F = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
    if (!F || F->getParent()->getCanonicalDecl() != R->getCanonicalDecl())
      return false;
    const llvm::StringRef Mark = nameOfMark(B->getRHS());
    return Mark == "true" ? matches(DoneNames, F->getName())
                          : matches(DoneNames, Mark);
  };
  // An entry may mark itself.
  std::vector<const FunctionDecl *> Own;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    for (const CXXMethodDecl *M : Class->methods()) {
      const FunctionDecl *Definition = nullptr;
      if (!isa<CXXConstructorDecl>(M) && M->hasBody(Definition))
        Own.push_back(Definition);
    }
  return anyContains(Functions, IsMark) || anyContains(Own, IsMark);
}

namespace {

/// What is written to, and what it is given: `a = b` of any type, `a.reset()`.
struct Written {
  const Expr *Place = nullptr;
  bool Empties = false;
};

Written writtenBy(const Stmt &S) {
  const auto IsNull = [](const Expr *Value) {
    Value = Value->IgnoreParenImpCasts();
    while (const auto *C = dyn_cast<CXXConstructExpr>(Value)) {
      if (C->getNumArgs() != 1)
        return C->getNumArgs() == 0;
      Value = C->getArg(0)->IgnoreImplicit()->IgnoreParenImpCasts();
    }
    const auto *Zero = dyn_cast<IntegerLiteral>(Value);
    return isa<CXXNullPtrLiteralExpr, GNUNullExpr>(Value) ||
           (Zero && Zero->getValue() == 0);
  };
  if (const auto *B = dyn_cast<BinaryOperator>(&S))
    return B->getOpcode() == BO_Assign
               ? Written{B->getLHS(),
                         B->getType()->isPointerType() && IsNull(B->getRHS())}
               : Written();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S))
    return Op->getOperator() == OO_Equal
               ? Written{Op->getArg(0), IsNull(Op->getArg(1)->IgnoreImplicit())}
               : Written();
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
  return M && M->getIdentifier() &&
                 (M->getName() == "reset" || M->getName() == "swap")
             ? Written{Call->getImplicitObjectArgument(),
                       M->getName() == "reset" && Call->getNumArgs() == 0}
             : Written();
}

/// Whether it is a number that the function was given, as it is or in a
/// structure: who gave it has kept it.
bool isGivenNumber(const Expr *Index) {
  Index = Index->IgnoreParenImpCasts();
  if (const auto *M = dyn_cast<MemberExpr>(Index))
    Index = M->getBase()->IgnoreParenImpCasts();
  const auto *R = dyn_cast<DeclRefExpr>(Index);
  return R && isa<ParmVarDecl>(R->getDecl());
}

} // namespace

bool leavesEmptyPlaces(const ValueDecl &Container,
                       llvm::ArrayRef<const FunctionDecl *> Functions) {
  // The element, or its field, that is emptied; others may be written to.
  const ValueDecl *Part = nullptr;
  QualType Type;
  const bool Empties = anyContains(Functions, [&](const Stmt &S) {
    const Written W = writtenBy(S);
    if (!W.Empties)
      return false;
    const Expr *E = W.Place->IgnoreParenImpCasts();
    const auto *Field = dyn_cast<MemberExpr>(E);
    if (Field)
      E = Field->getBase()->IgnoreParenImpCasts();
    const auto *At = dyn_cast<CXXOperatorCallExpr>(E);
    if (!At || At->getOperator() != OO_Subscript ||
        !isGivenNumber(At->getArg(1)))
      return false;
    const Expr *Of = At->getArg(0)->IgnoreParenImpCasts();
    const auto *M = dyn_cast<MemberExpr>(Of);
    const auto *R = dyn_cast<DeclRefExpr>(Of);
    const ValueDecl *D = M ? M->getMemberDecl() : R ? R->getDecl() : nullptr;
    if (!D || D->getCanonicalDecl() != Container.getCanonicalDecl())
      return false;
    Part = Field ? Field->getMemberDecl() : nullptr;
    Type = At->getType().getCanonicalType().getUnqualifiedType();
    return true;
  });
  return Empties && !anyContains(Functions, [&](const Stmt &S) {
           const Written W = writtenBy(S);
           if (!W.Place || W.Empties)
             return false;
           const Expr *E = W.Place->IgnoreParenImpCasts();
           const auto *M = dyn_cast<MemberExpr>(E);
           return (Part && M && M->getMemberDecl() == Part) ||
                  (!isa<DeclRefExpr>(E) &&
                   E->getType().getCanonicalType().getUnqualifiedType() ==
                       Type);
         });
}

bool namesField(const FieldDecl &Field,
                llvm::ArrayRef<const FunctionDecl *> Functions) {
  return anyContains(Functions, [&](const Stmt &S) {
    const auto *M = dyn_cast<MemberExpr>(&S);
    return M && M->getMemberDecl() == &Field;
  });
}

} // namespace closecall
