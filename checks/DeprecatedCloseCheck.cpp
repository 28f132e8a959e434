//===- DeprecatedCloseCheck.cpp -------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Three sources: rows of the catalogue, for what compilers are silent about,
// and, on functions with a closing name, deprecation attributes and (option
// DocComments) doc comments.  Rows whose old name is a macro are met by the
// preprocessor.
//
//===----------------------------------------------------------------------===//

#include "DeprecatedCloseCheck.h"
#include "support/Compat.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "clang/AST/ExprCXX.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/MacroArgs.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;
using closecall::catalogue::DeprecatedRow;
using closecall::catalogue::Fact;

namespace closecall {

namespace {

constexpr char UseNode[] = "use";
constexpr char MemberNode[] = "member";
constexpr char OptionCloseNames[] = "CloseNames";
constexpr char OptionOpenings[] = "Openings";
constexpr char OptionDocComments[] = "DocComments";
/// `end` and `term` as words of their own: `send`, `endl` and `determine` close
/// nothing.
constexpr char DefaultCloseNames[] =
    "([Cc]lose|[Ff]ree|[Dd]estroy|[Cc]leanup|[Ss]hutdown|[Rr]elease|"
    "[Tt]erminate|[Ff]inish|[Dd]isconnect|[Uu]nref|[Dd]ispose|[Dd]elete|"
    "[Ss]top|(^|_)(end|term)($|_|[A-Z])|(^|[a-z0-9_])(End|Term)($|_|[A-Z])|"
    "^end[a-z]+ent$)";

class MacroUses : public PPCallbacks {
public:
  MacroUses(DeprecatedCloseCheck &Check, const SourceManager &SM)
      : Check(Check), SM(SM) {}

