//===- ClientPlanner.cpp - What all ways to repair a leak need ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/ClientPlanner.h"
#include "fix/ScopeGuard.h"
#include "support/Compat.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::CloseRow;
using closecall::catalogue::Place;

namespace closecall {

bool BodyFacts::VisitNamedDecl(NamedDecl *D) {
  Names.insert(D->getNameAsString());
  return true;
}

bool BodyFacts::VisitDeclRefExpr(DeclRefExpr *R) {
  if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
    Mentioned[V->getCanonicalDecl()].push_back(R);
  return true;
}

bool BodyFacts::VisitGotoStmt(GotoStmt *S) {
  Jumps.push_back(S);
  return true;
}

bool BodyFacts::VisitSwitchStmt(SwitchStmt *S) {
  Jumps.push_back(S);
  return true;
}

bool BodyFacts::VisitBinaryOperator(BinaryOperator *B) {
  if (B->isAssignmentOp())
    assigns(B->getLHS(), B->getOpcode() == BO_Assign ? B->getRHS() : nullptr);
  return true;
}

bool BodyFacts::VisitUnaryOperator(UnaryOperator *U) {
  if (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf)
    assigns(U->getSubExpr(), nullptr);
  return true;
}

void BodyFacts::assigns(const Expr *To, const Expr *Value) {
  if (const auto *R = dyn_cast<DeclRefExpr>(To->IgnoreParens()))
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl()))
      Assigned[V->getCanonicalDecl()].push_back(Value);
}

Planner::Planner(const FixInput &In)
    : In(In), Context(In.Unit.context()), SM(Context.getSourceManager()),
      LO(Context.getLangOpts()) {
  for (const ParmVarDecl *P : In.Function.parameters())
    Facts.Names.insert(P->getNameAsString());
  Facts.TraverseStmt(In.Function.getBody());
}

/// The method that closes what a constructor, or a method of the same object,
/// has opened; null if it is no method.
const CXXMethodDecl *Planner::closingMethod(const Result &R) const {
  const CallView &Call = R.Site.Call;
  const auto *Opener = dyn_cast_or_null<CXXMethodDecl>(Call.Callee);
  if (!Opener || R.Site.Gives.K != Place::Return)
    return nullptr;
  for (const CXXMethodDecl *M : Opener->getParent()->methods())
    if (M->getIdentifier() &&
        M->getName() == R.Site.Of->Close.front().Functions.front() &&
        M->getNumParams() == (Call.Construction ? 0U : 1U) && !M->isStatic())
      return M;
  return nullptr;
}

/// The call that \p E is, if it has nothing but the client to pass.
static const CallExpr *plainCall(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->getIdentifier() && Call->getNumArgs() == 1 &&
                 !isa<CXXMethodDecl>(Callee)
             ? Call
             : nullptr;
}

/// How the function closes the client where it does, if always in one way; else
/// the catalogue's first.
Planner::ClosingCall Planner::closing(const Result &R) const {
  const std::vector<CloseRow> &Rows = R.Site.Of->Close;
  llvm::StringRef Name;
  for (const Expr *E : R.Closings) {
    const CallExpr *Call = plainCall(E);
    const llvm::StringRef One =
        Call ? Call->getDirectCallee()->getName() : llvm::StringRef();
    if (One.empty() || (!Name.empty() && Name != One))
      return {Rows.front(), Rows.front().Functions.front()};
    Name = One;
  }
  for (const CloseRow &Row : Rows)
    if (llvm::is_contained(Row.Functions, Name) && Row.Argument == 1 &&
        !Row.ByAddress && Row.Arguments.empty() &&
        Row.When.K == catalogue::Condition::Always)
      return {Row, Name};
  return {Rows.front(), Rows.front().Functions.front()};
}

/// `::` or `std::`, if that is what stands in front of the called function's
/// name.
llvm::StringRef Planner::qualifierOf(const Expr *E) const {
  const auto *Call = dyn_cast<CallExpr>(E);
  const auto *Name =
      Call ? dyn_cast<DeclRefExpr>(strip(Call->getCallee())) : nullptr;
  if (!Name || Name->getBeginLoc().isMacroID())
    return {};
  const llvm::StringRef Text = Lexer::getSourceText(
      CharSourceRange::getCharRange(Name->getBeginLoc(), Name->getLocation()),
      SM, LO);
  return Text == "::" || Text == "std::" ? Text : llvm::StringRef();
}

