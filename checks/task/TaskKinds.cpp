//===- TaskKinds.cpp - Which values are tasks, and of what kind -----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/TaskKinds.h"
#include "obligation/AccessPath.h"
#include "support/Glob.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall::task {

namespace {

constexpr char MustAwait[] = "closecall::must_await";
/// What awaits a task of a class that is only marked.
constexpr const char *AwaitNames[] = {"get",    "wait",   "join", "await",
                                      "result", "finish", "sync"};

/// Whether some declaration of it carries the word of annotations.h.
bool isMarked(const Decl &D) {
  for (const Decl *One : D.redecls())
    for (const auto *A : One->specific_attrs<AnnotateAttr>())
      if (A->getAnnotation() == MustAwait)
        return true;
  return false;
}

/// The class that \p Name names in \p Record; null if there is none.
const CXXRecordDecl *memberClass(const CXXRecordDecl &Record,
                                 llvm::StringRef Name) {
  for (const Decl *D : Record.decls()) {
    const auto *Named = dyn_cast<NamedDecl>(D);
    if (!Named || !Named->getIdentifier() || Named->getName() != Name)
      continue;
    const CXXRecordDecl *Found = dyn_cast<CXXRecordDecl>(D);
    if (const auto *T = dyn_cast<TypedefNameDecl>(D))
      Found = T->getUnderlyingType()->getAsCXXRecordDecl();
    if (Found && Found->getDefinition())
      return Found->getDefinition();
  }
  return nullptr;
}

/// The method of \p Record, or of its bases.
const CXXMethodDecl *methodNamed(const CXXRecordDecl &Record,
                                 llvm::StringRef Name) {
  for (const CXXMethodDecl *M : Record.methods())
    if (M->getIdentifier() && M->getName() == Name)
      return M;
  for (const CXXBaseSpecifier &B : Record.bases())
    if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl())
      if (const CXXRecordDecl *Definition = Base->getDefinition())
        if (const CXXMethodDecl *M = methodNamed(*Definition, Name))
          return M;
  return nullptr;
}

/// Whether a coroutine type is lazy: initial_suspend() gives suspend_always.
bool startsSuspended(const CXXRecordDecl &Record) {
  const CXXRecordDecl *Promise = memberClass(Record, "promise_type");
  const CXXMethodDecl *M =
      Promise ? methodNamed(*Promise, "initial_suspend") : nullptr;
  const CXXRecordDecl *R =
      M ? M->getReturnType()->getAsCXXRecordDecl() : nullptr;
  return R && R->getName() == "suspend_always";
}

} // namespace

TaskKinds::TaskKinds(const catalogue::Catalogue &Catalogue,
                     const std::vector<std::string> &TaskTypes,
                     const std::vector<std::string> &AllowedFunctions,
                     const std::vector<std::string> &AllowedTypes)
    : Catalogue(Catalogue), AllowedFunctions(AllowedFunctions),
      AllowedTypes(AllowedTypes), TaskTypes(TaskTypes) {
  Configured.Name = "task";
  Configured.Class = TaskClass::Loses;
  Configured.Await = {"get", "wait", "join"};
  Inferred.Name = "task";
  Inferred.Class = TaskClass::NeverStarts;
}

/// How rows name the class: `std::unique_ptr<Task>` for an owner of tasks.
static std::string nameInRows(const CXXRecordDecl &Record) {
  std::string Name = qualifiedName(Record);
  const auto *Owner = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Owner || Name != "std::unique_ptr" ||
      Owner->getTemplateArgs().size() == 0)
    return Name;
  const TemplateArgument &Owned = Owner->getTemplateArgs()[0];
  const CXXRecordDecl *Class = Owned.getKind() == TemplateArgument::Type
                                   ? Owned.getAsType()->getAsCXXRecordDecl()
                                   : nullptr;
  return Class ? Name + "<" + qualifiedName(*Class) + ">" : Name;
}

const TaskKind *TaskKinds::kindOf(const TaskRow &Row, bool ByFunction) const {
  if (Row.Class == TaskClass::Ignorable)
    return nullptr;
  return &(Kinds[{&Row, ByFunction}] = {&Row, Row.Class, ByFunction});
}

