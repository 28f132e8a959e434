//===- CacheBound.cpp - Room for an entry before one is added -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/CacheBound.h"
#include "container/GrownArray.h"
#include "fix/StatementEdits.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall {

namespace {

/// Variables of a function that may name an entry of a container: references,
/// pointers and iterators made of it.
class EntryNames : public RecursiveASTVisitor<EntryNames> {
public:
  explicit EntryNames(const ValueDecl &Container) : Container(Container) {}

  bool VisitVarDecl(VarDecl *V) {
    const QualType T = V->getType();
    if (V->getInit() &&
        (T->isReferenceType() || T->isPointerType() || T->isRecordType())) {
      Mentioned = false;
      Within = V;
      TraverseStmt(V->getInit());
      Within = nullptr;
      if (Mentioned)
        Names.insert(V);
    }
    return true;
  }
  /// An iterator that is set later: `it = cache.find(key)`.
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Op) {
    if (Op->getOperator() != OO_Equal)
      return true;
    const auto *R = dyn_cast<DeclRefExpr>(Op->getArg(0)->IgnoreParenImpCasts());
    if (R && contains(Op->getArg(1), Closures::Leave,
                      [&](const Stmt &S) { return isContainer(S); }))
      Names.insert(R->getDecl());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *R) {
    Mentioned |= isContainer(*R);
    if (!Within)
      Uses.push_back(R);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *M) {
    Mentioned |= isContainer(*M);
    return true;
  }
  /// Whether one that is made before \p Statement is used in it, as the hint of
  /// an insertion is, or behind it.
  bool liveAcross(const Stmt &Statement, const SourceManager &SM) const {
    return llvm::any_of(Uses, [&](const DeclRefExpr *R) {
      return Names.count(R->getDecl()) &&
             SM.isBeforeInTranslationUnit(R->getDecl()->getEndLoc(),
                                          Statement.getBeginLoc()) &&
             !SM.isBeforeInTranslationUnit(R->getBeginLoc(),
                                           Statement.getBeginLoc());
    });
  }

  /// Whether \p E reads the container or a name of an entry.
  bool mayReach(const Expr &E) const {
    return contains(&E, Closures::Leave, [&](const Stmt &S) {
      const auto *R = dyn_cast<DeclRefExpr>(&S);
      return isContainer(S) || (R && Names.count(R->getDecl()));
    });
  }

  bool isContainer(const Stmt &S) const {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *M = dyn_cast<MemberExpr>(&S);
    return (R && R->getDecl() == &Container) ||
           (M && M->getMemberDecl() == &Container);
  }

private:
  const ValueDecl &Container;
  const VarDecl *Within = nullptr;
  bool Mentioned = false;
  llvm::SmallPtrSet<const ValueDecl *, 4> Names;
  std::vector<const DeclRefExpr *> Uses;
};

/// `close(fd)`, `delete entry`, `entry->stop()`.
bool isRelease(const Stmt &S) {
  static const llvm::Regex Name(
      "(close|free|delete|destroy|release|unref|dispose|shutdown|stop|cancel)",
      llvm::Regex::IgnoreCase);
  if (isa<CXXDeleteExpr>(S))
    return true;
  const auto *Call = dyn_cast<CallExpr>(&S);
  const auto *Callee =
      Call ? dyn_cast_or_null<NamedDecl>(Call->getCalleeDecl()) : nullptr;
  return Callee && Callee->getIdentifier() && Name.match(Callee->getName());
}

/// Whether a loop over the container, in the destructor for instance, releases
/// what its entries hold: one that is evicted would be lost.
bool releasesEntries(const ValueDecl &Container, const ContainerUses &Uses) {
  const EntryNames Names(Container);
  const auto Walks = [&](const Stmt &S) {
    return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S) &&
           contains(
               &S, Closures::Enter,
               [&](const Stmt &Part) { return Names.isContainer(Part); }) &&
           contains(&S, Closures::Enter, isRelease);
  };
  return llvm::any_of(Uses.Functions, [&](const FunctionDecl *F) {
    return contains(F->getBody(), Closures::Enter, Walks);
  });
}

