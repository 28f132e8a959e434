//===- UnboundedCacheCheck.cpp --------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A container is judged only where every use of it can be seen: members that
// are private or of classes in the main file, all of whose methods and friends
// have bodies here, static variables, and variables that no header declares.
//
//===----------------------------------------------------------------------===//

#include "UnboundedCacheCheck.h"
#include "container/EntryTraits.h"
#include "container/GrownArray.h"
#include "container/KeySupply.h"
#include "container/Lifetime.h"
#include "fix/CacheBound.h"
#include "fix/StatementEdits.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace closecall {

namespace {

constexpr char MemberNode[] = "member";
constexpr char VariableNode[] = "variable";
constexpr char CallNode[] = "call";
constexpr char OptionCacheNames[] = "CacheNames";
constexpr char OptionLongLivedClasses[] = "LongLivedClasses";
constexpr char OptionBoundedKeys[] = "BoundedKeys";
constexpr char OptionEndlessKeys[] = "EndlessKeys";
constexpr char OptionMaxEntries[] = "MaxEntries";
constexpr char OptionReportQueues[] = "ReportQueues";
constexpr char OptionContainers[] = "Containers";
constexpr unsigned DefaultMaxEntries = 1000;
constexpr char DefaultCacheNames[] =
    "([Cc]ache|[Mm]emo|[Ss]een|[Hh]istory|[Pp]ending|[Ss]ession|[Ff]low|"
    "[Ll]ookup|[Ii]nterned|[Vv]isited|[Rr]ecent|[Cc]losed|[Hh]andled|"
    "[Pp]rocessed|Known|(^|[^n])known)";

/// Whether a private function without a body is only there to forbid copying,
/// as before `= delete`.
bool forbidsCopying(const CXXMethodDecl &M) {
  const auto *C = dyn_cast<CXXConstructorDecl>(&M);
  return M.getAccess() == AS_private &&
         ((C && C->isCopyConstructor()) || M.isCopyAssignmentOperator());
}

/// Adds what a class and its nested classes can do with a private member, and
/// with \p Friends, what its friends can; false if some of it is not seen.
bool addFunctions(const CXXRecordDecl &Class, bool Friends,
                  std::vector<const FunctionDecl *> &Functions) {
  for (const Decl *D : Class.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Friend = dyn_cast<FriendDecl>(D)) {
      if (!Friends)
        continue;
      const NamedDecl *Named = Friend->getFriendDecl();
      const TypeSourceInfo *Type = Friend->getFriendType();
      const CXXRecordDecl *Other =
          Type ? Type->getType()->getAsCXXRecordDecl() : nullptr;
      if (Other)
        Other = Other->getDefinition();
      if (Type && (!Other || !addFunctions(*Other, false, Functions)))
        return false;
      if (!Named)
        continue;
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Named))
        Named = Template->getTemplatedDecl();
      D = Named;
    }
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(D)) {
      if (!Nested->isImplicit() && Nested->isThisDeclarationADefinition() &&
          !addFunctions(*Nested, false, Functions))
        return false;
      continue;
    }
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (!F || F->isImplicit() || F->isDeleted() || F->isDefaulted())
      continue;
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    const FunctionDecl *Definition = nullptr;
    if (F->hasBody(Definition))
      Functions.push_back(Definition);
    else if (!M || !(compat::isPureVirtual(*M) || forbidsCopying(*M)))
      return false; // somewhere else; it may shrink the container
  }
  return true;
}

bool isSequence(Family F) {
  return F == Family::Sequence || F == Family::Adaptor || F == Family::GLibList;
}

} // namespace

