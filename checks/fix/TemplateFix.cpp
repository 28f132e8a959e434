//===- TemplateFix.cpp - Whether a template can have an edit --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/TemplateFix.h"
#include "support/Walk.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include <set>
#include <tuple>

using namespace clang;
using namespace closecall::obligation;

namespace closecall {

namespace {

/// What in a template may become something else in each instantiation.
class PatternScan : public RecursiveASTVisitor<PatternScan> {
public:
  explicit PatternScan(const std::set<SourceLocation> &Clients)
      : Clients(Clients) {}

  bool Differs = false;

  bool VisitVarDecl(VarDecl *V) {
    Differs |= isClient(V) && V->getType()->isDependentType();
    return true;
  }
  bool VisitCallExpr(CallExpr *C) {
    // `Traits::close(f)` may be anything, `fread(&value, ...)` is no other.
    const auto *Found =
        dyn_cast<UnresolvedLookupExpr>(C->getCallee()->IgnoreParens());
    const auto *Only =
        Found && std::distance(Found->decls_begin(), Found->decls_end()) == 1
            ? dyn_cast<FunctionDecl>(*Found->decls_begin())
            : nullptr;
    const bool Unresolved =
        !C->getDirectCallee() && !(Only && Only->isExternC());
    for (const Expr *Argument : C->arguments())
      Differs |=
          Unresolved && contains(Argument, Closures::Enter, [&](const Stmt &S) {
            const auto *R = dyn_cast<DeclRefExpr>(&S);
            return R && isClient(R->getDecl());
          });
    return true;
  }
  bool VisitIfStmt(IfStmt *S) { return decides(S->getCond()); }
  bool VisitWhileStmt(WhileStmt *S) { return decides(S->getCond()); }
  bool VisitDoStmt(DoStmt *S) { return decides(S->getCond()); }
  bool VisitForStmt(ForStmt *S) { return decides(S->getCond()); }
  bool VisitSwitchStmt(SwitchStmt *S) { return decides(S->getCond()); }
  bool VisitConditionalOperator(ConditionalOperator *O) {
    return decides(O->getCond());
  }

private:
  bool isClient(const Decl *D) const {
    return Clients.count(D->getLocation()) != 0;
  }

  /// Conditions on the template's arguments alone are decided by the compiler.
  bool decides(const Expr *Condition) {
    const Expr *E = Condition ? Condition->IgnoreParenImpCasts() : nullptr;
    if (const auto *Logical = dyn_cast_or_null<BinaryOperator>(E);
        Logical && Logical->isLogicalOp())
      return decides(Logical->getLHS()) && decides(Logical->getRHS());
    if (const auto *Not = dyn_cast_or_null<UnaryOperator>(E);
        Not && Not->getOpcode() == UO_LNot)
      return decides(Not->getSubExpr());
    Differs |= E && E->isInstantiationDependent() &&
               !contains(E, Closures::Enter, [](const Stmt &S) {
                 const auto *R = dyn_cast<DeclRefExpr>(&S);
                 const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
                 return V && V->hasLocalStorage() && !V->isConstexpr();
               });
    return true;
  }

  const std::set<SourceLocation> &Clients;
};

/// Where a client is opened, and where and how it is lost.
using Place = std::tuple<SourceLocation, int, SourceLocation>;

} // namespace

static std::set<Place> leaksOf(Program &Unit, const FunctionDecl &F) {
  std::set<Place> Found;
  for (const Result &R : Unit.analyse(&F))
    for (const Leak *L : Unit.confirmed(R))
      Found.insert({R.Site.Call.E->getBeginLoc(), L->K,
                    L->At ? L->At->getBeginLoc() : SourceLocation()});
  return Found;
}

/// The other functions that \p Pattern has become; nothing if they cannot be
/// listed.
static std::optional<std::vector<const FunctionDecl *>>
instantiations(const FunctionDecl &F) {
  std::vector<const FunctionDecl *> Found;
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  const auto *Class =
      Method ? dyn_cast<ClassTemplateSpecializationDecl>(Method->getParent())
             : nullptr;
  if (FunctionTemplateDecl *Template = F.getPrimaryTemplate()) {
    if (Template->getInstantiatedFromMemberTemplate())
      return std::nullopt;
    Found.assign(Template->spec_begin(), Template->spec_end());
    return Found;
  }
  if (!Class)
    return std::nullopt;
  for (const ClassTemplateSpecializationDecl *Other :
       Class->getSpecializedTemplate()->specializations())
    Found.insert(Found.end(), Other->method_begin(), Other->method_end());
  return Found;
}

static bool isInsideInstantiation(const FunctionDecl &F) {
  for (const DeclContext *C = F.getDeclContext(); C; C = C->getParent()) {
    const auto *Function = dyn_cast<FunctionDecl>(C);
    const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(C);
    if ((Function && Function->isTemplateInstantiation()) ||
        (Class && !Class->isExplicitSpecialization()))
      return true;
  }
  return false;
}

bool fitsWhatIsWritten(const FixInput &In) {
  const FunctionDecl &F = In.Function;
  if (!F.isTemplateInstantiation())
    return !isInsideInstantiation(F);
  const FunctionDecl *Pattern = F.getTemplateInstantiationPattern();
  if (!Pattern || !Pattern->getBody())
    return false;
  std::set<SourceLocation> Clients;
  for (const LeakingClient &C : In.Clients)
    for (const Leak *L : C.Leaks) {
      const VarDecl *V =
          L->Alias ? In.Model.Paths.variableOf(L->Alias) : nullptr;
      if (!V)
        return false;
      Clients.insert(V->getLocation());
    }
  PatternScan Scan(Clients);
  Scan.TraverseStmt(Pattern->getBody());
  const auto All = instantiations(F);
  if (Scan.Differs || !All)
    return false;
  const std::set<Place> Here = leaksOf(In.Unit, F);
  return llvm::all_of(*All, [&](const FunctionDecl *Other) {
    return Other->getTemplateInstantiationPattern() != Pattern ||
           !Other->hasBody() || leaksOf(In.Unit, *Other) == Here;
  });
}

} // namespace closecall