/// `references[key]++`: an entry that goes takes its count with it.
bool countsInEntries(const ValueDecl &Container, const ContainerUses &Uses) {
  const EntryNames Names(Container);
  const auto Counts = [&](const Stmt &S) {
    const auto *Unary = dyn_cast<UnaryOperator>(&S);
    const auto *Compound = dyn_cast<CompoundAssignOperator>(&S);
    const Expr *Changed = Unary && Unary->isIncrementDecrementOp()
                              ? Unary->getSubExpr()
                          : Compound ? Compound->getLHS()
                                     : nullptr;
    const auto *At = dyn_cast_or_null<CXXOperatorCallExpr>(
        Changed ? Changed->IgnoreParenImpCasts() : nullptr);
    return At && At->getOperator() == OO_Subscript &&
           Names.isContainer(*At->getArg(0)->IgnoreParenImpCasts());
  };
  return llvm::any_of(Uses.Functions, [&](const FunctionDecl *F) {
    return contains(F->getBody(), Closures::Enter, Counts);
  });
}

/// Whether a function returns a reference to an entry, or its address: callers
/// may keep it while the entry goes.
bool givesEntriesAway(const ValueDecl &Container, const ContainerUses &Uses) {
  return llvm::any_of(Uses.Functions, [&](const FunctionDecl *F) {
    EntryNames Names(Container);
    Names.TraverseStmt(F->getBody());
    const bool Reference = F->getReturnType()->isReferenceType();
    return contains(F->getBody(), Closures::Leave, [&](const Stmt &S) {
      const auto *Return = dyn_cast<ReturnStmt>(&S);
      const Expr *Value = Return ? Return->getRetValue() : nullptr;
      if (!Value)
        return false;
      if (Reference)
        return !Names.isContainer(*Value->IgnoreParenImpCasts()) &&
               Names.mayReach(*Value);
      return contains(Value, Closures::Leave, [&](const Stmt &Part) {
        const auto *Address = dyn_cast<UnaryOperator>(&Part);
        return Address && Address->getOpcode() == UO_AddrOf &&
               Names.mayReach(*Address->getSubExpr());
      });
    });
  });
}

/// `if (size >= N) evict;` for a container with members; \p Object is how it is
/// written, and whether that is a pointer.
std::string boundWithMembers(const GrowthSite &Site, Family F,
                             const std::string &Limit) {
  const std::string Dot = Site.Object + (Site.Pointer ? "->" : ".");
  const std::string Evict =
      F == Family::Adaptor ? "pop()" : "erase(" + Dot + "begin())";
  return "if (" + Dot + "size() >= " + Limit + ") " + Dot + Evict + ";";
}

/// Whether \p F may keep pointers to several entries, or gives one away.
bool namesOtherEntries(const FunctionDecl &F, QualType Entry,
                       const ASTContext &Context) {
  const QualType Pointer = Context.getPointerType(Entry);
  unsigned Names = Context.hasSameType(F.getReturnType(), Pointer) ? 2 : 0;
  for (const Decl *D : F.decls())
    if (const auto *V = dyn_cast<VarDecl>(D))
      Names += Context.hasSameType(V->getType(), Pointer);
  return Names > 1;
}

/// Whether \p F makes the entries that it adds with malloc or its kin.
bool allocates(const FunctionDecl &F) {
  return contains(F.getBody(), Closures::Leave, [](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee && Callee->getIdentifier() &&
           (Callee->getName() == "malloc" || Callee->getName() == "calloc");
  });
}

/// The oldest element of an array makes room, if there is nothing to free in it
/// and the file can move the others.
std::string boundArray(const VarDecl &Array, const std::string &Limit,
                       UseIndex &Index) {
  const VarDecl *Count = elementCount(Array, Index);
  const RecordDecl *Element =
      Array.getType()->getPointeeType()->getAsRecordDecl();
  const auto Move = Index.Context.getTranslationUnitDecl()->lookup(
      &Index.Context.Idents.get("memmove"));
  if (!Count || !Element || !Element->getDefinition() || Move.empty() ||
      llvm::any_of(Element->getDefinition()->fields(), [](const FieldDecl *F) {
        return !F->getType()->isArithmeticType() &&
               !F->getType()->isArrayType();
      }))
    return {};
  const std::string Name = Array.getNameAsString();
  return "if (" + Count->getNameAsString() + " >= " + Limit + ") memmove(" +
         Name + ", " + Name + " + 1, --" + Count->getNameAsString() +
         " * sizeof *" + Name + ");";
}

