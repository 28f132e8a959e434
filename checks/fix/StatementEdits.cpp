//===- StatementEdits.cpp - Statements inserted where they fit ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/StatementEdits.h"
#include "fix/ErrorNumber.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/Expr.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace closecall {

bool meet(llvm::ArrayRef<FixItHint> A, llvm::ArrayRef<FixItHint> B) {
  return llvm::any_of(A, [&](const FixItHint &Mine) {
    return llvm::any_of(B, [&](const FixItHint &Theirs) {
      return Mine.RemoveRange.getBegin() == Theirs.RemoveRange.getBegin();
    });
  });
}

const CompoundStmt *compoundAround(const Stmt *Body, SourceLocation Loc,
                                   const SourceManager &SM) {
  const CompoundStmt *Best = nullptr;
  llvm::SmallVector<const Stmt *, 16> Stack{Body};
  while (!Stack.empty()) {
    const Stmt *S = Stack.pop_back_val();
    if (!S)
      continue;
    if (const auto *C = dyn_cast<CompoundStmt>(S)) {
      if (SM.isBeforeInTranslationUnit(Loc, C->getBeginLoc()) ||
          SM.isBeforeInTranslationUnit(C->getEndLoc(), Loc))
        continue;
      Best = C;
    }
    Stack.append(S->child_begin(), S->child_end());
  }
  return Best;
}

const Stmt *declaredIn(const Stmt *Body, const VarDecl &V, ParentMap &Parents) {
  const Stmt *Scope = nullptr;
  contains(Body, Closures::Leave, [&](const Stmt &S) {
    const auto *Written = dyn_cast<DeclStmt>(&S);
    if (Written && llvm::is_contained(Written->decls(), &V))
      Scope = Parents.getParent(Written);
    return Scope != nullptr;
  });
  return Scope;
}

const Stmt *StatementEdits::statementParent(const Expr &E) const {
  const Stmt *Up = Parents.getParent(&E);
  while (Up && isa<FullExpr>(Up))
    Up = Parents.getParent(Up);
  return isa_and_nonnull<Expr>(Up) ? nullptr : Up;
}

/// Whether the value neither calls anything nor reads what others can see.
static bool isPlain(const Expr &Value) {
  return !contains(&Value, Closures::Enter, [](const Stmt &S) {
    const auto *R = dyn_cast<DeclRefExpr>(&S);
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    return isa<CallExpr, MemberExpr, ArraySubscriptExpr>(S) ||
           (V && !V->hasLocalStorage());
  });
}

bool StatementEdits::isLastBeforeExit(const Expr &E) const {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(statementParent(E));
  if (!Block)
    return false;
  const SourceManager &SM = Context.getSourceManager();
  const Stmt *Next = nullptr;
  for (const Stmt *S : Block->body())
    if (!Next && SM.isBeforeInTranslationUnit(E.getEndLoc(), S->getBeginLoc()))
      Next = S;
  if (const auto *Return = dyn_cast_or_null<ReturnStmt>(Next))
    return !Return->getRetValue() || isPlain(*Return->getRetValue());
  if (Next)
    return isa<CXXThrowExpr>(Next);
  return !Parents.getParent(Block); // the end of the function's body
}

bool StatementEdits::isStatement(const Expr &E) const {
  const Stmt *Up = statementParent(E);
  return (isBranch(E) ||
          isa_and_nonnull<CompoundStmt, LabelStmt, CaseStmt, DefaultStmt>(
              Up)) &&
         text::afterSemicolon(E, Context.getSourceManager(),
                              Context.getLangOpts())
             .isValid();
}

bool StatementEdits::ownsLine(const Stmt &S) const {
  const SourceManager &SM = Context.getSourceManager();
  const SourceLocation Loc = startOf(S);
  return Loc.isValid() && text::indentation(Loc, SM).size() + 1 ==
                              SM.getSpellingColumnNumber(Loc);
}

const Stmt *StatementEdits::parentStatement(const Stmt &At) const {
  const Stmt *Up = Parents.getParent(&At);
  while (Up && isa<Expr>(Up)) // cleanups around a throw
    Up = Parents.getParent(Up);
  return Up;
}

