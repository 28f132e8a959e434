//===- ClientFix.cpp - Edits that close a leaking client ------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A fix is planned as a whole: if one of the edits that it needs cannot be made
// (a macro, a name out of scope, a place that closed clients pass as well),
// there is no edit at all.
//
//===----------------------------------------------------------------------===//

#include "fix/ClientFix.h"
#include "fix/ClosePoints.h"
#include "fix/StatementEdits.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include <map>
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
  /// What is assigned to each variable; null where that is not a plain value.
  std::map<const VarDecl *, std::vector<const Expr *>> Assigned;
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
          Assigned[V->getCanonicalDecl()].push_back(
              B->getOpcode() == BO_Assign ? B->getRHS() : nullptr);
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *U) {
    if (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf)
      if (const auto *R =
              dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParens()))
        if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
          Assigned[V->getCanonicalDecl()].push_back(nullptr);
    return true;
  }
};

class Planner {
public:
  explicit Planner(const FixInput &In)
      : In(In), SM(In.Unit.context().getSourceManager()),
        LO(In.Unit.context().getLangOpts()),
        Edits(In.Unit.context(), *In.Model.Parents) {
    for (const ParmVarDecl *P : In.Function.parameters())
      Facts.Names.insert(P->getNameAsString());
    Facts.TraverseStmt(In.Function.getBody());
  }

