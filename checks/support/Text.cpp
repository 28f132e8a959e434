//===- Text.cpp - Source text, indentation, names -------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/Text.h"
#include "support/Compat.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall::text {

namespace {
constexpr size_t MaxLength = 60;
}

std::string of(const Stmt &S, const SourceManager &SM, const LangOptions &LO) {
  const CharSourceRange Range = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(S.getSourceRange()), SM, LO);
  if (Range.isInvalid())
    return {};
  return Lexer::getSourceText(Range, SM, LO).str();
}

std::string withoutBrackets(std::string Text) {
  for (char &C : Text)
    C = C == '[' ? '(' : C == ']' ? ')' : C;
  return Text;
}

std::string oneLine(const Stmt &S, const SourceManager &SM,
                    const LangOptions &LO) {
  std::string Result;
  for (const char C : of(S, SM, LO)) {
    const bool Space = C == ' ' || C == '\t' || C == '\n' || C == '\r';
    if (Space && (Result.empty() || Result.back() == ' '))
      continue;
    Result += Space ? ' ' : C;
  }
  Result = withoutBrackets(Result);
  if (Result.size() > MaxLength)
    Result = Result.substr(0, MaxLength - 3) + "...";
  return Result;
}

static llvm::StringRef lineOf(SourceLocation Loc, const SourceManager &SM) {
  const auto [File, Offset] = SM.getDecomposedLoc(SM.getExpansionLoc(Loc));
  const llvm::StringRef Buffer = SM.getBufferData(File);
  const size_t Start = Buffer.substr(0, Offset).rfind('\n');
  const llvm::StringRef Line =
      Buffer.substr(Start == llvm::StringRef::npos ? 0 : Start + 1);
  return Line.substr(0, Line.find('\n'));
}

std::string noEdit(const std::string &Reason) {
  return Reason.empty() ? Reason : "; no edit: " + Reason;
}

std::string indentation(SourceLocation Loc, const SourceManager &SM) {
  const llvm::StringRef Line = lineOf(Loc, SM);
  return Line.substr(0, Line.find_first_not_of(" \t")).str();
}

std::string indentStep(SourceLocation Loc, const SourceManager &SM) {
  const llvm::StringRef Buffer =
      SM.getBufferData(SM.getFileID(SM.getExpansionLoc(Loc)));
  // The least indented line of the file tells.
  size_t Least = 0;
  for (llvm::StringRef Rest = Buffer; !Rest.empty();) {
    llvm::StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    if (!Line.empty() && Line[0] == '\t')
      return "\t";
    const size_t Spaces = Line.find_first_not_of(' ');
    if (Spaces != llvm::StringRef::npos && Spaces >= 2 && Line[Spaces] != '*' &&
        (Least == 0 || Spaces < Least))
      Least = Spaces;
  }
  return std::string(Least ? Least : 4, ' ');
}

std::string lineEnd(SourceLocation Loc, const SourceManager &SM) {
  const llvm::StringRef Buffer =
      SM.getBufferData(SM.getFileID(SM.getExpansionLoc(Loc)));
  const size_t End = Buffer.find('\n');
  return End != llvm::StringRef::npos && End > 0 && Buffer[End - 1] == '\r'
             ? "\r\n"
             : "\n";
}

bool bracesOnOwnLines(SourceLocation Loc, const SourceManager &SM) {
  int OwnLines = 0;
  for (llvm::StringRef Rest =
           SM.getBufferData(SM.getFileID(SM.getExpansionLoc(Loc)));
       !Rest.empty();) {
    llvm::StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    const llvm::StringRef Text = Line.trim();
    // A brace in the first column is a function's, not a branch's.
    if (Text == "{")
      OwnLines += Line[0] == '{' ? 0 : 1;
    else if (Text.size() < Line.size())
      OwnLines -= compat::endsWith(Text, ") {") ? 1 : 0;
  }
  return OwnLines > 0;
}