  void MacroExpands(const Token &Name, const MacroDefinition &, SourceRange,
                    const MacroArgs *) override {
    const SourceLocation Loc = Name.getLocation();
    if (Loc.isMacroID() || SM.isInSystemHeader(Loc))
      return;
    Uses.push_back({Name.getIdentifierInfo(), Loc});
  }
  // Only then is it known which names the translation unit has.
  void EndOfMainFile() override {
    for (const auto &[Name, Loc] : Uses)
      Check.macroExpanded(Name->getName(), Loc);
  }

private:
  DeprecatedCloseCheck &Check;
  const SourceManager &SM;
  std::vector<std::pair<const IdentifierInfo *, SourceLocation>> Uses;
};

bool sameParameters(const FunctionDecl &A, const FunctionDecl &B) {
  if (A.getNumParams() != B.getNumParams() || A.isVariadic() != B.isVariadic())
    return false;
  for (unsigned I = 0; I < A.getNumParams(); ++I)
    if (A.getParamDecl(I)->getType().getCanonicalType() !=
        B.getParamDecl(I)->getType().getCanonicalType())
      return false;
  return true;
}

/// The last part of a qualified name.
llvm::StringRef unqualified(llvm::StringRef Name) {
  const size_t At = Name.rfind(':');
  return At == llvm::StringRef::npos ? Name : Name.substr(At + 1);
}

/// The template that a function is made of; else the function.
const FunctionDecl *pattern(const FunctionDecl *F) {
  const FunctionTemplateDecl *Template = F->getPrimaryTemplate();
  return Template ? Template->getTemplatedDecl() : F;
}

/// A function named \p Name next to \p Old, in its class or in its scope: the
/// overload with the same parameters if there is one.
const FunctionDecl *findBeside(const FunctionDecl &Old, llvm::StringRef Name,
                               ASTContext &Context) {
  const FunctionDecl *Any = nullptr;
  for (const NamedDecl *D : Old.getDeclContext()->getRedeclContext()->lookup(
           DeclarationName(&Context.Idents.get(unqualified(Name))))) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (F && sameParameters(*pattern(&Old), *F))
      return F;
    if (F && !Any)
      Any = F;
  }
  return Any;
}

bool isUpper(char C) { return C >= 'A' && C <= 'Z'; }

/// The name at the start of \p Text; with \p Marked, one that can be told from
/// prose: by Doxygen's `\ref X`, quotes, a bracket, or by its spelling.
llvm::StringRef nameAt(llvm::StringRef Text, bool &Marked) {
  static constexpr char Quotes[] = " `'\"#{";
  const llvm::StringRef Bare = Text.ltrim(Quotes);
  const bool Command = !Bare.empty() && (Bare[0] == '\\' || Bare[0] == '@');
  const llvm::StringRef Rest =
      Command ? Bare.substr(std::min(Bare.find(' '), Bare.size())).ltrim(Quotes)
              : Bare;
  const llvm::StringRef Name =
      Rest.take_while(
              [](char C) { return llvm::isAlnum(C) || C == '_' || C == ':'; })
          .rtrim(':');
  if (Name.empty() || llvm::isDigit(Name.front()))
    return {};
  Marked = Command || Bare.size() < Text.size() ||
           Rest.substr(Name.size()).find('(') == 0 ||
           Name.find_first_of("_:") != llvm::StringRef::npos ||
           Name.drop_front().find_if(isUpper) != llvm::StringRef::npos;
  return Name;
}

/// The function that the text names: "use X()", "replaced by X", "call X
/// instead".  Prose follows such words as well ("use the new one"), so X must
/// exist beside \p Old or be marked as a name.  Empty if there is none.
std::string replacementIn(llvm::StringRef Text, const FunctionDecl &Old,
                          ASTContext &Context) {
  static constexpr const char *Leads[] = {
      "use ",         "replaced by ",  "replaced with ",
      "renamed to ",  "call ",         "superseded by ",
      "in favor of ", "in favour of ", "prefer "};
  const std::string Lower = Text.lower();
  for (const char *Lead : Leads) {
    const size_t At = Lower.find(Lead);
    if (At == std::string::npos)
      continue;
    bool Marked = false;
    const llvm::StringRef Name =
        nameAt(Text.substr(At + llvm::StringRef(Lead).size()), Marked);
    if (!Name.empty() && (Marked || findBeside(Old, Name, Context)))
      return Name.str();
  }
  return {};
}

/// What the declaration says of its deprecation, in whatever form: GNU, C++,
/// C23, MSVC, or clang's availability for the platform that is compiled for.
struct Declared {
  std::string Message;
  std::string Replacement;
};

std::optional<Declared> declaredDeprecation(const FunctionDecl &F,
                                            const ASTContext &Context) {
  if (const auto *A = F.getAttr<DeprecatedAttr>())
    return Declared{A->getMessage().str(), A->getReplacement().str()};
  Declared Said;
  if (!F.hasAttr<AvailabilityAttr>() ||
      F.getAvailability(&Said.Message) != AR_Deprecated)
    return std::nullopt;
  const llvm::StringRef Platform = Context.getTargetInfo().getPlatformName();
  for (const auto *A : F.specific_attrs<AvailabilityAttr>())
    if (A->getPlatform()->getName() == Platform)
      Said.Replacement = A->getReplacement().str();
  return Said;
}

/// The call whose function \p Use names; null if it is another use.  To know
/// what is around a node costs much, so nobody asks without need.
const CallExpr *callOf(const DeclRefExpr &Use, ASTContext &Context) {
  const auto Parents = Context.getParents(Use);
  const auto *Cast =
      Parents.empty() ? nullptr : Parents[0].get<ImplicitCastExpr>();
  if (!Cast)
    return nullptr;
  const auto Above = Context.getParents(*Cast);
  const auto *Call = Above.empty() ? nullptr : Above[0].get<CallExpr>();
  return Call && Call->getCallee()->IgnoreParenImpCasts() == &Use ? Call
                                                                  : nullptr;
}

/// Whether a function or a macro of this name can be used here.
bool isVisible(llvm::StringRef Name, ASTContext &Context, Preprocessor *PP) {
  IdentifierInfo &Id = Context.Idents.get(Name);
  if (PP && PP->isMacroDefined(&Id))
    return true;
  for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(&Id))
    if (isa<FunctionDecl>(D))
      return true;
  for (const Decl *D : Context.getTranslationUnitDecl()->decls())
    if (const auto *L = dyn_cast<LinkageSpecDecl>(D))
      for (const Decl *Inner : L->decls())
        if (const auto *F = dyn_cast<FunctionDecl>(Inner))
          if (F->getIdentifier() == &Id)
            return true;
  return false;
}

} // namespace