UnboundedCacheCheck::UnboundedCacheCheck(llvm::StringRef Name,
                                         tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      CacheNames(patternOption(OptionCacheNames, DefaultCacheNames)),
      LongLivedClasses(
          patternOption(OptionLongLivedClasses, defaultLongLivedClasses())),
      BoundedKeys(patternOption(OptionBoundedKeys, defaultBoundedKeys())),
      EndlessKeys(patternOption(OptionEndlessKeys, defaultEndlessKeys())),
      MaxEntries(Options.get(OptionMaxEntries, DefaultMaxEntries)),
      ReportQueues(Options.get(OptionReportQueues, true)),
      ExtraContainers(listOption(OptionContainers, "")),
      Types(ExtraContainers) {
  if (MaxEntries == 0)
    configurationDiag("invalid value '0' for option '%0.%1'; it is at least 1")
        << Name << OptionMaxEntries;
}

void UnboundedCacheCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, OptionCacheNames, CacheNames.Given);
  Options.store(Opts, OptionLongLivedClasses, LongLivedClasses.Given);
  Options.store(Opts, OptionBoundedKeys, BoundedKeys.Given);
  Options.store(Opts, OptionEndlessKeys, EndlessKeys.Given);
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
  Finder->addMatcher(callExpr(callee(functionDecl(hasAnyName(
                                  "realloc", "reallocarray", "g_realloc",
                                  "g_realloc_n", "xrealloc"))),
                              unless(isExpansionInSystemHeader()))
                         .bind(CallNode),
                     this);
}

UseIndex &UnboundedCacheCheck::index(ASTContext &Context) {
  if (!Index) {
    Index = std::make_unique<UseIndex>(Context, Types);
    Lives = std::make_unique<ObjectLives>(*Index, LongLivedClasses.Regex);
  }
  return *Index;
}

void UnboundedCacheCheck::check(const MatchFinder::MatchResult &R) {
  if (const auto *Call = R.Nodes.getNodeAs<CallExpr>(CallNode)) {
    if (const VarDecl *Array = grownArray(*Call))
      checkArray(*Array, *R.Context);
    return;
  }
  const auto *F = R.Nodes.getNodeAs<FieldDecl>(MemberNode);
  const auto *V = R.Nodes.getNodeAs<VarDecl>(VariableNode);
  const auto Shape = Types.of(F ? F->getType() : V->getType());
  if (!Shape)
    return;
  index(*R.Context);
  if (F)
    checkMember(*F, *Shape);
  else
    checkVariable(*V, *Shape);
}

void UnboundedCacheCheck::checkMember(const FieldDecl &F,
                                      const ContainerShape &Shape) {
  const RecordDecl *Parent = F.getParent();
  const SourceManager &SM = Index->Context.getSourceManager();
  const bool Local = SM.isInMainFile(SM.getExpansionLoc(Parent->getLocation()));
  const auto *Class = dyn_cast<CXXRecordDecl>(Parent);
  Candidate C{F, Shape, "'" + Parent->getNameAsString() + "'", {}};
  if (!Class) { // in C, everything is public
    C.Where = "this file";
    if (Local)
      judge(std::move(C));
    return;
  }
  // Of a template, the pattern is judged.
  if (isa<ClassTemplateSpecializationDecl>(Class) ||
      (F.getAccess() != AS_private && !Local) || Class->isLambda())
    return;
  if (addFunctions(*Class, true, C.Behaviour))
    judge(std::move(C));
}

void UnboundedCacheCheck::checkVariable(const VarDecl &V,
                                        const ContainerShape &Shape) {
  if (V.isConstexpr() || V.getType().isConstQualified() ||
      !V.isThisDeclarationADefinition(Index->Context))
    return;
  Candidate C{V, Shape, "this file", {}};
  if (V.isStaticDataMember()) {
    const auto *Class = dyn_cast<CXXRecordDecl>(V.getDeclContext());
    if (!Class || V.getCanonicalDecl()->getAccess() != AS_private ||
        !addFunctions(*Class, true, C.Behaviour))
      return;
    C.Where = "'" + Class->getNameAsString() + "'";
  } else if (V.isStaticLocal()) {
    const auto *F = dyn_cast<FunctionDecl>(V.getDeclContext());
    if (!F || F->getTemplateInstantiationPattern())
      return;
    C.Where = "'" + F->getNameAsString() + "'";
  } else if (!isInternal(V, Index->Context)) {
    return; // other files may shrink it
  }
  judge(std::move(C));
}

void UnboundedCacheCheck::checkArray(const VarDecl &V, ASTContext &Context) {
  if (!isInternal(V, Context) || !Arrays.insert(&V).second)
    return;
  const ContainerShape Shape{
      Family::Array, {}, V.getType()->getPointeeType(), "", nullptr};
  conclude({V, Shape, V.isStaticLocal() ? "this function" : "this file", {}},
           collectArrayUses(V, index(Context)));
}