SourceLocation afterComment(SourceLocation Loc, const SourceManager &SM) {
  const auto [File, Offset] = SM.getDecomposedLoc(Loc);
  llvm::StringRef Line = SM.getBufferData(File).substr(Offset);
  Line = Line.substr(0, Line.find('\n')).rtrim();
  const llvm::StringRef Comment = Line.ltrim();
  const bool Whole = Comment.take_front(2) == "//" ||
                     (Comment.take_front(2) == "/*" &&
                      Comment.find("*/") == Comment.size() - 2);
  return Whole ? Loc.getLocWithOffset(static_cast<int>(Line.size())) : Loc;
}

bool isInDirective(SourceLocation Loc, const SourceManager &SM) {
  const auto [File, Offset] = SM.getDecomposedLoc(SM.getExpansionLoc(Loc));
  llvm::StringRef Before = SM.getBufferData(File).substr(0, Offset);
  llvm::StringRef Line;
  do
    std::tie(Before, Line) = Before.rsplit('\n');
  while (compat::endsWith(Before.rtrim("\r"), "\\"));
  return compat::startsWith(Line.ltrim(), "#");
}

SourceLocation lastToken(const Stmt &S, const SourceManager &SM) {
  if (S.getBeginLoc().isMacroID())
    return {};
  // `return f != NULL;` ends in a macro's use.
  return SM.getExpansionRange(S.getEndLoc()).getEnd();
}

SourceLocation afterSemicolon(const Stmt &S, const SourceManager &SM,
                              const LangOptions &LO) {
  const SourceLocation LastToken = lastToken(S, SM);
  if (LastToken.isInvalid())
    return {};
  const SourceLocation End = Lexer::getLocForEndOfToken(LastToken, 0, SM, LO);
  // A DeclStmt's end is its semicolon already.
  Token Last;
  if (!Lexer::getRawToken(LastToken, Last, SM, LO) && Last.is(tok::semi))
    return End;
  const auto Next = Lexer::findNextToken(LastToken, SM, LO);
  if (!Next || Next->isNot(tok::semi))
    return {};
  return Lexer::getLocForEndOfToken(Next->getLocation(), 0, SM, LO);
}

SourceLocation lineStart(SourceLocation Loc, const SourceManager &SM) {
  return Loc.getLocWithOffset(
      1 - static_cast<int>(SM.getSpellingColumnNumber(Loc)));
}

SourceLocation nextLine(SourceLocation Loc, const SourceManager &SM) {
  const auto [File, Offset] = SM.getDecomposedLoc(Loc);
  const llvm::StringRef Rest = SM.getBufferData(File).substr(Offset);
  const size_t End = Rest.find('\n');
  return Loc.getLocWithOffset(
      static_cast<int>(End == llvm::StringRef::npos ? Rest.size() : End + 1));
}

SourceLocation endOfPreviousToken(SourceLocation Loc, const SourceManager &SM,
                                  const LangOptions &LO) {
  for (SourceLocation At = Loc.getLocWithOffset(-1); At.isValid();
       At = At.getLocWithOffset(-1)) {
    const SourceLocation Begin = Lexer::GetBeginningOfToken(At, SM, LO);
    Token T;
    if (!Lexer::getRawToken(Begin, T, SM, LO) && T.isNot(tok::comment) &&
        SM.isBeforeInTranslationUnit(Begin, Loc))
      return Begin.getLocWithOffset(static_cast<int>(T.getLength()));
    if (SM.getFileOffset(At) == 0)
      break;
  }
  return Loc;
}

bool isOfLogMacro(SourceLocation Loc, const SourceManager &SM,
                  const LangOptions &LO) {
  static const llvm::Regex Logs("(^|_)(LOG|LOGF|TRACE|DEBUG|DBG)(_|$)");
  for (; Loc.isMacroID(); Loc = SM.getImmediateMacroCallerLoc(Loc))
    if (Logs.match(Lexer::getImmediateMacroName(Loc, SM, LO)))
      return true;
  return false;
}

} // namespace closecall::text
