//===- RdjsonReport.cpp - A report for reviewdog --------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reviewdog Diagnostic Format: columns are bytes from 1, the end is behind the
// last byte, and an insertion begins where it ends.
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace closecall::driver {
namespace {

json::Object position(unsigned Line, unsigned Column) {
  return json::Object{{"line", Line}, {"column", Column}};
}

json::Object location(const Report &From, const Place &At) {
  return json::Object{
      {"path", json::fixUTF8(From.name(At.File))},
      {"range", json::Object{{"start", position(At.Line, At.Column)},
                             {"end", position(At.Line, At.EndColumn)}}}};
}

/// A suggestion on more lines than this is no help in a review.
constexpr unsigned MostLines = 50;

/// The fix as one suggestion, from its first edit to its last: reviewdog offers
/// each on its own, and a part of a fix would break the code.  Null if it
/// changes other files, which the format does not know, or has edits far apart.
json::Value suggestion(const Report &From, const Finding &F) {
  const std::vector<Edit> &Edits = F.fix();
  if (Edits.empty())
    return nullptr;
  const SourceText &Text = From.Texts.get(F.At.File);
  std::string Result;
  unsigned Done = Edits.front().Offset;
  for (const Edit &E : Edits) {
    if (E.File != F.At.File || E.Offset < Done)
      return nullptr;
    Result += Text.text().slice(Done, E.Offset);
    Result += E.Text;
    Done = E.Offset + E.Length;
  }
  const auto [Line, Column] = Text.position(Edits.front().Offset);
  const auto [EndLine, EndColumn] = Text.position(Done);
  if (EndLine - Line >= MostLines)
    return nullptr;
  return json::Object{
      {"range", json::Object{{"start", position(Line, Column)},
                             {"end", position(EndLine, EndColumn)}}},
      {"text", json::fixUTF8(Result)}};
}

} // namespace

void writeRdjson(const Report &From, raw_ostream &Out) {
  json::Array Diagnostics;
  for (const Finding &F : From.Ran.Findings) {
    json::Object Code{{"value", F.Check}};
    if (const std::string Page = pageAddress(F.Check); !Page.empty())
      Code["url"] = Page;
    json::Array Related;
    for (const Note &N : F.Notes)
      if (!N.At.File.empty())
        Related.push_back(json::Object{{"message", json::fixUTF8(N.Message)},
                                       {"location", location(From, N.At)}});
    json::Object One{{"message", json::fixUTF8(F.Message)},
                     {"location", location(From, F.At)},
                     {"severity", F.IsError ? "ERROR" : "WARNING"},
                     {"code", std::move(Code)},
                     {"related_locations", std::move(Related)}};
    if (json::Value Fix = suggestion(From, F); Fix != nullptr)
      One["suggestions"] = json::Array{std::move(Fix)};
    Diagnostics.push_back(std::move(One));
  }
  json::Object Result{{"source", json::Object{{"name", "closecall"}}},
                      {"severity", "WARNING"},
                      {"diagnostics", std::move(Diagnostics)}};
  Out << formatv("{0:2}", json::Value(std::move(Result))) << "\n";
}

} // namespace closecall::driver