void UnboundedCacheCheck::judge(Candidate C) {
  // What a wrapper never removes is said of its own container.
  if (C.Shape.Inner) {
    const auto Kept = Types.of(C.Shape.Inner->getType());
    const ContainerUses Inside =
        collectUses(*C.Shape.Inner, *Kept, Index->of(*C.Shape.Inner), *Index);
    if (!Inside.Shrinks && Inside.RemovesByKey.empty())
      return;
  }
  const ContainerUses Uses =
      collectUses(C.Container, C.Shape, Index->of(C.Container), *Index);
  conclude(std::move(C), Uses);
}

void UnboundedCacheCheck::conclude(Candidate C, const ContainerUses &Uses) {
  if (Uses.Growth.empty() || Uses.Shrinks || Uses.Bounded || Uses.OutOfReach)
    return;
  // Objects of a class that anybody can fill come and go, unless one is static.
  const auto *F = dyn_cast<FieldDecl>(&C.Container);
  const bool OfStatic =
      llvm::any_of(Uses.Growth, [](const GrowthSite &G) { return G.OfStatic; });
  if (F && F->getAccess() != AS_private && !OfStatic)
    return;
  for (const FunctionDecl *F : Uses.Functions)
    if (!llvm::is_contained(C.Behaviour, F))
      C.Behaviour.push_back(F);
  const Complaint Found = complaint(C, Uses);
  if (Found.Message.empty())
    return;
  if (F && !OfStatic) {
    const ObjectLife Life = Lives->of(*F->getParent(), Uses.Functions);
    if (Life == ObjectLife::Short || (Life == ObjectLife::Unknown &&
                                      !Found.EntriesEnd && !holdsVisitors(*F)))
      return;
  }
  report(C, Uses, Found);
}

/// Whether each task that the container gets runs what its function was given:
/// one for each piece of work.
static bool growsWithWork(const ContainerUses &Uses) {
  const auto IsGiven = [](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *P = R ? dyn_cast<ParmVarDecl>(R->getDecl()) : nullptr;
    const QualType T = P ? P->getType().getNonReferenceType() : QualType();
    return P && (isCode(T) || T->isTemplateTypeParmType());
  };
  return llvm::all_of(Uses.Growth, [&](const GrowthSite &G) {
    return contains(G.E, Closures::Enter, IsGiven);
  });
}

/// Whether the name, or that of the type, says that it is a cache.
bool UnboundedCacheCheck::nameFits(const Candidate &C) const {
  return CacheNames.match(C.Container.getName()) ||
         CacheNames.match(C.Shape.Spelling);
}

/// Whether it belongs to a class that is called a cache.
static bool isOfCache(const ValueDecl &Container) {
  static const llvm::Regex Name("[Cc]ache([^a-z]|$)");
  const auto *Class = dyn_cast<RecordDecl>(Container.getDeclContext());
  return Class && Name.match(Class->getName());
}

/// Whether the world has more keys than the container can hold: what only looks
/// like a cache needs names that say so.
bool UnboundedCacheCheck::findsNewKeys(const Candidate &C,
                                       const ContainerUses &Uses) const {
  const KeySupply Supply = keySupply(C.Container, C.Shape, Uses,
                                     BoundedKeys.Regex, EndlessKeys.Regex);
  return Supply == KeySupply::Endless ||
         (Supply == KeySupply::Unknown &&
          (nameFits(C) || isOfCache(C.Container)));
}