/// Whether \p At is what an if or a loop runs, not what it decides on or
/// declares.
bool StatementEdits::isBranch(const Stmt &At) const {
  const Stmt *Whole = &At, *Up = Parents.getParent(&At);
  for (; isa_and_nonnull<Expr>(Up); Up = Parents.getParent(Up))
    Whole = Up; // cleanups around a throw
  if (const auto *If = dyn_cast_or_null<IfStmt>(Up))
    return Whole == If->getThen() || Whole == If->getElse();
  if (const auto *For = dyn_cast_or_null<ForStmt>(Up))
    return Whole == For->getBody();
  if (const auto *While = dyn_cast_or_null<WhileStmt>(Up))
    return Whole == While->getBody();
  if (const auto *Do = dyn_cast_or_null<DoStmt>(Up))
    return Whole == Do->getBody();
  const auto *Range = dyn_cast_or_null<CXXForRangeStmt>(Up);
  return Range && Whole == Range->getBody();
}

/// Whether \p At stands behind a label that a switch, an if or a loop has for
/// its only statement: a second one would come behind that.
bool StatementEdits::isLabelledBranch(const Stmt &At) const {
  const Stmt *Up = parentStatement(At);
  if (!isa_and_nonnull<LabelStmt, SwitchCase>(Up))
    return false;
  while (isa_and_nonnull<LabelStmt, SwitchCase>(Up))
    Up = parentStatement(*Up);
  return Up && !isa<CompoundStmt>(Up);
}

/// Whether a variable that is declared in front of \p At would follow a label,
/// which no declaration may before C23 and C++23, be one that a jump to another
/// label of its scope passes (C++), or meet a second one there.
bool StatementEdits::sharesScope(const Stmt &At) const {
  const Stmt *Up = parentStatement(At);
  const auto IsLabel = [](const Stmt *S) {
    return isa<LabelStmt, SwitchCase>(S);
  };
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Up);
  if (!Block)
    return Up && IsLabel(Up);
  const auto DeclaresThere = [&](const auto &Other) {
    return Other.second.declares() && parentStatement(*Other.second.At) == Up;
  };
  return llvm::any_of(Block->body(), IsLabel) &&
         (Context.getLangOpts().CPlusPlus ||
          llvm::count_if(Places, DeclaresThere) > 1);
}

/// Whether a declaration in front of \p At would follow a statement in C90, or
/// in a file whose flags ask for a warning of it.
bool StatementEdits::followsStatement(const Stmt &At) const {
  const LangOptions &LO = Context.getLangOpts();
  const auto *Block = dyn_cast_or_null<CompoundStmt>(parentStatement(At));
  if (LO.CPlusPlus || !Block ||
      (LO.C99 && Context.getDiagnostics().isIgnored(diag::warn_mixed_decls_code,
                                                    At.getBeginLoc())))
    return false;
  const auto First = llvm::find_if(
      Block->body(), [](const Stmt *S) { return !isa<DeclStmt>(S); });
  return First != Block->body_end() &&
         Context.getSourceManager().isBeforeInTranslationUnit(
             (*First)->getBeginLoc(), At.getBeginLoc());
}

/// Where \p At starts in the file; for a macro that stands for statements and
/// begins with this one, where the macro is used.  Invalid inside others.
SourceLocation StatementEdits::startOf(const Stmt &At) const {
  const SourceManager &SM = Context.getSourceManager();
  const SourceLocation Begin = At.getBeginLoc();
  if (!Begin.isMacroID())
    return Begin;
  const Stmt *Up = parentStatement(At);
  SourceLocation Use;
  if (!isa_and_nonnull<CompoundStmt, LabelStmt>(Up) ||
      Up->getBeginLoc().isMacroID() || SM.isMacroArgExpansion(Begin) ||
      !Lexer::isAtStartOfMacroExpansion(Begin, SM, Context.getLangOpts(), &Use))
    return {};
  return Use;
}

