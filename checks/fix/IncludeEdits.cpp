//===- IncludeEdits.cpp - The headers that an edit needs ------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/IncludeEdits.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "clang/Lex/Lexer.h"
#include "clang/Tooling/Inclusions/HeaderIncludes.h"

using namespace clang;
using clang::tidy::utils::IncludeSorter;

namespace closecall {

namespace {

/// The includes of a file, and how deep each of its places lies in braces and
/// conditional parts; an include guard does not count.
class Outline {
public:
  Outline(const SourceManager &SM, const LangOptions &LO, FileID File)
      : Text(SM.getBufferData(File)) {
    Lexer Lex(SM.getLocForStartOfFile(File), LO, Text.begin(), Text.begin(),
              Text.end());
    Token T;
    while (!Lex.LexFromRawLexer(T)) {
      const unsigned Offset = SM.getFileOffset(T.getLocation());
      if (T.is(tok::hash) && T.isAtStartOfLine())
        directive(Lex, Offset);
      else if (T.is(tok::l_brace))
        move(Offset, +1);
      else if (T.is(tok::r_brace))
        move(Offset, -1);
    }
  }

  bool isNested(unsigned Offset) const {
    int Depth = 0;
    for (const auto &[From, To] : Depths)
      if (From < Offset)
        Depth = To;
    return Depth > 0;
  }

  bool hasIncludes() const { return !Includes.empty(); }

  /// Whether \p Header, with its brackets or quotes, is included before \p Use,
  /// in every configuration.  clang-tidy's sorter finds it only among sorted
  /// includes.
  bool has(llvm::StringRef Header, unsigned Use) const {
    return llvm::any_of(Includes, [&](unsigned Offset) {
      const llvm::StringRef Line =
          Text.substr(Offset).take_until([](char C) { return C == '\n'; });
      const llvm::StringRef Name =
          Line.drop_until([](char C) { return C == '<' || C == '"'; });
      return Offset < Use && !isNested(Offset) &&
             compat::startsWith(Name, Header);
    });
  }

  /// The last include before \p Use that is not nested.
  std::optional<unsigned> includeBefore(unsigned Use) const {
    std::optional<unsigned> Found;
    for (const unsigned Offset : Includes)
      if (Offset < Use && !isNested(Offset))
        Found = Offset;
    return Found;
  }

private:
  void move(unsigned Offset, int By) {
    const int Depth = Depths.empty() ? 0 : Depths.back().second;
    Depths.push_back({Offset, Depth + By});
  }

  void directive(Lexer &Lex, unsigned Offset) {
    Token T;
    Lex.LexFromRawLexer(T);
    const llvm::StringRef Name =
        T.is(tok::raw_identifier) ? T.getRawIdentifier() : "";
    const bool First = !SeenDirective;
    SeenDirective = true;
    if (First && Name == "ifndef")
      GuardOpen = true;
    else if (compat::startsWith(Name, "if"))
      move(Offset, +1), ++Conditions;
    else if (Name == "endif" && Conditions == 0 && GuardOpen)
      GuardOpen = false;
    else if (Name == "endif")
      move(Offset, -1), --Conditions;
    else if (compat::startsWith(Name, "include"))
      Includes.push_back(Offset);
  }

  const llvm::StringRef Text;
  std::vector<std::pair<unsigned, int>> Depths;
  std::vector<unsigned> Includes;
  unsigned Conditions = 0;
  bool SeenDirective = false;
  bool GuardOpen = false;
};

} // namespace

IncludeEdits::IncludeEdits(IncludeSorter::IncludeStyle Style,
                           bool SelfContained)
    : Inserter(Style CLOSECALL_SELF_CONTAINED(SelfContained)),
      SelfContained(SelfContained) {}

/// \p Code with the file's line ends; the sorter knows only its own.
static std::string withLineEnds(llvm::StringRef Code, llvm::StringRef End) {
  std::string Text;
  for (const char C : Code)
    Text += C == '\n' ? End.str() : std::string(1, C);
  return Text;
}

/// Behind the comment at the top and an include guard.
static FixItHint atTheTop(const SourceManager &SM, FileID File,
                          const std::string &Header, llvm::StringRef End) {
  const llvm::StringRef Text = SM.getBufferData(File);
  const auto Name = SM.getFileEntryRefForID(File);
  const tooling::HeaderIncludes Places(Name ? Name->getName() : "", Text,
                                       tooling::IncludeStyle());
  const SourceLocation Start = SM.getLocForStartOfFile(File);
  const auto Placed = Places.insert(llvm::StringRef(Header).trim("<>\""),
                                    Header.front() == '<' CLOSECALL_AS_INCLUDE);
  // A byte order mark stays in front.
  const unsigned Mark = compat::startsWith(Text, "\xEF\xBB\xBF") ? 3 : 0;
  const unsigned Offset = std::max(Mark, Placed ? Placed->getOffset() : 0);
  return FixItHint::CreateInsertion(
      Start.getLocWithOffset(static_cast<int>(Offset)),
      "#include " + Header + End.str());
}

std::optional<FixItHint> IncludeEdits::include(const SourceManager &SM,
                                               const LangOptions &LO,
                                               SourceLocation Use,
                                               const std::string &Header) {
  if (Header.empty())
    return std::nullopt;
  const auto [File, UseOffset] = SM.getDecomposedExpansionLoc(Use);
  const Outline Whole(SM, LO, File);
  const SourceLocation Start = SM.getLocForStartOfFile(File);
  const std::string End = text::lineEnd(Start, SM);
  if (!Whole.hasIncludes()) {
    const bool Again = !Planned.insert({File, Header}).second;
    if (Again && !SelfContained)
      return std::nullopt;
    return atTheTop(SM, File, Header, End);
  }
  if (Whole.has(Header, UseOffset))
    return std::nullopt;
  const auto Sorted =
      Inserter.createIncludeInsertion(File, llvm::StringRef(Header).trim('"'));
  if (!Sorted)
    return std::nullopt;    // the file has it
  FixItHint Hint = *Sorted; // before LLVM 16, of llvm's own optional
  Hint.CodeToInsert = withLineEnds(Hint.CodeToInsert, End);
  if (!Whole.isNested(SM.getFileOffset(Hint.RemoveRange.getBegin())))
    return Hint;
  const auto Last = Whole.includeBefore(UseOffset);
  return Last ? FixItHint::CreateInsertion(
                    text::nextLine(
                        Start.getLocWithOffset(static_cast<int>(*Last)), SM),
                    "#include " + Header + End)
              : atTheTop(SM, File, Header, End);
}

} // namespace closecall