/// Empty where nobody can tell how an entry goes.
std::string boundFor(const ValueDecl &Container, const ContainerShape &Shape,
                     const GrowthSite &Site, unsigned MaxEntries,
                     UseIndex &Index) {
  const std::string Limit = std::to_string(MaxEntries);
  llvm::StringRef Callee = Site.Callee;
  switch (Shape.F) {
  case Family::Keyed:
    // Erasing is not safe for these while others insert.
    return llvm::StringRef(Shape.Spelling).find("oncurrent") !=
                   llvm::StringRef::npos
               ? std::string()
               : boundWithMembers(Site, Shape.F, Limit);
  case Family::Sequence:
  case Family::Adaptor:
    return boundWithMembers(Site, Shape.F, Limit);
  case Family::GLibHash:
    return "if (g_hash_table_size (" + Site.Object + ") >= " + Limit +
           ") g_hash_table_remove_all (" + Site.Object + ");";
  case Family::GLibList:
    return compat::startsWith(Callee, "g_ptr_array_")
               ? "if (" + Site.Object + "->len >= " + Limit +
                     ") g_ptr_array_remove_index (" + Site.Object + ", 0);"
               : std::string(); // a queue does not say who frees the element
  case Family::UtHash:
    return allocates(*Site.In) &&
                   !namesOtherEntries(*Site.In, Shape.Entry, Index.Context)
               ? "if (HASH_COUNT(" + Site.Object + ") >= " + Limit +
                     ") { void *oldest = " + Site.Object + "; HASH_DEL(" +
                     Site.Object + ", " + Site.Object + "); free(oldest); }"
               : std::string();
  case Family::KHash:
    return compat::consumeFront(Callee, "kh_put_")
               ? "if (kh_size(" + Site.Object + ") >= " + Limit +
                     ") kh_clear(" + Callee.str() + ", " + Site.Object + ");"
               : std::string();
  case Family::Array:
    return boundArray(cast<VarDecl>(Container), Limit, Index);
  case Family::Wrapper:
    return {};
  }
  return {};
}

} // namespace

CacheBound boundCache(const ValueDecl &Container, const ContainerShape &Shape,
                      const ContainerUses &Uses, unsigned MaxEntries,
                      UseIndex &Index) {
  const GrowthSite &Site = Uses.Growth.front();
  const SourceManager &SM = Index.Context.getSourceManager();
  const std::string Bound = boundFor(Container, Shape, Site, MaxEntries, Index);
  if (Bound.empty() || Site.Object.empty())
    return {{}, "nothing tells how an entry goes"};
  ParentMap Parents(Site.In->getBody());
  const Stmt *Statement = Site.E;
  while (Statement) {
    const Stmt *Up = Parents.getParent(Statement);
    const auto *If = dyn_cast_or_null<IfStmt>(Up);
    if (isa_and_nonnull<LambdaExpr>(Up) ||
        (If && (Statement == If->getThen() || Statement == If->getElse()) &&
         !isa<IfStmt>(Statement)) ||
        (isa_and_nonnull<CompoundStmt>(Up) && !Up->getBeginLoc().isMacroID()))
      break;
    Statement = Up;
  }
  // Inside a condition, the eviction would come before what it asks.
  if (!Statement || isa_and_nonnull<LambdaExpr>(Parents.getParent(Statement)))
    return {{}, "it grows inside an expression"};
  // An entry that something in the function still names must stay.
  EntryNames Names(Container);
  Names.TraverseStmt(Site.In->getBody());
  // One eviction makes room for one entry.
  const bool OneEntry =
      llvm::count_if(Uses.Growth, [&](const GrowthSite &Other) {
        return Other.In == Site.In;
      }) == 1;
  if (!OneEntry)
    return {{}, "several entries are added at once"};
  if (Names.liveAcross(*Statement, SM))
    return {{}, "an entry is still in use while another one is added"};
  if (givesEntriesAway(Container, Uses))
    return {{}, "callers get references to its entries"};
  if (releasesEntries(Container, Uses))
    return {{}, "what an entry holds has to be released when it goes"};
  if (countsInEntries(Container, Uses))
    return {{}, "its entries are counts, which would be lost"};
  StatementEdits Edits(Index.Context, Parents);
  if (!Edits.before(*Statement, Bound))
    return {{}, "a macro is in the way"};
  return {Edits.hints(), ""};
}

} // namespace closecall