const Stmt *StatementEdits::macroOf(
    const Stmt *Jump, llvm::function_ref<bool(const Stmt &)> MayPrecede) const {
  const SourceManager &SM = Context.getSourceManager();
  const auto IsInside = [&](const Stmt &S) {
    return S.getBeginLoc().isMacroID() &&
           SM.getExpansionLoc(S.getBeginLoc()) ==
               SM.getExpansionLoc(Jump->getBeginLoc());
  };
  const Stmt *Whole = Jump;
  for (const Stmt *Up = Parents.getParent(Whole); Up && IsInside(*Up);
       Up = Parents.getParent(Whole)) {
    if (!isa<CompoundStmt, DoStmt>(Up))
      return Jump;
    if (const auto *Block = dyn_cast<CompoundStmt>(Up))
      for (const Stmt *S : Block->body()) {
        if (S == Whole)
          break;
        if (!MayPrecede(*S))
          return Jump;
      }
    Whole = Up;
  }
  return Whole;
}

StatementEdits::Place *StatementEdits::placeFor(const Stmt &At) {
  // An if has no semicolon of its own.
  const bool Plain =
      isa<IfStmt>(At) && isa_and_nonnull<CompoundStmt>(parentStatement(At));
  // `rc = good() ? 0 : throw error();` has no room inside.
  const auto *Inner = dyn_cast<Expr>(&At);
  if (startOf(At).isInvalid() || (Inner && !statementParent(*Inner)) ||
      (!Plain && !At.getBeginLoc().isMacroID() &&
       text::afterSemicolon(At, Context.getSourceManager(),
                            Context.getLangOpts())
           .isInvalid()))
    return nullptr;
  Place &P = Places[&At];
  P.At = &At;
  return &P;
}

bool StatementEdits::before(const Stmt &At, const std::string &Text) {
  Place *P = placeFor(At);
  if (P)
    P->Texts.push_back(Text);
  return P != nullptr;
}

bool StatementEdits::prefix(const Stmt &At, const std::string &Text) {
  if (At.getBeginLoc().isMacroID())
    return false;
  Others.push_back(FixItHint::CreateInsertion(At.getBeginLoc(), Text + " "));
  return true;
}

bool StatementEdits::after(const Stmt &At, const std::string &Text) {
  const SourceManager &SM = Context.getSourceManager();
  const SourceLocation End =
      text::afterSemicolon(At, SM, Context.getLangOpts());
  if (End.isInvalid() || At.getBeginLoc().isMacroID())
    return false;
  if (isBranch(At)) {
    Place *P = placeFor(At);
    if (P)
      P->Behind.push_back(Text);
    return P != nullptr;
  }
  if (!isa_and_nonnull<CompoundStmt>(parentStatement(At)))
    return false;
  const std::string Gap =
      ownsLine(At)
          ? text::lineEnd(End, SM) + text::indentation(At.getBeginLoc(), SM)
          : " ";
  Others.push_back(FixItHint::CreateInsertion(End, Gap + Text));
  return true;
}

bool StatementEdits::beforeReturn(const ReturnStmt &At, const std::string &Text,
                                  const std::string &Name, QualType Type) {
  const Expr *Value = At.getRetValue();
  if (Type->isVoidType() || Type->isReferenceType() || !Value ||
      text::of(*Value, Context.getSourceManager(), Context.getLangOpts())
          .empty())
    return false;
  Place *P = placeFor(At);
  if (!P)
    return false;
  P->Texts.push_back(Text);
  P->ResultName = Name;
  P->ResultType = Type;
  return true;
}

bool StatementEdits::keepErrno(const Stmt &At, const std::string &Name) {
  if (!canNameErrno(Context))
    return false;
  Place *P = placeFor(At);
  if (P)
    P->ErrnoName = Name;
  return P != nullptr;
}

bool StatementEdits::beforeLabel(const LabelStmt &At, const std::string &Text) {
  if (!isa_and_nonnull<CompoundStmt>(parentStatement(At)) || !ownsLine(At))
    return false;
  Place &P = Places[&At];
  P.At = &At;
  P.Texts.push_back(Text);
  return true;
}