/// The closing function's name as this function would write it: qualified if
/// the other closes are, or, where there are none, the opening.
std::string Planner::closingName(const Result &R) const {
  const llvm::StringRef Name = closing(R).Name;
  const llvm::StringRef Qualifier =
      qualifierOf(R.Closings.empty() ? R.Site.Call.E : R.Closings.front());
  const bool Same = llvm::all_of(R.Closings, [&](const Expr *E) {
    const CallExpr *Call = plainCall(E);
    return Call && Call->getDirectCallee()->getName() == Name &&
           qualifierOf(E) == Qualifier;
  });
  if (Same && !Qualifier.empty() &&
      (Qualifier == "::" || declares(Context, "std", Name)))
    return (Qualifier + Name).str();
  return globalName(*In.Function.getDeclContext(), Name, Context);
}

/// The closing function as this translation unit declares it; null if it does
/// not, or if the catalogue does not say what to pass besides the client.
const FunctionDecl *Planner::closer(const Result &R) const {
  if (const CXXMethodDecl *Method = closingMethod(R))
    return Method;
  const auto &[Row, Name] = closing(R);
  // A variable of that name hides the function.
  if (Name.find("::") != llvm::StringRef::npos || Facts.Names.count(Name.str()))
    return nullptr;
  const auto Found = Context.getTranslationUnitDecl()->lookup(
      DeclarationName(&Context.Idents.get(Name)));
  const size_t Parameters = std::max<size_t>(1, Row.Arguments.size());
  const auto Fitting = [&](const FunctionDecl *F) {
    return F->getNumParams() == Parameters && !F->isVariadic() ? F : nullptr;
  };
  for (const NamedDecl *D : Found)
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      return Fitting(F);
  // C functions inside extern "C" blocks.
  for (const Decl *D : Context.getTranslationUnitDecl()->decls())
    if (const auto *L = dyn_cast<LinkageSpecDecl>(D))
      for (const Decl *Inner : L->decls())
        if (const auto *F = dyn_cast<FunctionDecl>(Inner))
          if (F->getIdentifier() && F->getName() == Name)
            return Fitting(F);
  return nullptr;
}

/// `stdin` or the like; empty for anything else.
static llvm::StringRef standardStream(const Expr *E, const SourceManager &SM) {
  const auto *Name = dyn_cast_or_null<DeclRefExpr>(E);
  const auto *V = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  return V && isStandardStream(*V) && SM.isInSystemHeader(V->getLocation())
             ? V->getName()
             : llvm::StringRef();
}

/// Whether \p V gets its value from the opening, and is null before and
/// otherwise: then it tells whether the client is open.  With \p Streams it may
/// be one of the standard streams, too, which go there.
bool Planner::tellsWhetherOpen(
    const VarDecl *V, llvm::ArrayRef<const Result *> Openings,
    llvm::SmallVectorImpl<llvm::StringRef> *Streams) const {
  const auto IsOpened = [&](const Expr *From) {
    return llvm::any_of(
        Openings, [&](const Result *R) { return R->Site.Call.E == From; });
  };
  const auto IsResult = [&](const Expr *From, const auto &Self) -> bool {
    From = From ? strip(From) : nullptr;
    // `a = b = NULL`
    while (const auto *Inner = dyn_cast_or_null<BinaryOperator>(From)) {
      if (Inner->getOpcode() != BO_Assign)
        break;
      From = strip(Inner->getRHS());
    }
    if (const auto *C = dyn_cast_or_null<AbstractConditionalOperator>(From))
      return Self(C->getTrueExpr(), Self) && Self(C->getFalseExpr(), Self);
    if (const llvm::StringRef Stream = standardStream(From, SM);
        Streams && !Stream.empty() && !Facts.Names.count(Stream.str())) {
      if (!llvm::is_contained(*Streams, Stream))
        Streams->push_back(Stream);
      return true;
    }
    return From && (IsOpened(From) || isNull(From, *V));
  };
  const auto Found = Facts.Assigned.find(V->getCanonicalDecl());
  if (Found != Facts.Assigned.end())
    for (const Expr *From : Found->second)
      if (!IsResult(From, IsResult))
        return false;
  return !V->getInit() || IsResult(V->getInit(), IsResult);
}

bool Planner::isNull(const Expr *E, const VarDecl &V) const {
  const std::optional<int64_t> Number = constantOf(E, Context);
  return Number && (V.getType()->isPointerType() ? *Number == 0 : *Number < 0);
}

