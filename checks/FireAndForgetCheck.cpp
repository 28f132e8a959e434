//===- FireAndForgetCheck.cpp ---------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Three questions: is a task discarded where it is made; is a thread let go; is
// a local task awaited on every path (the engine's simulation answers).
//
//===----------------------------------------------------------------------===//

#include "FireAndForgetCheck.h"
#include "fix/StatementEdits.h"
#include "obligation/TaskProtocol.h"
#include "support/Glob.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "clang/AST/ExprCXX.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace closecall::obligation;
using closecall::catalogue::Fact;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall {

namespace {

constexpr char TaskNode[] = "task";
constexpr char DetachNode[] = "detach";
constexpr char VariableNode[] = "variable";
constexpr char OptionAllowCastToVoid[] = "AllowCastToVoid";
constexpr char OptionReportDetach[] = "ReportDetach";
constexpr char OptionAllowedFunctions[] = "AllowedFunctions";
constexpr char OptionTaskTypes[] = "TaskTypes";

/// How a value is thrown away.
enum class Discard { No, Statement, Voided };

/// Climbs from \p E to where its value ends.
Discard discardOf(const Expr &E, ASTContext &Context) {
  DynTypedNode Node = DynTypedNode::create(E);
  bool Voided = false;
  for (;;) {
    const auto Parents = Context.getParents(Node);
    if (Parents.size() != 1)
      return Discard::No;
    const DynTypedNode Up = Parents[0];
    if (Up.get<CompoundStmt>() || Up.get<LabelStmt>() || Up.get<SwitchCase>())
      return Voided ? Discard::Voided : Discard::Statement;
    if (const auto *If = Up.get<IfStmt>())
      return Node.get<Stmt>() != If->getCond() ? Discard::Statement
                                               : Discard::No;
    if (Up.get<ForStmt>() || Up.get<WhileStmt>() || Up.get<CXXForRangeStmt>() ||
        Up.get<DoStmt>())
      return Up.get<ForStmt>() || Node.get<Expr>() == &E ||
                     Node.get<ExprWithCleanups>()
                 ? Discard::Statement
                 : Discard::No;
    if (const auto *Cast = Up.get<CastExpr>()) {
      if (Cast->getCastKind() == CK_ToVoid)
        Voided = true;
      else if (Cast->getCastKind() != CK_NoOp)
        return Discard::No;
    } else if (const auto *B = Up.get<BinaryOperator>()) {
      if (B->getOpcode() != BO_Comma || B->getLHS() != Node.get<Expr>())
        return Discard::No;
      return Discard::Statement;
    } else if (const auto *Op = Up.get<CXXOperatorCallExpr>()) {
      // `std::ignore = f()`
      const auto *Left =
          Op->getOperator() == OO_Equal
              ? dyn_cast<DeclRefExpr>(Op->getArg(0)->IgnoreParenImpCasts())
              : nullptr;
      if (!Left || !Left->getDecl()->isInStdNamespace() ||
          Left->getDecl()->getNameAsString() != "ignore")
        return Discard::No;
      Voided = true;
    } else if (!Up.get<ExprWithCleanups>() && !Up.get<CXXBindTemporaryExpr>() &&
               !Up.get<ParenExpr>() && !Up.get<MaterializeTemporaryExpr>()) {
      return Discard::No;
    }
    Node = Up;
  }
}

/// What happens to a task of this class that is thrown away.
std::string consequence(TaskClass Class) {
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
  case TaskClass::Ignorable:
    break;
  }
  return {};
}

/// Whether a coroutine type is lazy: initial_suspend() gives suspend_always.
bool neverStartsByItself(const CXXRecordDecl &Record) {
  for (const Decl *D : Record.decls()) {
    const CXXRecordDecl *Promise = nullptr;
    if (const auto *R = dyn_cast<CXXRecordDecl>(D))
      Promise = R;
    else if (const auto *T = dyn_cast<TypedefNameDecl>(D))
      Promise = T->getUnderlyingType()->getAsCXXRecordDecl();
    const bool Named = isa<NamedDecl>(D) &&
                       cast<NamedDecl>(D)->getNameAsString() == "promise_type";
    if (Promise)
      Promise = Promise->getDefinition();
    if (!Promise || !Named)
      continue;
    for (const CXXMethodDecl *M : Promise->methods())
      if (M->getIdentifier() && M->getName() == "initial_suspend")
        if (const CXXRecordDecl *R = M->getReturnType()->getAsCXXRecordDecl())
          return R->getNameAsString() == "suspend_always";
  }
  return false;
}

/// A lambda among the arguments that made the task whose captures may dangle.
const LambdaExpr *danglingCallable(const Expr *Made) {
  const auto *C = dyn_cast_or_null<CXXConstructExpr>(strip(Made));
  if (!C)
    return nullptr;
  for (const Expr *Argument : C->arguments()) {
    const auto *L = dyn_cast_or_null<LambdaExpr>(strip(Argument));
    if (!L)
      continue;
    for (const LambdaCapture &Capture : L->captures())
      if (Capture.capturesThis() ||
          (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef))
        return L;
  }
  return nullptr;
}

} // namespace