bool StatementEdits::initialise(const VarDecl &V, const std::string &Value) {
  if (V.getBeginLoc().isMacroID() || V.getEndLoc().isMacroID() || V.getInit() ||
      V.getEndLoc() != V.getLocation())
    return false;
  Initialisers[&V] = Value;
  return true;
}

bool StatementEdits::atEnd(const CompoundStmt &Body, const std::string &Text) {
  if (Body.getEndLoc().isMacroID() || Body.getBeginLoc().isMacroID())
    return false;
  Place &P = Places[&Body];
  P.End = &Body;
  P.Texts.push_back(Text);
  return true;
}

/// Whether a conditional part of the file begins behind \p End: there may be an
/// else that another configuration has.
static bool precedesCondition(SourceLocation End, const SourceManager &SM,
                              const LangOptions &LO) {
  const auto [File, Offset] = SM.getDecomposedLoc(End);
  const llvm::StringRef Text = SM.getBufferData(File);
  Lexer Lex(SM.getLocForStartOfFile(File), LO, Text.begin(),
            Text.begin() + Offset, Text.end());
  Token T;
  if (Lex.LexFromRawLexer(T) || T.isNot(tok::hash))
    return false;
  Lex.LexFromRawLexer(T);
  return T.is(tok::raw_identifier) &&
         compat::startsWith(T.getRawIdentifier(), "if");
}

/// The location behind a branch, be it a block or a plain statement; invalid
/// for others and in macros.
static SourceLocation endOfBranch(const Stmt &Branch, const SourceManager &SM,
                                  const LangOptions &LO) {
  const auto *Block = dyn_cast<CompoundStmt>(&Branch);
  if (Branch.getBeginLoc().isMacroID() || Branch.getEndLoc().isMacroID())
    return {};
  // An else would belong to an if inside.
  if (!isa<CompoundStmt, Expr, ReturnStmt, GotoStmt, BreakStmt, ContinueStmt>(
          Branch))
    return {};
  return Block ? Block->getRBracLoc().getLocWithOffset(1)
               : text::afterSemicolon(Branch, SM, LO);
}

bool StatementEdits::asElse(const IfStmt &If, const std::string &Text) {
  const SourceManager &SM = Context.getSourceManager();
  const LangOptions &LO = Context.getLangOpts();
  const Stmt *Up = parentStatement(If);
  const auto *Outer = dyn_cast_or_null<IfStmt>(Up);
  // In a branch without braces, readers would ask whose else it is.
  if (!isa_and_nonnull<CompoundStmt>(Up) && !(Outer && Outer->getElse() == &If))
    return false;
  const SourceLocation End = endOfBranch(*If.getThen(), SM, LO);
  if (If.getBeginLoc().isMacroID() || End.isInvalid() ||
      precedesCondition(End, SM, LO))
    return false;
  Elses[&If].push_back(Text);
  return true;
}

/// With braces if the other branch has them, or if there are several texts.
void StatementEdits::writeElse(const IfStmt &If,
                               const std::vector<std::string> &Texts,
                               std::vector<FixItHint> &Hints) const {
  const SourceManager &SM = Context.getSourceManager();
  const SourceLocation End =
      endOfBranch(*If.getThen(), SM, Context.getLangOpts());
  const SourceLocation Place = text::afterComment(End, SM);
  const bool Block = isa<CompoundStmt>(If.getThen());
  const bool GetsBraces = !Block && Places.count(If.getThen());
  const bool Joins =
      Block ? Place == End
            : GetsBraces && (Place == End || ownsLine(*If.getThen()));
  const bool OwnLines = text::bracesOnOwnLines(End, SM);
  const std::string Base = text::indentation(
      Block ? If.getThen()->getEndLoc() : If.getBeginLoc(), SM);
  const std::string Line = text::lineEnd(End, SM) + Base;
  const bool Braces = Block || GetsBraces || Texts.size() > 1;
  const bool ElseIf = !Braces && compat::startsWith(Texts.front(), "if ");
  std::string Text = (Joins && !OwnLines ? " " : Line) + "else";
  if (Braces)
    Text += OwnLines ? Line + "{" : " {";
  for (const std::string &T : Texts)
    Text += (ElseIf ? " " : Line + text::indentStep(End, SM)) + T;
  Hints.push_back(
      FixItHint::CreateInsertion(Place, Braces ? Text + Line + "}" : Text));
}

