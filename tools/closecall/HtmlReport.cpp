//===- HtmlReport.cpp - A report as one page for a browser ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// texts/report.html is the page; this file gives it its data: each finding with
// the lines around its steps and the lines that its fix changes.
//
//===----------------------------------------------------------------------===//

#include "Embedded.h"
#include "Fixes.h"
#include "Report.h"
#include "llvm/Support/JSON.h"
#include <map>
#include <set>

using namespace llvm;

namespace closecall::driver {
namespace {

/// Lines shown above and below each step.
constexpr unsigned Around = 2;

json::Value text(StringRef Text) { return json::fixUTF8(Text); }

/// A column in characters, since that is what a page counts.
unsigned characters(StringRef Line, unsigned Column) {
  return static_cast<unsigned>(llvm::count_if(
      Line.take_front(Column - 1), [](char C) { return (C & 0xC0) != 0x80; }));
}

json::Object step(const Report &From, const Place &At, StringRef Message) {
  const StringRef Line = From.Texts.get(At.File).line(At.Line);
  return json::Object{{"file", text(From.name(At.File))},
                      {"line", At.Line},
                      {"column", At.Column},
                      {"begin", characters(Line, At.Column)},
                      {"end", characters(Line, At.EndColumn)},
                      {"message", text(Message)}};
}

/// The lines around the steps, file by file in the order of the steps.
json::Array excerpts(const Report &From, const Finding &F) {
  std::vector<std::string> Order;
  std::map<std::string, std::set<unsigned>> Lines;
  const auto Add = [&](const Place &At) {
    auto [Of, IsNew] = Lines.try_emplace(At.File);
    if (IsNew)
      Order.push_back(At.File);
    const unsigned Count = From.Texts.get(At.File).lines();
    for (unsigned I = At.Line > Around ? At.Line - Around : 1;
         I <= std::min(At.Line + Around, Count); ++I)
      Of->second.insert(I);
  };
  Add(F.At);
  for (const Note &N : F.Notes)
    if (F.isStep(N) || F.isAdvice(N))
      Add(N.At);
  json::Array Result;
  for (const std::string &File : Order) {
    json::Array Shown;
    for (unsigned Number : Lines[File])
      Shown.push_back(
          json::Array{Number, text(From.Texts.get(File).line(Number))});
    Result.push_back(json::Object{{"file", text(From.name(File))},
                                  {"lines", std::move(Shown)}});
  }
  return Result;
}

/// The lines that a fix changes, with one above and one below.
json::Array hunks(const Report &From, const Finding &F) {
  json::Array Result;
  const auto Line = [&](StringRef File, size_t Number) -> json::Value {
    const SourceText &Text = From.Texts.get(File);
    if (Number < 1 || Number > Text.lines())
      return nullptr;
    return text(Text.line(static_cast<unsigned>(Number)));
  };
  for (const Hunk &H : hunksOf(F.fix(), From.Texts)) {
    json::Array Before;
    json::Array After;
    for (const std::string &Each : H.Before)
      Before.push_back(text(Each));
    for (const std::string &Each : H.After)
      After.push_back(text(Each));
    Result.push_back(
        json::Object{{"file", text(From.name(H.File))},
                     {"line", H.Line},
                     {"above", Line(H.File, H.Line - 1)},
                     {"below", Line(H.File, H.Line + H.Before.size())},
                     {"before", std::move(Before)},
                     {"after", std::move(After)}});
  }
  return Result;
}

json::Object finding(const Report &From, const Finding &F) {
  json::Array Steps;
  json::Array Advice;
  Steps.push_back(step(From, F.At, F.Message));
  for (const Note &N : F.Notes)
    if (F.isStep(N))
      Steps.push_back(step(From, N.At, N.Message));
    else if (F.isAdvice(N))
      Advice.push_back(step(From, N.At, N.Message));
  return json::Object{{"check", F.Check},
                      {"message", text(F.Message)},
                      {"file", text(From.name(F.At.File))},
                      {"line", F.At.Line},
                      {"steps", std::move(Steps)},
                      {"advice", std::move(Advice)},
                      {"excerpts", excerpts(From, F)},
                      {"fix", hunks(From, F)},
                      {"sure", !F.Edits.empty()}};
}

} // namespace

void writeHtml(const Report &From, raw_ostream &Out) {
  json::Array Findings;
  for (const Finding &F : From.Ran.Findings)
    Findings.push_back(finding(From, F));
  json::Array Failures;
  for (const Failure &F : From.Ran.Failures)
    Failures.push_back(json::Object{{"file", text(From.name(F.File))},
                                    {"reason", text(F.Reason)}});
  json::Object Checks;
  for (const CheckRow &Row : allChecks())
    Checks[Row.Name] =
        json::Object{{"summary", Row.Summary}, {"page", pageAddress(Row.Name)}};
  std::string Data;
  raw_string_ostream(Data) << json::Value(json::Object{
      {"findings", std::move(Findings)},
      {"failures", std::move(Failures)},
      {"checks", std::move(Checks)},
      {"files", static_cast<int64_t>(From.Ran.Files)},
      {"inBaseline", static_cast<int64_t>(From.InBaseline)},
      {"tool",
       ("closecall " + ownVersion() + ", clang-tidy " + From.Tools.Version)
           .str()}});
  const auto [Before, After] = embedded("report.html").split("@DATA@");
  Out << Before;
  // Nothing in the data may end the script that holds it.
  for (char C : Data)
    if (C == '<')
      Out << "\\u003c";
    else
      Out << C;
  Out << After;
}

} // namespace closecall::driver
