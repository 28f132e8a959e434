//===- ClientFix.cpp - Edits that close a leaking client ------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A fix is planned as a whole: if one of the edits that it needs cannot be made
// (a macro, a name out of scope, an exit that closed clients reach as well),
// there is no edit at all.
//
//===----------------------------------------------------------------------===//

#include "fix/ClientFix.h"
#include "fix/StatementEdits.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include <optional>
#include <set>

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::CloseRow;
using closecall::catalogue::Place;

namespace closecall {

namespace {

/// Names and shapes of a body that decide which edits are possible.
class BodyFacts : public RecursiveASTVisitor<BodyFacts> {
public:
  std::set<std::string> Names;
  llvm::DenseMap<const VarDecl *, unsigned> Assigned;
  bool Jumps = false; ///< goto or switch: declarations may be jumped over

  bool VisitNamedDecl(NamedDecl *D) {
    Names.insert(D->getNameAsString());
    return true;
  }
  bool VisitGotoStmt(GotoStmt *) { return Jumps = true; }
  bool VisitSwitchStmt(SwitchStmt *) { return Jumps = true; }
  bool VisitBinaryOperator(BinaryOperator *B) {
    if (B->isAssignmentOp())
      if (const auto *R = dyn_cast<DeclRefExpr>(B->getLHS()->IgnoreParens()))
        if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
          ++Assigned[V->getCanonicalDecl()];
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *U) {
    if (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf)
      if (const auto *R =
              dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParens()))
        if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
          ++Assigned[V->getCanonicalDecl()];
    return true;
  }
};

class Planner {
public:
  explicit Planner(const FixInput &In)
      : In(In), SM(In.Context.getSourceManager()), LO(In.Context.getLangOpts()),
        Edits(In.Context, *In.Model.Parents) {
    for (const ParmVarDecl *P : In.Function.parameters())
      Facts.Names.insert(P->getNameAsString());
    Facts.TraverseStmt(In.Function.getBody());
  }

  FixPlan plan();

private:
  bool owner(const LeakingClient &C, FixPlan &Plan);
  bool closes(FixPlan &Plan);
  bool closeAt(const LeakingClient &C, const Leak &L);
  bool closeDiscarded(const LeakingClient &C, FixPlan &Plan);
  std::string closeText(const Result &R, const std::string &Client,
                        const Stmt *At) const;
  std::string sameAsAtOpening(const Result &R, unsigned Number,
                              const Stmt *At) const;
  std::string advice() const;
  const FunctionDecl *closer(const Result &R) const;
  const DeclStmt *declarationOf(const VarDecl *V) const;
  bool inScope(const VarDecl *V, const Stmt *At) const;
  std::string freshName(const std::string &Base) const;
  bool mentionsClient(const Expr *E, bool Widely) const;

  const FixInput &In;
  const SourceManager &SM;
  const LangOptions &LO;
  BodyFacts Facts;
  StatementEdits Edits;
};

} // namespace

/// The closing function as this translation unit declares it; null if it does
/// not, or if the catalogue does not say what to pass besides the client.
const FunctionDecl *Planner::closer(const Result &R) const {
  const CloseRow &Row = R.Site.Of->Close.front();
  const llvm::StringRef Name = Row.Functions.front();
  if (Name.find("::") != llvm::StringRef::npos)
    return nullptr;
  const auto Found = In.Context.getTranslationUnitDecl()->lookup(
      DeclarationName(&In.Context.Idents.get(Name)));
  const size_t Parameters = std::max<size_t>(1, Row.Arguments.size());
  const auto Fitting = [&](const FunctionDecl *F) {
    return F->getNumParams() == Parameters && !F->isVariadic() ? F : nullptr;
  };
  for (const NamedDecl *D : Found)
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      return Fitting(F);
  // C functions inside extern "C" blocks.
  for (const Decl *D : In.Context.getTranslationUnitDecl()->decls())
    if (const auto *L = dyn_cast<LinkageSpecDecl>(D))
      for (const Decl *Inner : L->decls())
        if (const auto *F = dyn_cast<FunctionDecl>(Inner))
          if (F->getIdentifier() && F->getName() == Name)
            return Fitting(F);
  return nullptr;
}