/// Labels often stand further to the left than the statements around them.
void StatementEdits::writeBefore(const LabelStmt &Label,
                                 const std::vector<std::string> &Texts,
                                 std::vector<FixItHint> &Hints) const {
  const SourceManager &SM = Context.getSourceManager();
  const auto *Block = cast<CompoundStmt>(parentStatement(Label));
  const Stmt *Beside = Block->body_front();
  const std::string Indent = text::indentation(
      Beside == &Label ? Label.getBeginLoc() : Beside->getBeginLoc(), SM);
  std::string Text;
  for (const std::string &T : Texts)
    Text += Indent + T + text::lineEnd(Label.getBeginLoc(), SM);
  Hints.push_back(FixItHint::CreateInsertion(
      text::lineStart(Label.getBeginLoc(), SM), Text));
}

/// `const T result = value;` of a return.
std::string StatementEdits::keptResult(const Place &P) const {
  const LangOptions &LO = Context.getLangOpts();
  PrintingPolicy Policy(LO);
  if (LO.CPlusPlus)
    Policy.adjustForCPlusPlus();
  // An object is returned by moving it.
  const bool Object = P.ResultType->isRecordType() && LO.CPlusPlus;
  const bool Pointer = P.ResultType->isPointerType();
  std::string Declared = (Pointer ? "const " : "") + P.ResultName;
  P.ResultType.getUnqualifiedType().getAsStringInternal(Declared, Policy);
  return std::string(Object || Pointer ? "" : "const ") + Declared + " = " +
         text::of(*cast<ReturnStmt>(P.At)->getRetValue(),
                  Context.getSourceManager(), LO) +
         ";";
}