FireAndForgetCheck::FireAndForgetCheck(llvm::StringRef Name,
                                       tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      AllowCastToVoid(Options.get(OptionAllowCastToVoid, true)),
      ReportDetach(Options.get(OptionReportDetach, true)),
      AllowedFunctions(listOption(OptionAllowedFunctions, "")),
      TaskTypes(listOption(OptionTaskTypes, "")) {}

void FireAndForgetCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, OptionAllowCastToVoid, AllowCastToVoid);
  Options.store(Opts, OptionReportDetach, ReportDetach);
  Options.store(Opts, OptionAllowedFunctions,
                llvm::join(AllowedFunctions, ";"));
  Options.store(Opts, OptionTaskTypes, llvm::join(TaskTypes, ";"));
}

void FireAndForgetCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      expr(anyOf(callExpr(), cxxTemporaryObjectExpr(), cxxFunctionalCastExpr()),
           unless(isExpansionInSystemHeader()))
          .bind(TaskNode),
      this);
  if (ReportDetach)
    Finder->addMatcher(
        cxxMemberCallExpr(unless(isExpansionInSystemHeader())).bind(DetachNode),
        this);
  Finder->addMatcher(varDecl(hasLocalStorage(), unless(parmVarDecl()),
                             unless(isExpansionInSystemHeader()))
                         .bind(VariableNode),
                     this);
}

void FireAndForgetCheck::onEndOfTranslationUnit() {
  Unit.reset();
  Types.clear();
}

void FireAndForgetCheck::indexRows() {
  if (Indexed)
    return;
  Indexed = true;
  for (const auto &Lib : catalogue().libraries())
    for (const TaskRow &Row : Lib->Tasks) {
      for (const std::string &Name : Row.Types)
        ByType[Name] = {&Row, Row.Class};
      for (const std::string &Name : Row.Functions)
        ByFunction[Name] = {&Row, Row.Class};
    }
  ConfiguredRow.Name = "task";
  ConfiguredRow.Class = TaskClass::Loses;
  ConfiguredRow.Await = {"get", "wait", "join"};
  for (const std::string &Name : TaskTypes)
    ByType[Name] = {&ConfiguredRow, TaskClass::Loses};
}

const FireAndForgetCheck::Kind *FireAndForgetCheck::kindOfType(QualType T) {
  indexRows();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || T->isDependentType())
    return nullptr;
  Record = Record->getCanonicalDecl();
  const auto [It, New] = Types.try_emplace(Record);
  if (New) {
    const auto Row = ByType.find(qualifiedName(*Record));
    if (Row != ByType.end())
      It->second = Row->second;
    else if (const CXXRecordDecl *Definition = Record->getDefinition();
             Definition && neverStartsByItself(*Definition))
      It->second = {nullptr, TaskClass::NeverStarts};
  }
  return It->second.Class == TaskClass::Ignorable ? nullptr : &It->second;
}

const FireAndForgetCheck::Kind *FireAndForgetCheck::kindOfCall(const Expr &E) {
  const Kind *ByResult = kindOfType(E.getType());
  const auto *Call = dyn_cast<CallExpr>(&E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getIdentifier())
    return ByResult;
  if (!ByResult && !F->getReturnType()->getAsCXXRecordDecl())
    return nullptr;
  const std::string Name = qualifiedName(*F);
  for (const std::string &Glob : AllowedFunctions)
    if (globMatches(Glob, Name))
      return nullptr;
  const auto It = ByFunction.find(Name);
  return It != ByFunction.end() && It->second.Class != TaskClass::Ignorable
             ? &It->second
             : ByResult;
}