bool TaskKinds::isAllowed(const std::string &Type) const {
  return llvm::any_of(AllowedTypes, [&](const std::string &Glob) {
    return globMatches(Glob, Type);
  });
}

const TaskRow *TaskKinds::rowOf(const CXXRecordDecl &Record) const {
  const std::string Name = nameInRows(Record);
  if (isAllowed(Name))
    return nullptr;
  if (llvm::is_contained(TaskTypes, Name))
    return &Configured;
  if (const TaskRow *Row = Catalogue.taskOfType(Name))
    return Row;
  if (isMarked(Record))
    return &markedRow(&Record);
  const CXXRecordDecl *Definition = Record.getDefinition();
  return Definition && startsSuspended(*Definition) ? &Inferred : nullptr;
}

/// The row of a class that \p Record derives from and that ends the program
/// when it dies running; null where a destructor on the way may wait.
const TaskRow *TaskKinds::rowOfBase(const CXXRecordDecl &Record) const {
  const CXXRecordDecl *Definition = Record.getDefinition();
  if (!Definition || Definition->isInStdNamespace() ||
      Definition->hasUserDeclaredDestructor() || isAllowed(nameInRows(Record)))
    return nullptr;
  for (const CXXBaseSpecifier &Base : Definition->bases())
    if (const CXXRecordDecl *Of = Base.getType()->getAsCXXRecordDecl();
        Of && Base.getAccessSpecifier() == AS_public) {
      const TaskRow *Row = rowOf(*Of);
      if (!Row)
        Row = rowOfBase(*Of);
      if (Row && Row->Class == TaskClass::Kills && !Row->Start.empty())
        return Row;
    }
  return nullptr;
}

const TaskKind *TaskKinds::ofType(QualType T) const {
  if (T.isNull()) // of a template's initialiser, before its type is known
    return nullptr;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || T->isDependentType())
    return nullptr;
  Record = Record->getCanonicalDecl();
  const auto [It, New] = Types.try_emplace(Record, nullptr);
  if (New) {
    const TaskRow *Row = rowOf(*Record);
    if (!Row)
      Row = rowOfBase(*Record);
    if (Row)
      It->second = kindOf(*Row, /*ByFunction=*/false);
  }
  return It->second;
}

const TaskKind *TaskKinds::ofPointee(QualType T) const {
  const TaskKind *K = ofType(pointee(T));
  if (!K || K->Class == TaskClass::Breaks || !T->isPointerType())
    return K;
  TaskKind &Kind = Pointed[K->Row];
  Kind = {K->Row, TaskClass::Leaks, false};
  return &Kind;
}

const TaskKind *TaskKinds::ofCall(const Expr &E) const {
  const TaskKind *ByResult = ofType(E.getType());
  const auto *Call = dyn_cast<CallExpr>(&E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getIdentifier())
    return ByResult;
  const bool Marks = isMarked(*F);
  if (!ByResult && !Marks && !F->getReturnType()->getAsCXXRecordDecl())
    return nullptr;
  if (!AllowedFunctions.empty()) {
    const std::string Name = qualifiedName(*F);
    for (const std::string &Glob : AllowedFunctions)
      if (globMatches(Glob, Name))
        return nullptr;
  }
  if (const TaskRow *Maker = rowOfFunction(*F)) {
    const TaskKind *Made = kindOf(*Maker, /*ByFunction=*/true);
    return Made ? ofLaunch(*Made, *Call) : nullptr;
  }
  if (Marks)
    return kindOf(ByResult ? *ByResult->Row
                           : markedRow(E.getType()->getAsCXXRecordDecl()),
                  /*ByFunction=*/true);
  const TaskKind *ByReturns = ByResult ? ofReturns(*F) : nullptr;
  return ByReturns ? ByReturns : ByResult;
}