/// The closing call as a statement; empty if one of its arguments cannot be
/// written at \p At.
std::string Planner::closeText(const Result &R, const std::string &Client,
                               const Stmt *At) const {
  const CloseRow &Row = R.Site.Of->Close.front();
  std::string Name = Row.Functions.front();
  // A method of that name would be called instead.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&In.Function)) {
    const DeclarationName Hidden(&In.Context.Idents.get(Name));
    if (!Method->getParent()->lookup(Hidden).empty())
      Name = "::" + Name;
  }
  const bool Address = Row.ByAddress || R.Site.Gives.K == Place::Struct;
  const std::string Itself = (Address ? "&" : "") + Client;
  if (Row.Arguments.empty())
    return Name + "(" + Itself + ");";
  std::string Text;
  for (llvm::StringRef Argument : Row.Arguments) {
    Text += Text.empty() ? "" : ", ";
    if (Argument == "$client") {
      Text += Itself;
    } else if (compat::consumeFront(Argument, "$open")) {
      unsigned Number = 0;
      Argument.getAsInteger(10, Number);
      const std::string Given = sameAsAtOpening(R, Number, At);
      if (Given.empty())
        return {};
      Text += Given;
    } else {
      Text += Argument.str();
    }
  }
  return Name + "(" + Text + ");";
}

/// Argument \p Number of the opening call, if it still has its value at \p At:
/// a constant, or a variable that nobody changes.
std::string Planner::sameAsAtOpening(const Result &R, unsigned Number,
                                     const Stmt *At) const {
  const Expr *Argument = R.Site.Call.argument(Number);
  if (!Argument || Argument->getBeginLoc().isMacroID())
    return {};
  std::string Text = text::of(*Argument, SM, LO);
  if (constantOf(Argument, In.Context))
    return Text;
  const auto *Named = dyn_cast<DeclRefExpr>(strip(Argument));
  const auto *V = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (!V || !V->hasLocalStorage() || !inScope(V, At) ||
      Facts.Assigned.lookup(V->getCanonicalDecl()) > 0)
    return {};
  return Text;
}

std::string Planner::advice() const {
  const Result &R = *In.Clients.front().Finding;
  std::string Client;
  for (const Leak *L : In.Clients.front().Leaks)
    if (Client.empty() && L->Alias)
      Client = In.Model.Paths.spell(L->Alias);
  const std::string &Name = R.Site.Of->Close.front().Functions.front();
  Client = text::withoutBrackets(Client);
  if (Client.empty())
    return "keep the result in a variable and close it with '" + Name + "'";
  return "close '" + Client + "' with '" + Name +
         "' on each path that leaves it open";
}

const DeclStmt *Planner::declarationOf(const VarDecl *V) const {
  for (const Block &B : In.Model.Blocks)
    for (const Event &E : B.Events)
      if (E.K == Event::Declare && E.Var == V)
        return dyn_cast<DeclStmt>(E.S);
  return nullptr;
}

/// Whether \p V may be named at \p At; null stands for the end of the body.
bool Planner::inScope(const VarDecl *V, const Stmt *At) const {
  if (isa<ParmVarDecl>(V))
    return true;
  const DeclStmt *D = nullptr;
  // clang splits `int a, b;` into one statement for each in the CFG.
  for (const Block &B : In.Model.Blocks)
    for (const Event &E : B.Events)
      if (E.K == Event::Declare && E.Var == V)
        D = dyn_cast<DeclStmt>(E.S);
  if (!D)
    return false;
  const SourceLocation Where = V->getLocation();
  // The innermost compound statement around the declaration.
  const Stmt *Scope = nullptr;
  if (const Stmt *Up = In.Model.Parents->getParent(D))
    Scope = Up;
  if (!Scope)
    Scope = compoundAround(In.Function.getBody(), Where, SM);
  if (!Scope)
    return false;
  if (!At)
    return Scope == In.Function.getBody();
  for (const Stmt *S = At; S; S = In.Model.Parents->getParent(S))
    if (S == Scope)
      return SM.isBeforeInTranslationUnit(Where, At->getBeginLoc());
  return false;
}

std::string Planner::freshName(const std::string &Base) const {
  std::string Name = Base;
  for (unsigned N = 2; Facts.Names.count(Name); ++N)
    Name = Base + std::to_string(N);
  return Name;
}