void FireAndForgetCheck::check(const MatchFinder::MatchResult &R) {
  if (const auto *E = R.Nodes.getNodeAs<Expr>(TaskNode))
    checkDiscard(*E, *R.Context);
  if (const auto *C = R.Nodes.getNodeAs<CXXMemberCallExpr>(DetachNode))
    checkDetach(*C, *R.Context);
  if (const auto *V = R.Nodes.getNodeAs<VarDecl>(VariableNode))
    checkVariable(*V, *R.Context);
}

void FireAndForgetCheck::checkDiscard(const Expr &Task, ASTContext &Context) {
  if (Task.isTypeDependent() || Task.isLValue())
    return;
  const Kind *K = kindOfCall(Task);
  if (!K)
    return;
  const Discard How = discardOf(Task, Context);
  const bool Certain = K->Class == TaskClass::NeverStarts;
  if (How == Discard::No ||
      (How == Discard::Voided && AllowCastToVoid && !Certain))
    return;
  const SourceManager &SM = Context.getSourceManager();
  const auto *Call = dyn_cast<CallExpr>(&Task);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  const SourceLocation Loc = SM.getExpansionLoc(Task.getBeginLoc());
  const std::string Subject =
      F ? "the task that '" + F->getNameAsString() + "' returns is discarded"
        : "a temporary '" + K->Row->Name + "' is destroyed at once";
  diag(Loc, "%0, %1") << Subject << consequence(K->Class);
  const std::string Await =
      K->Row && !K->Row->Await.empty() ? K->Row->Await.front() : "";
  const bool CanAwait = !Await.empty() && !Task.getEndLoc().isMacroID() &&
                        How == Discard::Statement;
  auto Note = diag(Loc,
                   CanAwait ? "keep the task and await it where its result is "
                              "needed, or wait right here with '%0()'"
                            : "keep the task and await it%0",
                   DiagnosticIDs::Note)
              << Await;
  if (CanAwait)
    Note << FixItHint::CreateInsertion(
        Lexer::getLocForEndOfToken(Task.getEndLoc(), 0, SM,
                                   Context.getLangOpts()),
        "." + Await + "()");
}

void FireAndForgetCheck::checkDetach(const CXXMemberCallExpr &Call,
                                     ASTContext & /*Context*/) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  if (!Method || !Method->getIdentifier())
    return;
  const Expr *Object = Call.getImplicitObjectArgument();
  const Kind *K = kindOfType(Object->IgnoreParenImpCasts()->getType());
  if (!K || !K->Row || !listed(K->Row->Detach, Method->getName()))
    return;
  // What made the task: the object itself, or the variable's initialiser.
  const Expr *Made = strip(Object);
  if (const auto *R = dyn_cast_or_null<DeclRefExpr>(Made))
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
      Made = V->getInit();
  const auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
  const SourceLocation Loc =
      Member ? Member->getMemberLoc() : Call.getExprLoc();
  const LambdaExpr *Dangling = danglingCallable(Made);
  diag(Loc,
       "'%0' lets the task run on without anybody to wait for it%select{|; its "
       "callable refers to what may be gone by then}1")
      << Method->getName() << static_cast<unsigned>(Dangling != nullptr);
  if (Dangling)
    diag(Dangling->getBeginLoc(), "captured by reference, or 'this', here",
         DiagnosticIDs::Note);
  const std::string Await = K->Row->Await.empty() ? "" : K->Row->Await.front();
  auto Note =
      diag(Loc, "keep the task and call '%0' before what it uses is gone",
           DiagnosticIDs::Note)
      << Await;
  if (!Loc.isMacroID() && !Await.empty())
    Note << FixItHint::CreateReplacement(SourceRange(Loc, Loc), Await);
}