/// What is wrong with the container; empty if it may be no cache at all.
UnboundedCacheCheck::Complaint
UnboundedCacheCheck::complaint(const Candidate &C,
                               const ContainerUses &Uses) const {
  const std::string Name = "'" + C.Container.getNameAsString() + "'";
  const FieldDecl *Expiry =
      isSequence(C.Shape.F) ? nullptr : expiryField(C.Shape.Entry);
  if (!Uses.RemovesByKey.empty()) {
    // Entries go when somebody names their key: that is enough, unless they
    // were to go with time and code says so.
    if (!Expiry || !isSurelyExpiry(*Expiry) ||
        namesField(*Expiry, Uses.RemovesByKey) ||
        !namesField(*Expiry, C.Behaviour))
      return {};
    return {"entries of " + Name + " expire but " + C.Where +
                " removes them only by key, never by time",
            true};
  }
  const bool FitsName = nameFits(C) && (!isSequence(C.Shape.F) || ReportQueues);
  // A list of what was configured is looked through and enlarged, too, and so
  // is a registry of functions.
  const bool HasKeys = !isSequence(C.Shape.F) && C.Shape.F != Family::Array &&
                       !isCode(C.Shape.Entry);
  const bool IsCache = (FitsName || (Uses.LooksUp && HasKeys)) &&
                       (!HasKeys || findsNewKeys(C, Uses));
  if (Expiry && (IsCache || isSurelyExpiry(*Expiry)))
    return {"entries of " + Name + " expire but nothing in " + C.Where +
                " ever removes them",
            true};
  if (marksDone(C.Shape.Entry, C.Behaviour))
    return {"items of " + Name + " are marked done but nothing in " + C.Where +
                " ever removes them",
            true};
  if (isSequence(C.Shape.F) && leavesEmptyPlaces(C.Container, C.Behaviour))
    return {Name + " keeps the places of items that are gone: nothing in " +
                C.Where + " ever uses one again",
            false, "use the place of one that is gone",
            "others name its items by their number"};
  if (isTask(C.Shape.Entry) && (!isSequence(C.Shape.F) || growsWithWork(Uses)))
    return {Name + " keeps tasks that have finished: nothing in " + C.Where +
                " ever removes an entry",
            true, "take out what has finished", "others may still run"};
  if (!isSequence(C.Shape.F) && emptiesEntries(C.Shape.Entry, C.Behaviour) &&
      keySupply(C.Container, C.Shape, Uses, BoundedKeys.Regex,
                EndlessKeys.Regex) != KeySupply::Bounded)
    return {Name + " keeps entries that have been emptied: nothing in " +
            C.Where + " ever removes one"};
  if (!IsCache ||
      (isSequence(C.Shape.F) && isComposite(C.Container, C.Shape.Entry)))
    return {};
  if (Uses.ShrinksOnError)
    return {Name + " only grows: " + C.Where +
            " removes an entry only on an error path"};
  if (Uses.ShrinksFixedKey)
    return {Name + " only grows: " + C.Where +
            " removes only the entry of a fixed key"};
  return {Name + " only grows: nothing in " + C.Where +
          (Uses.ShrinksAtEnd ? " but the destructor" : "") +
          " ever removes an entry"};
}

void UnboundedCacheCheck::report(const Candidate &C, const ContainerUses &Uses,
                                 const Complaint &Found) {
  diag(C.Container.getLocation(), "%0") << Found.Message;
  const GrowthSite &Site = Uses.Growth.front();
  const SourceLocation Loc =
      Index->Context.getSourceManager().getExpansionLoc(Site.E->getExprLoc());
  diag(Loc, "it grows here, under keys that come from outside",
       DiagnosticIDs::Note);
  if (!Found.Obstacle.empty()) {
    diag(Loc, "%0%1", DiagnosticIDs::Note)
        << Found.Advice << text::noEdit(Found.Obstacle);
    return;
  }
  // Which entry may go is the author's choice: not without a look.
  CacheBound Bound = boundCache(C.Container, C.Shape, Uses, MaxEntries, *Index);
  // A statement gets its braces once.
  if (Bound.Edits.size() > 1 && meet(Bound.Edits, WithBraces))
    Bound = {{}, "that for another container stands at the same place"};
  else if (Bound.Edits.size() > 1)
    WithBraces.insert(WithBraces.end(), Bound.Edits.begin(), Bound.Edits.end());
  auto Note = diag(Loc, "bound it: evict an entry before one is added%0",
                   DiagnosticIDs::Note)
              << text::noEdit(Bound.Obstacle);
  for (const FixItHint &Hint : Bound.Edits)
    Note << Hint;
}

} // namespace closecall