DeprecatedCloseCheck::DeprecatedCloseCheck(llvm::StringRef Name,
                                           tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      CloseNames(patternOption(OptionCloseNames, DefaultCloseNames)),
      Openings(Options.get(OptionOpenings, false)),
      DocComments(Options.get(OptionDocComments, false)) {}

void DeprecatedCloseCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, OptionCloseNames, CloseNames.Given);
  Options.store(Opts, OptionOpenings, Openings);
  Options.store(Opts, OptionDocComments, DocComments);
}

void DeprecatedCloseCheck::registerPPCallbacks(const SourceManager &SM,
                                               Preprocessor *P,
                                               Preprocessor *Expander) {
  CatalogueCheck::registerPPCallbacks(SM, P, Expander);
  PP = P;
  P->addPPCallbacks(std::make_unique<MacroUses>(*this, SM));
}

void DeprecatedCloseCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      declRefExpr(to(functionDecl()), unless(isExpansionInSystemHeader()))
          .bind(UseNode),
      this);
  Finder->addMatcher(memberExpr(hasDeclaration(cxxMethodDecl()),
                                unless(isExpansionInSystemHeader()))
                         .bind(MemberNode),
                     this);
}

/// A reader who cannot act on a finding is only disturbed by it; compilers warn
/// of attributes anyway.
static bool saysWhatToDo(const DeprecatedRow &Row) {
  return Row.Remove || !Row.Use.empty() || !Row.Reason.empty();
}

const DeprecatedRow *DeprecatedCloseCheck::rowFor(llvm::StringRef Name) {
  if (!catalogue().mentions(Name))
    return nullptr;
  for (const Fact &F : catalogue().lookup(Name))
    if (F.K == Fact::Deprecates && (F.Deprecated->Closes || Openings) &&
        saysWhatToDo(*F.Deprecated) && versionHolds(*F.Deprecated) &&
        hasReplacement(*F.Deprecated))
      return F.Deprecated;
  return nullptr;
}

/// Whether the headers that are included name what the row advises.  A row that
/// asks for a version, or that says more than a name, is not about one header.
bool DeprecatedCloseCheck::hasReplacement(const DeprecatedRow &Row) const {
  if (Row.Use.empty() || !Row.VersionMacro.empty() || !Row.Reason.empty() ||
      Row.Owner->User || !PP)
    return true;
  const IdentifierTable &Names = PP->getIdentifierTable();
  return Names.find(Row.Use) != Names.end();
}

bool DeprecatedCloseCheck::versionHolds(const DeprecatedRow &Row) const {
  if (Row.VersionMacro.empty())
    return true;
  if (!PP)
    return false;
  const MacroInfo *M =
      PP->getMacroInfo(PP->getIdentifierInfo(Row.VersionMacro));
  if (!M || M->getNumTokens() != 1)
    return false;
  bool Invalid = false;
  const std::string Text = PP->getSpelling(M->getReplacementToken(0), &Invalid);
  int64_t Value = 0;
  return !Invalid &&
         !llvm::StringRef(Text).rtrim("uUlL").getAsInteger(0, Value) &&
         Value >= Row.MinVersion;
}

std::string DeprecatedCloseCheck::sentence(const DeprecatedRow &Row,
                                           llvm::StringRef Name) const {
  std::string Text = "'" + Name.str() + "' is deprecated";
  if (!Row.Since.empty())
    Text += " since " + Row.Owner->Name + " " + Row.Since;
  if (!Row.Reason.empty())
    return Text + "; " + text::withoutBrackets(Row.Reason);
  if (!Row.Use.empty())
    return Text + "; use '" + Row.Use + "'";
  return Text + (Row.Remove ? "; the call does nothing and can go" : "");
}

