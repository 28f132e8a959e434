//===- UnboundedCacheCheck.cpp --------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A container is judged only where every use of it can be seen: private members
// of classes all of whose methods have bodies here, static variables, and
// variables with internal linkage.
//
//===----------------------------------------------------------------------===//

#include "UnboundedCacheCheck.h"
#include "fix/StatementEdits.h"
#include "support/LibraryFunction.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace closecall {

namespace {

constexpr char MemberNode[] = "member";
constexpr char VariableNode[] = "variable";
constexpr char OptionCacheNames[] = "CacheNames";
constexpr char OptionMaxEntries[] = "MaxEntries";
constexpr char OptionReportQueues[] = "ReportQueues";
constexpr char OptionContainers[] = "Containers";
constexpr unsigned DefaultMaxEntries = 1000;
constexpr char DefaultCacheNames[] =
    "([Cc]ache|[Mm]emo|[Ss]een|[Hh]istory|[Pp]ending|[Ss]ession|[Ff]low|"
    "[Ll]ookup|[Ii]nterned|[Vv]isited|[Rr]ecent|[Kk]nown)";
constexpr char ExpiryNames[] =
    "^(expir(es|y|ation)(_?at)?|deadline|ttl|valid_?until|timestamp)_?$";

constexpr const char *Maps[] = {"std::map",
                                "std::unordered_map",
                                "std::multimap",
                                "std::set",
                                "std::unordered_set",
                                "std::unordered_multimap",
                                "std::multiset",
                                "std::unordered_multiset",
                                "absl::flat_hash_map",
                                "absl::node_hash_map",
                                "absl::flat_hash_set",
                                "absl::node_hash_set",
                                "absl::btree_map",
                                "absl::btree_set",
                                "boost::unordered_map",
                                "boost::unordered_set",
                                "boost::unordered_flat_map",
                                "boost::container::flat_map",
                                "folly::F14FastMap",
                                "folly::F14ValueMap",
                                "folly::F14NodeMap",
                                "folly::F14FastSet",
                                "tsl::robin_map",
                                "tsl::robin_set",
                                "robin_hood::unordered_map",
                                "phmap::flat_hash_map",
                                "phmap::flat_hash_set",
                                "ankerl::unordered_dense::map",
                                "QHash",
                                "QMap",
                                "QSet"};
constexpr const char *Queues[] = {
    "std::vector",         "std::deque", "std::list", "std::queue",
    "std::priority_queue", "QList",      "QVector",   "QQueue"};

const ClassTemplateSpecializationDecl *specialisation(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return dyn_cast_or_null<ClassTemplateSpecializationDecl>(R);
}

/// bool, enumerations and single characters: there are only so many keys.
bool hasBoundedKey(QualType T) {
  const auto *S = specialisation(T);
  if (!S || S->getTemplateArgs().size() == 0 ||
      S->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  const QualType Key = S->getTemplateArgs()[0].getAsType();
  return Key->isBooleanType() || Key->isEnumeralType() || Key->isCharType();
}

/// Whether the mapped type has a field that says when an entry expires.
bool entriesExpire(QualType T) {
  const auto *S = specialisation(T);
  if (!S || S->getTemplateArgs().size() < 2 ||
      S->getTemplateArgs()[1].getKind() != TemplateArgument::Type)
    return false;
  const CXXRecordDecl *Entry =
      S->getTemplateArgs()[1].getAsType()->getAsCXXRecordDecl();
  if (Entry)
    Entry = Entry->getDefinition();
  if (!Entry)
    return false;
  const llvm::Regex Expiry(ExpiryNames, llvm::Regex::IgnoreCase);
  for (const FieldDecl *F : Entry->fields())
    if (Expiry.match(F->getName()))
      return true;
  return false;
}

} // namespace

UnboundedCacheCheck::UnboundedCacheCheck(llvm::StringRef Name,
                                         tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      CacheNames(std::string(Options.get(OptionCacheNames, DefaultCacheNames))),
      MaxEntries(Options.get(OptionMaxEntries, DefaultMaxEntries)),
      ReportQueues(Options.get(OptionReportQueues, false)),
      ExtraContainers(listOption(OptionContainers, "")),
      CacheName(std::make_unique<llvm::Regex>(CacheNames)) {
  std::string Error;
  if (!CacheName->isValid(Error)) {
    configurationDiag("invalid regular expression '%0' for option '%1.%2': %3")
        << CacheNames << Name << OptionCacheNames << Error;
    CacheName = std::make_unique<llvm::Regex>(DefaultCacheNames);
  }
  if (MaxEntries == 0)
    configurationDiag("invalid value '0' for option '%0.%1'; it is at least 1")
        << Name << OptionMaxEntries;
  for (const char *One : Maps)
    Containers.insert(One);
  if (ReportQueues)
    for (const char *One : Queues)
      Containers.insert(One);
  for (const std::string &One : ExtraContainers)
    Containers.insert(One);
}

void UnboundedCacheCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, OptionCacheNames, CacheNames);
  Options.store(Opts, OptionMaxEntries, MaxEntries);
  Options.store(Opts, OptionReportQueues, ReportQueues);
  Options.store(Opts, OptionContainers, llvm::join(ExtraContainers, ";"));
}

void UnboundedCacheCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      fieldDecl(unless(isExpansionInSystemHeader())).bind(MemberNode), this);
  Finder->addMatcher(varDecl(hasGlobalStorage(), unless(parmVarDecl()),
                             unless(isExpansionInSystemHeader()))
                         .bind(VariableNode),
                     this);
}

bool UnboundedCacheCheck::isContainer(QualType T) const {
  if (T.isConstQualified() || T->isDependentType())
    return false;
  const auto *S = specialisation(T);
  return S && !T->isReferenceType() && Containers.count(qualifiedName(*S)) &&
         !hasBoundedKey(T);
}

void UnboundedCacheCheck::check(const MatchFinder::MatchResult &R) {
  if (const auto *F = R.Nodes.getNodeAs<FieldDecl>(MemberNode);
      F && isContainer(F->getType()))
    checkMember(*F, *R.Context);
  if (const auto *V = R.Nodes.getNodeAs<VarDecl>(VariableNode);
      V && isContainer(V->getType()))
    checkVariable(*V, *R.Context);
}

void UnboundedCacheCheck::checkMember(const FieldDecl &F, ASTContext &Context) {
  const auto *Class = dyn_cast<CXXRecordDecl>(F.getParent());
  if (!Class || Class->isDependentContext() || Class->hasFriends() ||
      F.getAccess() == AS_public || F.getAccess() == AS_protected)
    return;
  std::vector<const FunctionDecl *> Methods;
  for (const Decl *D : Class->decls()) {
    if (isa<FunctionTemplateDecl>(D) || isa<CXXRecordDecl>(D)) {
      const auto *Nested = dyn_cast<CXXRecordDecl>(D);
      // Nested classes see private members; plain records of data do not care.
      if (!Nested || (!Nested->isImplicit() && Nested->hasDefinition() &&
                      Nested->methods().begin() != Nested->methods().end() &&
                      !Nested->isAggregate()))
        return;
    }
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    if (!M || M->isImplicit() || M->isDeleted() || M->isDefaulted())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!M->hasBody(Definition))
      return; // somewhere else; it may shrink the container
    Methods.push_back(Definition);
  }
  ContainerUses Uses;
  for (const FunctionDecl *M : Methods)
    collectUses(*M, F, Context, Uses);
  report(F, Uses, "'" + Class->getNameAsString() + "'", Context);
}

namespace {

/// All function definitions below a declaration context.
void collectFunctions(const DeclContext &In, const SourceManager &SM,
                      std::vector<const FunctionDecl *> &Functions) {
  for (const Decl *D : In.decls()) {
    if (SM.isInSystemHeader(D->getLocation()))
      continue;
    if (const auto *F = dyn_cast<FunctionDecl>(D);
        F && F->doesThisDeclarationHaveABody())
      Functions.push_back(F);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      Functions.push_back(Template->getTemplatedDecl());
    if (isa<NamespaceDecl>(D) || isa<LinkageSpecDecl>(D) ||
        isa<CXXRecordDecl>(D))
      collectFunctions(*cast<DeclContext>(D), SM, Functions);
  }
}

} // namespace