/// Whether the value of \p E may depend on the client being open: it names the
/// client, or (\p Widely) calls or reads something that may reach it.
bool Planner::mentionsClient(const Expr *E, bool Widely) const {
  llvm::SmallVector<const Stmt *, 8> Stack{E};
  while (!Stack.empty()) {
    const Stmt *S = Stack.pop_back_val();
    if (!S)
      continue;
    if (Widely) {
      if (isa<CallExpr, CXXConstructExpr, ArraySubscriptExpr>(S))
        return true;
      if (const auto *M = dyn_cast<MemberExpr>(S); M && M->isArrow())
        return true;
      if (const auto *U = dyn_cast<UnaryOperator>(S);
          U && U->getOpcode() == UO_Deref)
        return true;
    }
    if (const auto *R = dyn_cast<DeclRefExpr>(S))
      for (const LeakingClient &C : In.Clients)
        for (const Leak *L : C.Leaks)
          if (L->Alias && In.Model.Paths.variableOf(L->Alias) == R->getDecl())
            return true;
    Stack.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// `std::unique_ptr<T, decltype(&close)> x_owner{open(), &close};
///  T *x = x_owner.get();`
bool Planner::owner(const LeakingClient &C, FixPlan &Plan) {
  const Result &R = *C.Finding;
  const CloseRow &Row = R.Site.Of->Close.front();
  if (!LO.CPlusPlus11 || R.Site.Gives.K != Place::Return || R.EverHandedOver ||
      Row.ByAddress || !Row.Arguments.empty() || Facts.Jumps || !closer(R))
    return false;
  const VarDecl *V = nullptr;
  for (const Leak *L : C.Leaks) {
    const VarDecl *One =
        L->Alias ? In.Model.Paths.variableOf(L->Alias) : nullptr;
    if (!One || L->K == Leak::Discarded ||
        (L->K == Leak::Overwritten && !isa<DeclStmt>(L->At)) || (V && V != One))
      return false;
    V = One;
  }
  if (!V || !V->getInit() || strip(V->getInit()) != R.Site.Call.E ||
      !V->getType()->isPointerType() || Facts.Assigned.count(V))
    return false;
  const DeclStmt *D = declarationOf(V);
  if (!D || !D->isSingleDecl() || !Edits.ownsLine(*D))
    return false;
  const std::string Init = text::of(*V->getInit(), SM, LO);
  if (Init.empty() || Init.front() == '(')
    return false;
  const std::string Close = Row.Functions.front();
  const bool Camel = V->getNameAsString().find('_') == std::string::npos &&
                     llvm::StringRef(V->getName())
                             .find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
                         llvm::StringRef::npos;
  const std::string Owner =
      freshName(V->getNameAsString() + (Camel ? "Owner" : "_owner"));
  PrintingPolicy Policy(LO);
  Policy.adjustForCPlusPlus();
  const std::string Pointee =
      V->getType()->getPointeeType().getUnqualifiedType().getAsString(Policy);
  std::vector<FixItHint> Hints;
  for (const Expr *Closing : R.Closings) {
    // Each explicit close must be `close(x);` itself.
    const auto *Call = dyn_cast<CallExpr>(Closing);
    if (!Call || !Call->getDirectCallee() || Call->getNumArgs() != 1 ||
        Call->getDirectCallee()->getNameAsString() != Close ||
        In.Model.Paths.of(Call->getArg(0)) != In.Model.Paths.variable(V) ||
        !Edits.isStatement(*Call) || Call->getBeginLoc().isMacroID() ||
        Call->getEndLoc().isMacroID())
      return false;
    Hints.push_back(FixItHint::CreateReplacement(Call->getSourceRange(),
                                                 Owner + ".reset()"));
  }
  const SourceRange InitRange = V->getInit()->getSourceRange();
  if (InitRange.getBegin().isMacroID() || InitRange.getEnd().isMacroID() ||
      D->getBeginLoc().isMacroID())
    return false;
  const std::string Line = "std::unique_ptr<" + Pointee + ", decltype(&" +
                           Close + ")> " + Owner + "{" + Init + ", &" + Close +
                           "};" + text::lineEnd(D->getBeginLoc(), SM) +
                           text::indentation(D->getBeginLoc(), SM);
  Plan.Edits.push_back(FixItHint::CreateInsertion(D->getBeginLoc(), Line));
  Plan.Edits.push_back(
      FixItHint::CreateReplacement(InitRange, Owner + ".get()"));
  Plan.Edits.insert(Plan.Edits.end(), Hints.begin(), Hints.end());
  Plan.Include = "<memory>";
  return true;
}

/// `close(open());`, for an opening whose result is thrown away.
bool Planner::closeDiscarded(const LeakingClient &C, FixPlan &Plan) {
  const Result &R = *C.Finding;
  const CloseRow &Row = R.Site.Of->Close.front();
  const Expr *Call = R.Site.Call.E;
  if (!Row.AcceptsNull || Row.ByAddress || !Row.Arguments.empty() ||
      !closer(R) || !Edits.isStatement(*Call) ||
      Call->getBeginLoc().isMacroID() || Call->getEndLoc().isMacroID())
    return false;
  Plan.Edits.push_back(FixItHint::CreateInsertion(Call->getBeginLoc(),
                                                  Row.Functions.front() + "("));
  Plan.Edits.push_back(FixItHint::CreateInsertion(
      Lexer::getLocForEndOfToken(Call->getEndLoc(), 0, SM, LO), ")"));
  return true;
}

bool Planner::closeAt(const LeakingClient &C, const Leak &L) {
  const Result &R = *C.Finding;
  const VarDecl *V = L.Alias ? In.Model.Paths.variableOf(L.Alias) : nullptr;
  if (!V || !closer(R))
    return false;
  const std::string Client = In.Model.Paths.spell(L.Alias);
  std::string Close = closeText(R, Client, L.At);
  if (Close.empty())
    return false;
  // Failed openings may come to the same exit; a test keeps them out.
  const unsigned Failed = 1u << static_cast<unsigned>(Typestate::Failed);
  const unsigned NotOpened = 1u << static_cast<unsigned>(Typestate::NotOpened);
  if (L.OtherStates) {
    const bool Pointer = V->getType()->isPointerType();
    if (L.OtherStates & ~(Failed | NotOpened))
      return false;
    if (R.Site.Gives.K != Place::Return)
      return false;
    if (L.OtherStates & NotOpened) {
      const std::optional<int64_t> Initial =
          V->getInit() ? constantOf(V->getInit(), In.Context) : std::nullopt;
      if (!Initial || (Pointer ? *Initial != 0 : *Initial >= 0))
        return false;
    }
    if (!R.Site.Of->Close.front().AcceptsNull || !Pointer) {
      if (!Pointer && !V->getType()->isSignedIntegerType())
        return false;
      if (Pointer && R.Site.Row &&
          R.Site.Row->Fails == catalogue::Failure::MinusOne)
        return false; // MAP_FAILED is no null pointer
      Close = "if (" + Client + (Pointer ? "" : " >= 0") + ") " + Close;
    }
  }
  switch (L.K) {
  case Leak::Exit:
    if (!inScope(V, L.At))
      return false;
    if (!L.At)
      return Edits.atEnd(*cast<CompoundStmt>(In.Function.getBody()), Close);
    if (const auto *Return = dyn_cast<ReturnStmt>(L.At);
        Return && Return->getRetValue() &&
        mentionsClient(Return->getRetValue(), /*Widely=*/true))
      return Edits.beforeReturn(*Return, Close, freshName("result"),
                                In.Function.getReturnType());
    return Edits.before(*L.At, Close);
  case Leak::Thrown:
    // A call that may throw may also return: nothing can be written before it.
    return isa<CXXThrowExpr>(L.At) && inScope(V, L.At) &&
           !mentionsClient(cast<Expr>(L.At), /*Widely=*/false) &&
           Edits.before(*L.At, Close);
  case Leak::Overwritten: {
    const auto *Assign = dyn_cast<BinaryOperator>(L.At);
    if (!Assign || !Edits.isStatement(*Assign) || !inScope(V, L.At) ||
        strip(Assign->getRHS()) == R.Site.Call.E)
      return false;
    return !mentionsClient(Assign->getRHS(), /*Widely=*/false) &&
           Edits.before(*L.At, Close);
  }
  case Leak::Discarded:
    return false;
  }
  return false;
}

bool Planner::closes(FixPlan &Plan) {
  for (const LeakingClient &C : In.Clients)
    for (const Leak *L : C.Leaks)
      if (!closeAt(C, *L))
        return false;
  Plan.Edits = Edits.hints();
  return !Plan.Edits.empty();
}

FixPlan Planner::plan() {
  FixPlan Plan;
  const LeakingClient &First = In.Clients.front();
  bool Done = false;
  if (First.Finding->Site.Call.E->getBeginLoc().isMacroID() ||
      In.Function.isTemplateInstantiation()) {
    // No edit inside a macro's expansion.
  } else if (In.Clients.size() == 1 &&
             First.Leaks.front()->K == Leak::Discarded) {
    Done = First.Leaks.size() == 1 && closeDiscarded(First, Plan);
  } else {
    Done = (In.Clients.size() == 1 && owner(First, Plan)) || closes(Plan);
  }
  if (!Done) {
    Plan = FixPlan();
    Plan.Advice = advice();
  }
  return Plan;
}

FixPlan planClientFix(const FixInput &In) { return Planner(In).plan(); }

} // namespace closecall