void StatementEdits::write(const Place &P,
                           std::vector<FixItHint> &Hints) const {
  const SourceManager &SM = Context.getSourceManager();
  const LangOptions &LO = Context.getLangOpts();
  if (P.End) {
    const SourceLocation Brace = P.End->getEndLoc();
    const std::string Base = text::indentation(Brace, SM);
    const bool Alone = Base.size() + 1 == SM.getSpellingColumnNumber(Brace);
    // As the other statements are indented.
    std::string Step = text::indentStep(Brace, SM);
    if (!P.End->body_empty() && ownsLine(*P.End->body_front())) {
      const std::string Beside =
          text::indentation(startOf(*P.End->body_front()), SM);
      if (llvm::StringRef(Beside).size() > Base.size() &&
          Beside.compare(0, Base.size(), Base) == 0)
        Step = Beside.substr(Base.size());
    }
    std::string Text;
    for (const std::string &T : P.Texts)
      Text += Alone ? Step + T + text::lineEnd(Brace, SM) + Base : T + " ";
    Hints.push_back(FixItHint::CreateInsertion(Brace, Text));
    return;
  }
  if (const auto *Label = dyn_cast<LabelStmt>(P.At)) {
    writeBefore(*Label, P.Texts, Hints);
    return;
  }
  const SourceLocation Start = startOf(*P.At);
  const Stmt *Up = parentStatement(*P.At);
  const bool NeedsBraces = isBranch(*P.At);
  // A brace must not leave the part of the file that a directive begins.
  const bool OwnLine =
      ownsLine(*P.At) &&
      !(NeedsBraces &&
        text::isInDirective(text::endOfPreviousToken(Start, SM, LO), SM));
  const bool OwnBlock =
      isLabelledBranch(*P.At) ||
      (P.declares() && (sharesScope(*P.At) || followsStatement(*P.At)));
  const std::string Base = text::indentation(Start, SM);
  const std::string Line = text::lineEnd(Start, SM) + Base;
  const std::string Gap = !OwnLine   ? " "
                          : OwnBlock ? Line + text::indentStep(Start, SM)
                                     : Line;
  std::string Text = NeedsBraces && !OwnLine ? "{ " : OwnBlock ? "{" + Gap : "";
  if (!P.ErrnoName.empty())
    Text += "const int " + P.ErrnoName + " = errno;" + Gap;
  if (!P.ResultName.empty())
    Text += keptResult(P) + Gap;
  for (const std::string &T : P.Texts)
    Text += T + Gap;
  if (!P.ErrnoName.empty())
    Text += "errno = " + P.ErrnoName + ";" + Gap;
  // The braces of a branch on its own line go to the end of the line before
  // and below the statement.
  if (NeedsBraces && OwnLine) {
    const SourceLocation Before = text::endOfPreviousToken(Start, SM, LO);
    Hints.push_back(FixItHint::CreateInsertion(
        text::bracesOnOwnLines(Start, SM) ? text::afterComment(Before, SM)
                                          : Before,
        text::bracesOnOwnLines(Start, SM)
            ? text::lineEnd(Start, SM) +
                  text::indentation(Up->getBeginLoc(), SM) + "{"
            : " {"));
  }
  if (P.ResultName.empty()) {
    if (!Text.empty())
      Hints.push_back(FixItHint::CreateInsertion(Start, Text));
  } else {
    Hints.push_back(FixItHint::CreateReplacement(
        SourceRange(Start, text::lastToken(*P.At, SM)),
        Text + "return " + P.ResultName));
  }
  std::string Behind;
  for (const std::string &T : P.Behind)
    Behind += Gap + T;
  if (NeedsBraces)
    Hints.push_back(closingBrace(*P.At, *Up, OwnLine, Behind));
  if (OwnBlock) {
    const SourceLocation After = text::afterSemicolon(*P.At, SM, LO);
    Hints.push_back(FixItHint::CreateInsertion(
        OwnLine ? text::afterComment(After, SM) : After,
        OwnLine ? Line + "}" : " }"));
  }
}

/// \p Behind and `}` behind \p At, the branch of \p Up; an `else` that follows
/// joins it.
FixItHint StatementEdits::closingBrace(const Stmt &At, const Stmt &Up,
                                       bool OwnLine,
                                       const std::string &Behind) const {
  const SourceManager &SM = Context.getSourceManager();
  const SourceLocation After =
      text::afterSemicolon(At, SM, Context.getLangOpts());
  if (!OwnLine)
    return FixItHint::CreateInsertion(After, Behind + " }");
  const SourceLocation End = text::afterComment(After, SM);
  const std::string Brace = Behind + text::lineEnd(After, SM) +
                            text::indentation(Up.getBeginLoc(), SM) + "}";
  const auto *If = dyn_cast<IfStmt>(&Up);
  const SourceLocation Else = If ? If->getElseLoc() : SourceLocation();
  if (Else.isInvalid() || Else.isMacroID() ||
      !SM.isBeforeInTranslationUnit(At.getBeginLoc(), Else) ||
      text::bracesOnOwnLines(After, SM) ||
      Lexer::getSourceText(CharSourceRange::getCharRange(End, Else), SM,
                           Context.getLangOpts())
              .trim() != "")
    return FixItHint::CreateInsertion(End, Brace);
  return FixItHint::CreateReplacement(CharSourceRange::getCharRange(End, Else),
                                      Brace + " ");
}

std::vector<FixItHint> StatementEdits::hints() const {
  std::vector<FixItHint> Hints = Others;
  for (const auto &[Stmt, P] : Places)
    write(P, Hints);
  for (const auto &[If, Texts] : Elses)
    writeElse(*If, Texts, Hints);
  for (const auto &[V, Value] : Initialisers)
    Hints.push_back(FixItHint::CreateInsertion(
        Lexer::getLocForEndOfToken(V->getLocation(), 0,
                                   Context.getSourceManager(),
                                   Context.getLangOpts()),
        " = " + Value));
  return Hints;
}

} // namespace closecall
