//===- ObjectLife.cpp - How long the objects of a class live --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A local variable of main, of a function that main calls, or next to an
// endless loop lives as long as the program.  So may whatever is allocated, is
// part of something else, is kept in a container, or is derived from.
//
//===----------------------------------------------------------------------===//

#include "container/ObjectLife.h"
#include "container/Lifetime.h"
#include "support/Walk.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall {

namespace {

constexpr unsigned MaxDepth = 4;

class ObjectFinder : public RecursiveASTVisitor<ObjectFinder> {
public:
  ObjectFinder(const CXXRecordDecl &Class, UseIndex &Index)
      : Class(*Class.getCanonicalDecl()), Index(Index) {}

  bool endWithFunctions() const { return Local && !Longer; }

  bool VisitVarDecl(VarDecl *V) {
    const QualType T = V->getType().getNonReferenceType();
    if (is(T) && !isa<ParmVarDecl>(V)) {
      const auto *F = dyn_cast<FunctionDecl>(V->getDeclContext());
      if (V->hasLocalStorage() && F && !outlasts(*F))
        Local = true;
      else
        Longer = true;
    } else if (!V->hasLocalStorage() || !T->isPointerType()) {
      Longer |= mentions(T, 0) && !is(T);
    }
    return true;
  }
  bool VisitFieldDecl(FieldDecl *F) {
    Longer |= mentions(F->getType(), 0);
    return true;
  }
  bool VisitCXXNewExpr(CXXNewExpr *New) {
    Longer |= mentions(New->getAllocatedType(), 0);
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) { // std::make_shared
    const QualType T = Call->getType().getNonReferenceType();
    Longer |= !is(T) && !T->isPointerType() && mentions(T, 0);
    return true;
  }
  bool VisitCXXRecordDecl(CXXRecordDecl *R) {
    if (R->isThisDeclarationADefinition())
      for (const CXXBaseSpecifier &Base : R->bases())
        Longer |= mentions(Base.getType(), 0);
    return true;
  }

private:
  bool isTheClass(const NamedDecl *D) const {
    return D && D->getCanonicalDecl() == &Class;
  }
  /// Whether an object of that type is one of the class, or of the template
  /// whose pattern the class is.
  bool is(QualType T) const {
    if (const auto *R = T->getAsCXXRecordDecl()) {
      const CXXRecordDecl *Pattern = R->getTemplateInstantiationPattern();
      return isTheClass(Pattern ? Pattern : R);
    }
    const auto *S = T->getAs<TemplateSpecializationType>();
    const TemplateDecl *Template =
        S ? S->getTemplateName().getAsTemplateDecl() : nullptr;
    return Template && isTheClass(Template->getTemplatedDecl());
  }
  bool mentions(QualType T, unsigned Depth) const {
    if (Depth > MaxDepth)
      return false;
    if (is(T))
      return true;
    if (T->isPointerType() || T->isReferenceType())
      return mentions(T->getPointeeType(), Depth + 1);
    if (const auto *A = T->getAsArrayTypeUnsafe())
      return mentions(A->getElementType(), Depth + 1);
    const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T->getAsCXXRecordDecl());
    return S && llvm::any_of(S->getTemplateArgs().asArray(),
                             [&](const TemplateArgument &A) {
                               return A.getKind() == TemplateArgument::Type &&
                                      mentions(A.getAsType(), Depth + 1);
                             });
  }
  bool outlasts(const FunctionDecl &F) const {
    return F.isMain() || runsForLong(F) ||
           llvm::any_of(Index.of(F),
                        [](const Use &U) { return !U.In || U.In->isMain(); });
  }
  /// Whether there is a loop that does not say when it ends.
  bool runsForLong(const FunctionDecl &F) const {
    return contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
      const auto *For = dyn_cast<ForStmt>(&S);
      return (For && isEndless(For->getCond(), Index.Context)) ||
             isa<WhileStmt, DoStmt>(S);
    });
  }

  const CXXRecordDecl &Class;
  UseIndex &Index;
  bool Local = false;
  bool Longer = false;
};

} // namespace

bool endsWithFunctions(const CXXRecordDecl &Class, UseIndex &Index) {
  if (Class.isExternallyVisible())
    return false;
  ObjectFinder Finder(Class, Index);
  visitUserCode(Finder, Index.Context);
  return Finder.endWithFunctions();
}

/// Whether the class or one of its bases fits.
template <typename Test>
static bool anyOf(const CXXRecordDecl &Class, Test Fits) {
  if (Fits(Class))
    return true;
  const CXXRecordDecl *Definition = Class.getDefinition();
  return Definition &&
         llvm::any_of(Definition->bases(), [&](const CXXBaseSpecifier &Base) {
           const CXXRecordDecl *R = Base.getType()->getAsCXXRecordDecl();
           return R && anyOf(*R, Fits);
         });
}

bool isOneTask(const CXXRecordDecl &Class) {
  static const llvm::Regex Work("(Task|Job|Query|Request|Lookup|_task|_job|"
                                "_query|_request|_lookup)$");
  static const llvm::Regex Pass(
      "(Parser|Lexer|Builder|Visitor|Walker|Serializer|Printer|Compiler|"
      "_parser|_lexer|_builder|_visitor|_walker|_serializer|_printer|"
      "_compiler)$");
  static const llvm::Regex End(
      "^(on_?)?(finish|finished|complete|completed|done)$",
      llvm::Regex::IgnoreCase);
  const auto IsNamed = [&](const llvm::Regex &Like) {
    return anyOf(Class, [&](const CXXRecordDecl &R) {
      return R.getIdentifier() && Like.match(R.getName());
    });
  };
  if (IsNamed(Pass))
    return true;
  return IsNamed(Work) && anyOf(Class, [](const CXXRecordDecl &R) {
           return llvm::any_of(R.methods(), [](const CXXMethodDecl *M) {
             return M->getIdentifier() && End.match(M->getName());
           });
         });
}

} // namespace closecall