/// What the variable is given so that it holds no client.
std::string Planner::nullOf(const VarDecl &V) const {
  if (!V.getType()->isPointerType())
    return "-1";
  if (LO.CPlusPlus11)
    return "nullptr";
  return Context.Idents.get("NULL").hasMacroDefinition() ? "NULL" : "0";
}

/// `if (f) `: a client is there.
std::string Planner::testOf(QualType Held, const std::string &Name) {
  return "if (" + Name + (Held->isPointerType() ? "" : " >= 0") + ") ";
}

/// The type of a variable, or of a part of one; a null type if it has none.
QualType Planner::typeOf(PathId Place) const {
  const VarDecl *V = In.Model.Paths.variableOf(Place);
  QualType T = V ? V->getType().getNonReferenceType() : QualType();
  for (const PathStep &S :
       In.Model.Paths.steps(In.Model.Paths.root(Place), Place)) {
    if (T.isNull())
      break;
    switch (S.K) {
    case PathStep::Field:
      T = static_cast<const FieldDecl *>(S.Data)
              ->getType()
              .getNonReferenceType();
      break;
    case PathStep::Deref:
      T = T->getPointeeType();
      break;
    case PathStep::Index:
    case PathStep::AnyIndex: {
      const ArrayType *Array = Context.getAsArrayType(T);
      T = Array ? Array->getElementType() : QualType();
      break;
    }
    case PathStep::Part:
      T = QualType();
      break;
    }
  }
  return T;
}

/// Whether no part of \p Place is private to another class.
bool Planner::mayName(PathId Place) const {
  return llvm::all_of(
      In.Model.Paths.steps(In.Model.Paths.root(Place), Place),
      [&](const PathStep &S) {
        if (S.K != PathStep::Field)
          return true;
        const auto *Field = static_cast<const FieldDecl *>(S.Data);
        return (Field->getAccess() != AS_private &&
                Field->getAccess() != AS_protected) ||
               Field->getParent()->Encloses(In.Function.getDeclContext());
      });
}

/// Whether what is held as \p Held can be asked for a client; MAP_FAILED, for
/// one, is no null pointer.
bool Planner::canBeTested(QualType Held, const Opening &Site) {
  if (!Held->isPointerType())
    return Held->isSignedIntegerType();
  return !Site.Row || Site.Row->Fails != catalogue::Failure::MinusOne;
}

/// The variable that holds the client at every leak; null if there is none, or
/// several.
const VarDecl *Planner::onlyVariable(const LeakingClient &C) const {
  const VarDecl *V = nullptr;
  for (const Leak *L : C.Leaks) {
    const VarDecl *One =
        L->Alias ? In.Model.Paths.variableOf(L->Alias) : nullptr;
    if (!One || In.Model.Paths.variable(One) != L->Alias || (V && V != One))
      return nullptr;
    V = One;
  }
  return V;
}

/// `session.logout();`, `pool.release(c);`; empty if the object cannot be named
/// at \p At.
std::string Planner::methodCall(const Result &R, const std::string &Client,
                                const Stmt *At) const {
  const std::string &Name = R.Site.Of->Close.front().Functions.front();
  if (R.Site.Call.Construction)
    return Client + "." + Name + "();";
  const auto *Call = dyn_cast<CXXMemberCallExpr>(R.Site.Call.E);
  const auto *Callee =
      Call ? dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens()) : nullptr;
  if (!Callee || Callee->getBeginLoc().isMacroID())
    return {};
  if (Callee->isImplicitAccess())
    return Name + "(" + Client + ");";
  // A member that cannot come to mean another object.
  const auto *Member = dyn_cast<MemberExpr>(strip(Callee->getBase()));
  if (Member && isa<CXXThisExpr>(strip(Member->getBase())) &&
      !Member->getType()->isPointerType())
    return text::of(*Callee->getBase(), SM, LO) + "." + Name + "(" + Client +
           ");";
  const auto *Object = dyn_cast<DeclRefExpr>(strip(Callee->getBase()));
  const auto *V = Object ? dyn_cast<VarDecl>(Object->getDecl()) : nullptr;
  if (!V || Facts.Assigned.count(V->getCanonicalDecl()) ||
      (V->hasLocalStorage() && !inScope(V, At)))
    return {};
  return V->getNameAsString() + (Callee->isArrow() ? "->" : ".") + Name + "(" +
         Client + ");";
}