/// The row of a type that only the source calls a task: what awaits it is what
/// its class has of such methods.
const TaskRow &TaskKinds::markedRow(const CXXRecordDecl *Class) const {
  const auto [It, New] =
      Marked.try_emplace(Class ? Class->getCanonicalDecl() : nullptr);
  TaskRow &Row = It->second;
  if (!New)
    return Row;
  Row.Name = Class ? Class->getNameAsString() : "task";
  Row.Class = TaskClass::Loses;
  Class = Class ? Class->getDefinition() : nullptr;
  for (const char *Name : AwaitNames)
    if (const CXXMethodDecl *M = Class ? methodNamed(*Class, Name) : nullptr;
        M && M->getMinRequiredArguments() == 0)
      Row.Await.push_back(Name);
  return Row;
}

/// `std::async(std::launch::deferred, f)` runs `f` when somebody asks for the
/// result, and otherwise never.
const TaskKind *TaskKinds::ofLaunch(const TaskKind &Made,
                                    const CallExpr &Call) const {
  const auto *Policy = dyn_cast_or_null<DeclRefExpr>(
      Call.getNumArgs() ? obligation::strip(Call.getArg(0)) : nullptr);
  if (!Policy || !isa<EnumConstantDecl>(Policy->getDecl()) ||
      Policy->getDecl()->getName() != "deferred")
    return &Made;
  TaskKind &Kind = Deferred[Made.Row];
  Kind = {Made.Row, TaskClass::NeverStarts, true};
  return &Kind;
}

const TaskRow *TaskKinds::rowOfFunction(const FunctionDecl &F) const {
  return Catalogue.mentions(F.getName())
             ? Catalogue.taskOfFunction(qualifiedName(F))
             : nullptr;
}

bool TaskKinds::mayBeLetGo(const CallExpr &Call) const {
  const FunctionDecl *F = Call.getDirectCallee();
  const TaskRow *Row = F && F->getIdentifier() ? rowOfFunction(*F) : nullptr;
  return Row && Row->Class == TaskClass::Ignorable;
}

/// `return std::async(...);` everywhere: the caller gets what that function
/// makes.
const TaskKind *TaskKinds::ofReturns(const FunctionDecl &F) const {
  const auto [It, New] = Returns.try_emplace(F.getCanonicalDecl(), nullptr);
  if (!New)
    return It->second; // null while it is found out: recursion tells nothing
  const FunctionDecl *Definition = nullptr;
  if (!F.hasBody(Definition))
    return nullptr;
  const TaskKind *Agreed = nullptr;
  const bool Differ =
      contains(Definition->getBody(), Closures::Leave, [&](const Stmt &S) {
        const auto *R = dyn_cast<ReturnStmt>(&S);
        if (!R)
          return false;
        const auto *Call =
            dyn_cast_or_null<CallExpr>(obligation::strip(R->getRetValue()));
        const TaskKind *K = Call ? ofCall(*Call) : nullptr;
        if (!K || !K->ByFunction || (Agreed && Agreed != K))
          return true;
        Agreed = K;
        return false;
      });
  if (Differ)
    return nullptr;
  return Returns[F.getCanonicalDecl()] = Agreed;
}

const TaskKind *TaskKinds::ofValue(const Expr &E) const {
  const Expr *Made = obligation::strip(&E);
  return Made && isa<CallExpr>(Made) ? ofCall(*Made) : ofType(E.getType());
}

QualType pointee(QualType T) {
  if (T.isNull() || T->isPointerType())
    return T.isNull() ? T : T->getPointeeType();
  const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!R || !R->getIdentifier() || R->getTemplateArgs().size() == 0 ||
      R->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  const llvm::StringRef Name = R->getName();
  if (Name != "unique_ptr" && Name != "shared_ptr" && Name != "scoped_ptr")
    return {};
  // `std::unique_ptr<std::thread, Joiner>` sees to it.
  if (R->getTemplateArgs().size() > 1 &&
      R->getTemplateArgs()[1].getKind() == TemplateArgument::Type) {
    const CXXRecordDecl *Deleter =
        R->getTemplateArgs()[1].getAsType()->getAsCXXRecordDecl();
    if (!Deleter || Deleter->getName() != "default_delete")
      return {};
  }
  const std::string Whole = qualifiedName(*R);
  return Whole == "std::unique_ptr" || Whole == "std::shared_ptr" ||
                 Whole == "boost::shared_ptr" || Whole == "boost::scoped_ptr"
             ? R->getTemplateArgs()[0].getAsType()
             : QualType();
}

