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
    "(done|complete|finish|processed|delivered|^sent$|succe|closed|terminated)";

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
  return anyContains(Functions, [&](const Stmt &S) {
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