void DeprecatedCloseCheck::macroExpanded(llvm::StringRef Name,
                                         SourceLocation Loc) {
  const DeprecatedRow *Row = rowFor(Name);
  if (!Row)
    return;
  auto Diag = diag(Loc, "%0") << sentence(*Row, Name);
  if (Row->Fix && !Row->Use.empty() && Row->Arguments.empty())
    Diag << FixItHint::CreateReplacement(SourceRange(Loc, Loc), Row->Use);
}

/// Whether \p Use stands in a function that is deprecated itself: the library's
/// own implementation.
bool DeprecatedCloseCheck::insideDeprecated(const Stmt &Use,
                                            ASTContext &Context) {
  auto Parents = Context.getParents(Use);
  while (!Parents.empty()) {
    if (const auto *F = Parents[0].get<FunctionDecl>())
      return F->hasAttr<DeprecatedAttr>() ||
             (F->getIdentifier() && rowFor(F->getName()));
    Parents = Context.getParents(Parents[0]);
  }
  return false;
}

/// Whether the same words mean something else for other template arguments.
static bool isInInstantiation(const Stmt &Use, ASTContext &Context) {
  auto Parents = Context.getParents(Use);
  while (!Parents.empty()) {
    if (const auto *F = Parents[0].get<FunctionDecl>();
        F && F->isTemplateInstantiation())
      return true;
    Parents = Context.getParents(Parents[0]);
  }
  return false;
}

void DeprecatedCloseCheck::check(const MatchFinder::MatchResult &R) {
  if (const auto *M = R.Nodes.getNodeAs<MemberExpr>(MemberNode)) {
    const auto *Method = cast<CXXMethodDecl>(M->getMemberDecl());
    if (isDeclaredDeprecated(*Method, *R.Context))
      reportDeclared(*Method, M->getMemberLoc(),
                     !isInInstantiation(*M, *R.Context), *R.Context);
    return;
  }
  const auto *Use = R.Nodes.getNodeAs<DeclRefExpr>(UseNode);
  const auto *F = cast<FunctionDecl>(Use->getDecl());
  if (!F->getIdentifier())
    return;
  const DeprecatedRow *Row = rowFor(F->getName());
  if (Row &&
      !isOfLibrary(*F, *Row->Owner, catalogue(), R.Context->getSourceManager()))
    Row = nullptr;
  // Only few are worth a look at what is around them.
  if ((!Row && !isDeclaredDeprecated(*F, *R.Context)) ||
      insideDeprecated(*Use, *R.Context))
    return;
  const CallExpr *Call = callOf(*Use, *R.Context);
  if (Row)
    reportRow(*Row, F->getName(), *Use, Call, *R.Context);
  else
    reportDeclared(*F, Use->getLocation(), !isInInstantiation(*Use, *R.Context),
                   *R.Context);
}

void DeprecatedCloseCheck::reportRow(const DeprecatedRow &Row,
                                     llvm::StringRef Name,
                                     const DeclRefExpr &Use,
                                     const CallExpr *Call,
                                     ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const LangOptions &LO = Context.getLangOpts();
  const SourceLocation Loc = Use.getLocation();
  auto Diag = diag(SM.getExpansionLoc(Loc), "%0") << sentence(Row, Name);
  if (!Row.Fix || Loc.isMacroID())
    return;
  if (Row.Remove) {
    if (!Call || Call->getEndLoc().isMacroID() || Call->getBeginLoc() != Loc)
      return;
    const SourceLocation End = text::afterSemicolon(*Call, SM, LO);
    const auto Parents = Context.getParents(*Call);
    if (End.isValid() && !Parents.empty() && Parents[0].get<CompoundStmt>())
      Diag << FixItHint::CreateRemoval(CharSourceRange::getCharRange(Loc, End));
    return;
  }
  if (Row.Use.empty() || !isVisible(Row.Use, Context, PP))
    return;
  if (Row.Arguments.empty()) {
    Diag << FixItHint::CreateReplacement(SourceRange(Loc, Loc), Row.Use);
    return;
  }
  if (!Call || Call->getEndLoc().isMacroID() || Call->getBeginLoc() != Loc)
    return;
  std::string Text = Row.Use + "(";
  for (const std::string &Argument : Row.Arguments) {
    unsigned Number = 0;
    if (Text.back() != '(')
      Text += ", ";
    if (Argument.front() != '$' ||
        llvm::StringRef(Argument).drop_front().getAsInteger(10, Number)) {
      Text += Argument;
    } else {
      if (Number == 0 || Number > Call->getNumArgs())
        return;
      Text += text::of(*Call->getArg(Number - 1), SM, LO);
    }
  }
  Diag << FixItHint::CreateReplacement(Call->getSourceRange(), Text + ")");
}