void FireAndForgetCheck::checkVariable(const VarDecl &V, ASTContext &Context) {
  const auto *F = dyn_cast<FunctionDecl>(V.getDeclContext());
  if (!F || F->isDependentContext())
    return;
  // Types whose destruction is the bug; a future that is never asked is found
  // where its value is thrown away.
  const Kind *K = kindOfType(V.getType());
  const bool Class = K && K->Row && K->Class == TaskClass::Kills;
  const bool Handle =
      V.getType()->isIntegerType() || V.getType()->isPointerType();
  if (!Class && !(Handle && V.getType()->getAs<TypedefType>()))
    return;
  indexRows();
  if (!Unit)
    Unit = std::make_unique<Program>(Context, catalogue(), Program::Settings{});
  FunctionModel *M = Class ? Unit->model(F) : nullptr;
  if (!Class) {
    // C: only functions that start a task are worth a model.
    const std::string Type = V.getType().getAsString();
    if (Type != "pthread_t" && Type != "thrd_t" && Type != "uv_thread_t")
      return;
    M = Unit->model(F);
  }
  if (!M)
    return;
  for (const Block &B : M->Blocks)
    for (const Event &E : B.Events) {
      if (Class && E.K == Event::Declare && E.Var == &V && E.RHS) {
        const Expr *Made = strip(E.RHS);
        const auto *C = dyn_cast_or_null<CXXConstructExpr>(Made);
        if (!Made || (C && C->getNumArgs() == 0))
          continue; // not running
        const std::optional<CallView> Call = CallView::of(Made);
        if (!Call)
          continue;
        Opening Site;
        Site.Call = *Call;
        Site.Outcomes.push_back({true, Value::any()});
        follow(*F, Site, *K->Row, Context);
      } else if (!Class && E.K == Event::Call) {
        const CallView &Call = M->Calls[E.Index];
        if (!Call.Callee)
          continue;
        for (const Fact &Row : Unit->callee(Call.Callee).Facts) {
          if (Row.K != Fact::StartsTask ||
              !holds(Row.Open->When, Call, Context).value_or(false) ||
              M->Paths.addressee(Call.argument(Row.Open->Gives.Index)) !=
                  M->Paths.variable(&V))
            continue;
          Opening Site;
          Site.Call = Call;
          Site.Gives = Row.Open->Gives;
          Site.Outcomes.push_back({true, successValue(Row.Open->Fails)});
          Site.Outcomes.push_back({false, failureValue(Row.Open->Fails)});
          follow(*F, Site, *Row.Task, Context);
        }
      }
    }
}

void FireAndForgetCheck::follow(const FunctionDecl &F, const Opening &Site,
                                const TaskRow &Row, ASTContext &Context) {
  FunctionModel &M = *Unit->model(&F);
  const Result R = simulate(*Unit, M, Site, TaskProtocol(Row));
  std::vector<const Leak *> Leaks;
  for (const Leak &L : R.Leaks)
    if (L.Doubts.empty() && L.Alias)
      Leaks.push_back(&L);
  if (Leaks.empty() || R.TooComplex)
    return;
  const Leak &First = *Leaks.front();
  const std::string Name = text::withoutBrackets(M.Paths.spell(First.Alias));
  diag(Site.Call.E->getBeginLoc(), "'%0' is %select{never awaited|not awaited "
                                   "on every path}1, %2")
      << Name << static_cast<unsigned>(R.EverClosed || R.EverHandedOver)
      << consequence(Row.Class);
  diag(First.At ? First.At->getBeginLoc() : F.getBody()->getEndLoc(),
       "still running when the function is left here", DiagnosticIDs::Note);
  // Waiting changes when the function returns: not without a look.
  StatementEdits Edits(Context, *M.Parents);
  const std::string Await =
      !Row.Await.empty() ? Name + "." + Row.Await.front() + "();"
      : !Row.Close.empty() &&
              Row.Close.front().Functions.front() == "pthread_join"
          ? "pthread_join(" + Name + ", NULL);"
          : std::string();
  bool Possible = !Await.empty();
  for (const Leak *L : Leaks)
    Possible = Possible && L->K == Leak::Exit && !L->OtherStates &&
               (L->At ? Edits.before(*L->At, Await)
                      : Edits.atEnd(*cast<CompoundStmt>(F.getBody()), Await));
  auto Note = diag(Site.Call.E->getBeginLoc(),
                   "await it on each path, or give it to an owner that does",
                   DiagnosticIDs::Note);
  if (Possible)
    for (const FixItHint &Hint : Edits.hints())
      Note << Hint;
}

} // namespace closecall