void UnboundedCacheCheck::checkVariable(const VarDecl &V, ASTContext &Context) {
  if (V.isStaticDataMember() || V.isConstexpr() ||
      V.getDeclContext()->isDependentContext())
    return;
  ContainerUses Uses;
  if (V.isStaticLocal()) {
    const auto *F = dyn_cast<FunctionDecl>(V.getDeclContext());
    if (!F || !F->hasBody())
      return;
    collectUses(*F, V, Context, Uses);
    report(V, Uses, "'" + F->getNameAsString() + "'", Context);
    return;
  }
  if (V.isExternallyVisible())
    return; // other files may shrink it
  std::vector<const FunctionDecl *> Functions;
  collectFunctions(*Context.getTranslationUnitDecl(),
                   Context.getSourceManager(), Functions);
  for (const FunctionDecl *F : Functions)
    if (F->getBody())
      collectUses(*F, V, Context, Uses);
  report(V, Uses, "this file", Context);
}

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
  bool VisitDeclRefExpr(DeclRefExpr *R) {
    Mentioned |= R->getDecl() == &Container;
    if (!Within)
      Uses.push_back(R);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *M) {
    Mentioned |= M->getMemberDecl() == &Container;
    return true;
  }
  /// Whether one of them is used behind \p Loc.
  bool usedBehind(SourceLocation Loc, const SourceManager &SM) const {
    return llvm::any_of(Uses, [&](const DeclRefExpr *R) {
      return Names.count(R->getDecl()) &&
             SM.isBeforeInTranslationUnit(Loc, R->getBeginLoc());
    });
  }

private:
  const ValueDecl &Container;
  const VarDecl *Within = nullptr;
  bool Mentioned = false;
  llvm::SmallPtrSet<const ValueDecl *, 4> Names;
  std::vector<const DeclRefExpr *> Uses;
};

} // namespace

void UnboundedCacheCheck::report(const ValueDecl &Container,
                                 const ContainerUses &Uses,
                                 const std::string &Where,
                                 ASTContext &Context) {
  if (Uses.Growth.empty() || Uses.Shrinks || Uses.Bounded || Uses.OutOfReach)
    return;
  if (!Uses.LooksUp && !CacheName->match(Container.getName()))
    return;
  const bool Expires = entriesExpire(Container.getType());
  diag(
      Container.getLocation(),
      "%select{'%1' only grows: nothing in %2 ever removes an entry|entries of "
      "'%1' expire but nothing in %2 ever removes them}0")
      << static_cast<unsigned>(Expires) << Container.getName() << Where;
  const GrowthSite &Site = Uses.Growth.front();
  diag(Site.E->getExprLoc(), "it grows here, under keys that come from outside",
       DiagnosticIDs::Note);
  // Which entry may go is the author's choice: not without a look.
  ParentMap Parents(Site.In->getBody());
  const Stmt *Statement = Site.E;
  while (Statement &&
         !isa_and_nonnull<CompoundStmt>(Parents.getParent(Statement)))
    Statement = Parents.getParent(Statement);
  StatementEdits Edits(Context, Parents);
  const std::string Name = Container.getNameAsString();
  const std::string Bound = "if (" + Name +
                            ".size() >= " + std::to_string(MaxEntries) + ") " +
                            Name + ".erase(" + Name + ".begin());";
  auto Note =
      diag(Site.E->getExprLoc(), "bound it: evict an entry before one is added",
           DiagnosticIDs::Note);
  // An entry that something in the function still names must stay.
  EntryNames Names(Container);
  Names.TraverseStmt(Site.In->getBody());
  if (Statement &&
      !Names.usedBehind(Statement->getEndLoc(), Context.getSourceManager()) &&
      Edits.before(*Statement, Bound))
    for (const FixItHint &Hint : Edits.hints())
      Note << Hint;
}

} // namespace closecall