/// The text behind `@deprecated` or `\deprecated`, up to the end of its
/// paragraph and on one line; nothing if the comment has no such command.
static std::optional<std::string> deprecatedParagraph(llvm::StringRef Comment) {
  size_t At = llvm::StringRef::npos;
  for (const char *Command : {"@deprecated", "\\deprecated"})
    At = std::min(At, Comment.find(Command));
  if (At == llvm::StringRef::npos)
    return std::nullopt;
  const llvm::StringRef Rest =
      Comment.substr(At + llvm::StringRef("@deprecated").size());
  std::string Text;
  llvm::SmallVector<llvm::StringRef, 4> Lines;
  Rest.split(Lines, '\n');
  for (const llvm::StringRef Line : Lines) {
    const llvm::StringRef Words = Line.trim(" \t\r*/!");
    const bool First = Line.data() == Rest.data();
    if (!First &&
        (Words.empty() || Words.front() == '@' || Words.front() == '\\'))
      break;
    Text += (Text.empty() ? "" : " ") + Words.str();
  }
  return Text;
}

std::optional<std::string>
DeprecatedCloseCheck::docDeprecation(const FunctionDecl &F,
                                     ASTContext &Context) {
  const auto [It, New] = Docs.try_emplace(F.getCanonicalDecl());
  if (!New)
    return It->second;
  for (const FunctionDecl *D : F.redecls())
    if (const RawComment *C = Context.getRawCommentForDeclNoCache(D))
      if (auto Said =
              deprecatedParagraph(C->getRawText(Context.getSourceManager())))
        return Docs[F.getCanonicalDecl()] = std::move(Said);
  return std::nullopt;
}

bool DeprecatedCloseCheck::isDeclaredDeprecated(const FunctionDecl &F,
                                                ASTContext &Context) {
  if (!F.getIdentifier() ||
      (!F.hasAttr<DeprecatedAttr>() && !F.hasAttr<AvailabilityAttr>() &&
       !DocComments) ||
      !CloseNames.match(F.getName()))
    return false;
  return declaredDeprecation(F, Context) ||
         (DocComments && docDeprecation(F, Context));
}

void DeprecatedCloseCheck::reportDeclared(const FunctionDecl &F,
                                          SourceRange Name, bool Editable,
                                          ASTContext &Context) {
  if (!isDeclaredDeprecated(F, Context))
    return;
  const std::optional<Declared> Attribute = declaredDeprecation(F, Context);
  std::string New;
  if (Attribute)
    New = Attribute->Replacement;
  if (New.empty())
    New = replacementIn(Attribute ? Attribute->Message
                                  : docDeprecation(F, Context).value_or(""),
                        F, Context);
  if (New == F.getName())
    New.clear();
  // Of an attribute without advice the compiler says as much.
  if (New.empty() && Attribute)
    return;
  const SourceLocation Loc = Name.getBegin();
  auto Diag = diag(Context.getSourceManager().getExpansionLoc(Loc),
                   "'%0' is deprecated%select{; use '%1'|, as its "
                   "documentation says}2")
              << F.getName() << New << static_cast<unsigned>(New.empty());
  const FunctionDecl *Replacement =
      New.empty() ? nullptr : findBeside(F, New, Context);
  if (Replacement && sameParameters(*pattern(&F), *Replacement) &&
      !Loc.isMacroID() && Editable)
    Diag << FixItHint::CreateReplacement(Name, unqualified(New));
}

} // namespace closecall