  FixPlan plan();

private:
  bool owner(const LeakingClient &C, FixPlan &Plan);
  bool closes(FixPlan &Plan);
  bool closeAt(const Result &R, const ClosePoint &Point,
               StatementEdits &Into) const;
  std::optional<std::string> guardFor(const Result &R, const ClosePoint &Point,
                                      const VarDecl *V,
                                      StatementEdits &Into) const;
  bool onlyHoldsResult(const VarDecl *V, const Opening &Site) const;
  bool isNull(const Expr *E, const VarDecl &V) const;
  std::string nullText() const;
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
  static bool mentions(const VarDecl *V, const Expr *E, bool Widely);

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
  const auto Found = In.Unit.context().getTranslationUnitDecl()->lookup(
      DeclarationName(&In.Unit.context().Idents.get(Name)));
  const size_t Parameters = std::max<size_t>(1, Row.Arguments.size());
  const auto Fitting = [&](const FunctionDecl *F) {
    return F->getNumParams() == Parameters && !F->isVariadic() ? F : nullptr;
  };
  for (const NamedDecl *D : Found)
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      return Fitting(F);
  // C functions inside extern "C" blocks.
  for (const Decl *D : In.Unit.context().getTranslationUnitDecl()->decls())
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
    const DeclarationName Hidden(&In.Unit.context().Idents.get(Name));
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
  if (constantOf(Argument, In.Unit.context()))
    return Text;
  const auto *Named = dyn_cast<DeclRefExpr>(strip(Argument));
  const auto *V = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (!V || !V->hasLocalStorage() || !inScope(V, At) ||
      Facts.Assigned.count(V->getCanonicalDecl()))
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

/// Whether the value of \p E may depend on the client in \p V being open: it
/// names it, or (\p Widely) calls or reads something that may reach it.
bool Planner::mentions(const VarDecl *V, const Expr *E, bool Widely) {
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
    if (const auto *R = dyn_cast<DeclRefExpr>(S); R && R->getDecl() == V)
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
      !V->getType()->isPointerType() ||
      Facts.Assigned.count(V->getCanonicalDecl()))
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

/// Whether \p V gets its value from the opening, and is null before and
/// otherwise: then it tells whether the client is open.
bool Planner::onlyHoldsResult(const VarDecl *V, const Opening &Site) const {
  const auto IsResult = [&](const Expr *From, const auto &Self) -> bool {
    From = From ? strip(From) : nullptr;
    if (const auto *C = dyn_cast_or_null<AbstractConditionalOperator>(From))
      return Self(C->getTrueExpr(), Self) && Self(C->getFalseExpr(), Self);
    return From && (From == Site.Call.E || isNull(From, *V));
  };
  const auto Found = Facts.Assigned.find(V->getCanonicalDecl());
  if (Found != Facts.Assigned.end())
    for (const Expr *From : Found->second)
      if (!IsResult(From, IsResult))
        return false;
  return !V->getInit() || IsResult(V->getInit(), IsResult);
}

bool Planner::isNull(const Expr *E, const VarDecl &V) const {
  const std::optional<int64_t> Number = constantOf(E, In.Unit.context());
  return Number && (V.getType()->isPointerType() ? *Number == 0 : *Number < 0);
}

/// The test that keeps a close away from the states of \p Point that have
/// nothing to close, as `if (f) `; nothing if no test is sure.  Where the
/// variable has no value then, it is given one.
std::optional<std::string> Planner::guardFor(const Result &R,
                                             const ClosePoint &Point,
                                             const VarDecl *V,
                                             StatementEdits &Into) const {
  if (Point.States == bit(Typestate::Open))
    return std::string();
  const bool Pointer = V->getType()->isPointerType();
  if (R.Site.Gives.K != Place::Return || !onlyHoldsResult(V, R.Site) ||
      In.Model.Paths.variable(V) != Point.Client)
    return std::nullopt;
  if (!Pointer && !V->getType()->isSignedIntegerType())
    return std::nullopt;
  if (Pointer && R.Site.Row &&
      R.Site.Row->Fails == catalogue::Failure::MinusOne)
    return std::nullopt; // MAP_FAILED is no null pointer
  if ((Point.States & bit(Typestate::NotOpened)) &&
      !(V->getInit() && isNull(V->getInit(), *V))) {
    // In C++ no jump may pass an initialisation.
    if (V->getInit() || !V->hasLocalStorage() || isa<ParmVarDecl>(V) ||
        (LO.CPlusPlus && Facts.Jumps) ||
        !Into.initialise(*V, Pointer ? nullText() : "-1"))
      return std::nullopt;
  }
  if (Pointer && R.Site.Of->Close.front().AcceptsNull)
    return std::string();
  return "if (" + In.Model.Paths.spell(Point.Client) +
         (Pointer ? "" : " >= 0") + ") ";
}

std::string Planner::nullText() const {
  if (LO.CPlusPlus11)
    return "nullptr";
  return In.Unit.context().Idents.get("NULL").hasMacroDefinition() ? "NULL"
                                                                   : "0";
}

/// Writes the close of \p R in front of \p Point; false if that cannot be.
bool Planner::closeAt(const Result &R, const ClosePoint &Point,
                      StatementEdits &Into) const {
  const VarDecl *V = In.Model.Paths.variableOf(Point.Client);
  const Stmt *At = Point.At;
  if (!V || !inScope(V, At))
    return false;
  const std::string Name = In.Model.Paths.spell(Point.Client);
  std::string Close = closeText(R, Name, At);
  const std::optional<std::string> Guard = guardFor(R, Point, V, Into);
  if (Close.empty() || !Guard)
    return false;
  Close = *Guard + Close;
  if (!At)
    return Into.atEnd(*cast<CompoundStmt>(In.Function.getBody()), Close);
  if (const auto *Label = dyn_cast<LabelStmt>(At))
    return Into.beforeLabel(*Label, Close);
  if (const auto *Return = dyn_cast<ReturnStmt>(At);
      Return && Return->getRetValue() &&
      mentions(V, Return->getRetValue(), /*Widely=*/true))
    return Into.beforeReturn(*Return, Close, freshName("result"),
                             In.Function.getReturnType());
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(At))
    return !mentions(V, Throw, /*Widely=*/false) && Into.before(*At, Close);
  if (const auto *Assign = dyn_cast<BinaryOperator>(At))
    return Into.isStatement(*Assign) &&
           strip(Assign->getRHS()) != R.Site.Call.E &&
           !mentions(V, Assign->getRHS(), /*Widely=*/false) &&
           Into.before(*At, Close);
  return Into.before(*At, Close);
}

bool Planner::closes(FixPlan &Plan) {
  StatementEdits Edits(In.Unit.context(), *In.Model.Parents);
  for (const LeakingClient &C : In.Clients) {
    const Result &R = *C.Finding;
    if (!closer(R))
      return false;
    const auto Possible = [&](const ClosePoint &Point) {
      StatementEdits Scratch(In.Unit.context(), *In.Model.Parents);
      return closeAt(R, Point, Scratch);
    };
    const auto Points = findClosePoints(In.Unit, In.Model, R, Possible);
    if (!Points)
      return false;
    for (const ClosePoint &Point : *Points)
      if (!closeAt(R, Point, Edits))
        return false;
  }
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
