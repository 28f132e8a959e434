//===- TextReport.cpp - A report for people -------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixes.h"
#include "Report.h"
#include "llvm/Support/Format.h"
#include <algorithm>

using namespace llvm;

namespace closecall::driver {
namespace {

using Color = raw_ostream::Colors;

class TextWriter {
public:
  TextWriter(const Report &From, raw_ostream &Out) : From(From), Out(Out) {}

  void write();

private:
  void finding(const Finding &F);
  void heading(const Place &At, StringRef Kind, Color Shade, StringRef Text,
               StringRef Check);
  void excerpt(const Place &At);
  void fix(const Finding &F);
  void line(unsigned Number, char Mark, StringRef Text);
  void failures();
  void summary();

  template <typename Function> void in(Color Shade, bool Bold, Function Write) {
    if (From.Colors)
      Out.changeColor(Shade, Bold);
    Write();
    if (From.Colors)
      Out.resetColor();
  }
  /// Text starts from the working directory, so that a click finds the file.
  std::string name(StringRef File) const { return relativeTo(File, From.Here); }

  const Report &From;
  raw_ostream &Out;
};

void TextWriter::heading(const Place &At, StringRef Kind, Color Shade,
                         StringRef Text, StringRef Check) {
  in(Color::SAVEDCOLOR, true, [&] {
    if (!At.File.empty())
      Out << name(At.File) << ":" << At.Line << ":" << At.Column << ": ";
  });
  in(Shade, true, [&] { Out << Kind << ": "; });
  in(Color::SAVEDCOLOR, Kind != "note", [&] { Out << Text; });
  if (!Check.empty())
    Out << " [" << Check << "]";
  Out << "\n";
}

void TextWriter::excerpt(const Place &At) {
  if (At.File.empty())
    return;
  const StringRef Line = From.Texts.get(At.File).line(At.Line);
  Out << format("%5u | ", At.Line) << Line << "\n      | ";
  for (char C : Line.take_front(At.Column - 1))
    if ((C & 0xC0) != 0x80) // One blank for one character of UTF-8.
      Out << (C == '\t' ? '\t' : ' ');
  in(Color::GREEN, true,
     [&] { Out << "^" << std::string(At.EndColumn - At.Column - 1, '~'); });
  Out << "\n";
}

void TextWriter::line(unsigned Number, char Mark, StringRef Text) {
  in(Mark == '-' ? Color::RED : Color::GREEN, false, [&] {
    if (Number)
      Out << format("%5u ", Number);
    else
      Out << "      ";
    Out << Mark << " " << Text;
  });
  Out << "\n";
}

void TextWriter::fix(const Finding &F) {
  const std::vector<Edit> &Edits = F.fix();
  if (Edits.empty())
    return;
  in(Color::CYAN, true, [&] {
    Out << (F.Edits.empty() ? "suggested fix (--fix-notes):" : "fix (--fix):");
  });
  Out << "\n";
  std::string Last = F.At.File;
  for (const Hunk &H : hunksOf(Edits, From.Texts)) {
    if (H.File != Last)
      Out << "      in " << name(H.File) << ":\n";
    Last = H.File;
    unsigned Number = H.Line;
    for (const std::string &Text : H.Before)
      line(Number++, '-', Text);
    for (const std::string &Text : H.After)
      line(0, '+', Text);
    // What only comes in is shown with the line that it comes before.
    if (H.Before.empty())
      Out << format("%5u   ", H.Line) << From.Texts.get(H.File).line(H.Line)
          << "\n";
  }
}

void TextWriter::finding(const Finding &F) {
  if (F.IsError)
    heading(F.At, "error", Color::RED, F.Message, F.Check);
  else
    heading(F.At, "warning", Color::MAGENTA, F.Message, F.Check);
  excerpt(F.At);
  for (const Note &N : F.Notes) {
    heading(N.At, "note", Color::CYAN, N.Message, {});
    excerpt(N.At);
  }
  fix(F);
  Out << "\n";
}

/// What keeps many files from being analysed, such as a bad configuration, is
/// said once, with the first of them.
void TextWriter::failures() {
  constexpr size_t Named = 3;
  std::vector<std::pair<StringRef, std::vector<StringRef>>> Reasons;
  for (const Failure &F : From.Ran.Failures) {
    auto Known = llvm::find_if(
        Reasons, [&](const auto &Each) { return Each.first == F.Reason; });
    if (Known == Reasons.end())
      Known = Reasons.insert(Known, {F.Reason, {}});
    Known->second.push_back(F.File);
  }
  for (const auto &[Reason, Files] : Reasons) {
    in(Color::RED, true, [&] { Out << "not analysed: "; });
    for (size_t I = 0; I < std::min(Named, Files.size()); ++I)
      Out << (I ? ", " : "") << name(Files[I]);
    if (Files.size() > Named)
      Out << " and " << counted(Files.size() - Named, "other file");
    Out << ": " << Reason << "\n";
  }
}

void TextWriter::summary() {
  const Analysis &Ran = From.Ran;
  size_t Fixable = 0;
  for (const Finding &F : Ran.Findings)
    Fixable += !F.Edits.empty();
  for (const auto &[Check, Number] : countByCheck(Ran.Findings))
    Out << format("%5zu ", Number) << Check << "\n";
  Out << counted(Ran.Findings.size(),
                 From.InBaseline ? "new finding" : "finding");
  if (From.InBaseline)
    Out << " beside " << From.InBaseline << " of the baseline";
  if (Fixable)
    Out << " (" << Fixable << " that --fix repairs)";
  Out << " in " << counted(Ran.Files, "file");
  if (!Ran.Failures.empty())
    Out << ", " << Ran.Failures.size() << " not analysed";
  Out << format("; %.1f s", Ran.Seconds);
  if (Ran.FromCache)
    Out << ", " << Ran.FromCache << " from the cache";
  Out << "\n";
}

void TextWriter::write() {
  for (const Finding &F : From.Ran.Findings)
    finding(F);
  failures();
  if (!From.Quiet)
    summary();
}

} // namespace

void writeText(const Report &From, raw_ostream &Out) {
  TextWriter(From, Out).write();
}

} // namespace closecall::driver