bool makesByPointer(const Expr &E) {
  const Expr *Made = obligation::strip(&E);
  if (const auto *New = dyn_cast_or_null<CXXNewExpr>(Made)) {
    const auto *C = New->getConstructExpr();
    return !New->isArray() && C && C->getNumArgs() > 0 &&
           !obligation::isCopyOrMove(C) && New->getNumPlacementArgs() == 0;
  }
  // `std::unique_ptr<std::thread>(new std::thread(f))`.
  if (const auto *C = dyn_cast_or_null<CXXConstructExpr>(Made))
    return C->getNumArgs() > 0 && C->getArg(0)->getType()->isPointerType() &&
           (C->getNumArgs() == 1 || isa<CXXDefaultArgExpr>(C->getArg(1))) &&
           makesByPointer(*C->getArg(0));
  const auto *Call = dyn_cast_or_null<CallExpr>(Made);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getIdentifier() || Call->getNumArgs() == 0)
    return false;
  const llvm::StringRef Name = F->getName();
  return Name == "make_unique" || Name == "make_shared";
}

std::string whenDiscarded(TaskClass Class) {
  switch (Class) {
  case TaskClass::NeverStarts:
    return "so the work never starts";
  case TaskClass::Blocks:
    return "so its destructor waits here and nothing runs asynchronously";
  case TaskClass::Cancels:
    return "which cancels the work";
  case TaskClass::Kills:
    return "which terminates the program";
  case TaskClass::Loses:
    return "so its result and its errors are lost";
  case TaskClass::Leaks:
    return "so nobody waits for it and what it holds is never freed";
  case TaskClass::Breaks:
    return "so whoever waits for it gets an error instead of a result";
  case TaskClass::Ignorable:
    break;
  }
  return {};
}

std::string whenNotAwaited(TaskClass Class, bool Many) {
  if (Class == TaskClass::Blocks)
    return Many ? "so their destructors wait and their errors are lost"
                : "so its destructor waits and its errors are lost";
  if (Class == TaskClass::Loses && Many)
    return "so their results and their errors are lost";
  if (Class == TaskClass::Leaks && Many)
    return "so nobody waits for them and what they hold is never freed";
  return whenDiscarded(Class);
}

std::string awaitMember(const TaskRow &Row) {
  if (Row.Await.empty())
    return {};
  const std::string &First = Row.Await.front();
  const bool Waits = First == "get" || First == "wait";
  // What lazy work's other members give may have to be awaited itself.
  const bool Certain = Row.Class == TaskClass::NeverStarts;
  return First.find("::") != std::string::npos || (Certain && !Waits) ? ""
                                                                      : First;
}

std::string awaitStatement(const TaskRow &Row, const std::string &Name) {
  const std::string Await = awaitMember(Row);
  if (!Await.empty())
    return Name + "." + Await + "();";
  if (Row.Close.empty())
    return {};
  const catalogue::CloseRow &Close = Row.Close.front();
  const std::string &Function = Close.Functions.front();
  const std::string Argument = (Close.ByAddress ? "&" : "") + Name;
  // What the thread's result goes to.
  const bool Joins = Function == "pthread_join" || Function == "thrd_join" ||
                     Function == "SDL_WaitThread";
  return Function + "(" + Argument + (Joins ? ", NULL);" : ");");
}

bool isInstantiated(const Decl &D) {
  for (const DeclContext *C = dyn_cast<DeclContext>(&D) ? cast<DeclContext>(&D)
                                                        : D.getDeclContext();
       C; C = C->getParent()) {
    if (const auto *F = dyn_cast<FunctionDecl>(C);
        F && F->isTemplateInstantiation())
      return true;
    if (isa<ClassTemplateSpecializationDecl>(C))
      return true;
  }
  return false;
}

} // namespace closecall::task