/// The closing call as a statement; empty if one of its arguments cannot be
/// written at \p At.
std::string Planner::closeText(const Result &R, const std::string &Client,
                               const Stmt *At) const {
  if (closingMethod(R))
    return methodCall(R, Client, At);
  const CloseRow &Row = closing(R).Row;
  const std::string Name = closingName(R);
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
  if (constantOf(Argument, Context))
    return Text;
  const auto *Named = dyn_cast<DeclRefExpr>(strip(Argument));
  const auto *V = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (!V || !V->hasLocalStorage() || !inScope(V, At) ||
      Facts.Assigned.count(V->getCanonicalDecl()))
    return {};
  return Text;
}

/// The innermost statement that ends the life of \p V; null for parameters.
const Stmt *Planner::scopeOf(const VarDecl *V) const {
  const DeclStmt *D = In.Model.declarationOf(V);
  if (!D)
    return nullptr;
  // The parent map does not know the statements that clang makes of `int a, b;`
  // for the CFG.
  const Stmt *Scope = In.Model.Parents->getParent(D);
  return Scope ? Scope
               : declaredIn(In.Function.getBody(), *V, *In.Model.Parents);
}

/// Whether \p V may be named at \p At, for a compound statement at its end;
/// null stands for the end of the body.
bool Planner::inScope(const VarDecl *V, const Stmt *At) const {
  if (isa<ParmVarDecl>(V))
    return true;
  const Stmt *Scope = scopeOf(V);
  if (!Scope)
    return false;
  if (!At)
    return Scope == In.Function.getBody();
  if (Scope == At)
    return isa<CompoundStmt>(At); // its end
  for (const Stmt *S = At; S; S = In.Model.Parents->getParent(S))
    if (S == Scope)
      return SM.isBeforeInTranslationUnit(V->getLocation(), At->getBeginLoc());
  return false;
}

std::string Planner::freshName(const std::string &Base) const {
  std::string Name = Base;
  for (unsigned N = 2; Facts.Names.count(Name); ++N)
    Name = Base + std::to_string(N);
  return Name;
}

/// Whether \p E is made of nothing but constants and numbers of the function's
/// own: by constructors, or by functions of the standard library as
/// `std::make_pair`.
static bool isOfConstants(const Expr *E) {
  E = strip(E->IgnoreImplicit());
  const auto IsToo = [](const Expr *Part) { return isOfConstants(Part); };
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return llvm::all_of(Made->arguments(), IsToo);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return llvm::all_of(List->inits(), IsToo);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return !isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call) &&
           Call->getDirectCallee() &&
           Call->getDirectCallee()->isInStdNamespace() &&
           llvm::all_of(Call->arguments(), IsToo);
  if (const auto *Sign = dyn_cast<UnaryOperator>(E))
    return Sign->getOpcode() == UO_Minus && isOfConstants(Sign->getSubExpr());
  if (const auto *Name = dyn_cast<DeclRefExpr>(E)) {
    const auto *V = dyn_cast<VarDecl>(Name->getDecl());
    return isa<EnumConstantDecl>(Name->getDecl()) ||
           (V && (V->isConstexpr() ||
                  (V->hasLocalStorage() && V->getType()->isArithmeticType())));
  }
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr, IntegerLiteral,
             FloatingLiteral, CharacterLiteral, CXXBoolLiteralExpr,
             StringLiteral, CXXDefaultArgExpr>(E);
}

/// Whether \p S calls or reads something that may reach a client.
static bool mayReach(const Stmt &S) {
  if (const auto *Made = dyn_cast<CXXConstructExpr>(&S))
    return !isOfConstants(Made);
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    return !isOfConstants(Call);
  const auto *M = dyn_cast<MemberExpr>(&S);
  const auto *U = dyn_cast<UnaryOperator>(&S);
  return isa<ArraySubscriptExpr>(S) || (M && M->isArrow()) ||
         (U && U->getOpcode() == UO_Deref);
}

/// Whether what \p Code does may depend on the client in \p V being open: it
/// names it, or (\p Widely) calls or reads something that may reach it.
bool Planner::mentions(const VarDecl *V, const Stmt *Code, bool Widely) {
  return contains(Code, Closures::Enter, [&](const Stmt &S) {
    if (Widely && mayReach(S))
      return true;
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    return R && R->getDecl() == V;
  });
}

} // namespace closecall
