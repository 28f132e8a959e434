//===- JsonReport.cpp - A report for programs of one's own ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace closecall::driver {
namespace {

/// Goes up when a program that reads this report would have to change.
constexpr int JsonVersion = 1;

json::Value text(StringRef Text) { return json::fixUTF8(Text); }

json::Object place(const Report &From, const Place &At) {
  return json::Object{{"file", text(From.name(At.File))},
                      {"line", At.Line},
                      {"column", At.Column},
                      {"endColumn", At.EndColumn},
                      {"offset", At.Offset}};
}

json::Array edits(const Report &From, ArrayRef<Edit> Edits) {
  json::Array Result;
  for (const Edit &E : Edits)
    Result.push_back(json::Object{{"file", text(From.name(E.File))},
                                  {"offset", E.Offset},
                                  {"length", E.Length},
                                  {"text", text(E.Text)}});
  return Result;
}

json::Object finding(const Report &From, const Finding &F,
                     StringRef Fingerprint) {
  json::Object Result = place(From, F.At);
  Result["check"] = F.Check;
  Result["message"] = text(F.Message);
  Result["level"] = F.IsError ? "error" : "warning";
  Result["fingerprint"] = Fingerprint;
  json::Array Notes;
  for (const Note &N : F.Notes) {
    json::Object One = place(From, N.At);
    One["message"] = text(N.Message);
    if (!N.Edits.empty())
      One["fix"] = edits(From, N.Edits);
    Notes.push_back(std::move(One));
  }
  Result["notes"] = std::move(Notes);
  if (!F.Edits.empty())
    Result["fix"] = edits(From, F.Edits);
  return Result;
}

} // namespace

void writeJson(const Report &From, raw_ostream &Out) {
  json::Array Findings;
  const std::vector<std::string> Fingerprints = fingerprintsOf(From);
  for (size_t I = 0; I < Fingerprints.size(); ++I)
    Findings.push_back(finding(From, From.Ran.Findings[I], Fingerprints[I]));
  json::Array Failures;
  for (const Failure &F : From.Ran.Failures)
    Failures.push_back(json::Object{{"file", text(From.name(F.File))},
                                    {"reason", text(F.Reason)}});
  json::Object Counts;
  for (const auto &[Check, Number] : countByCheck(From.Ran.Findings))
    Counts[Check] = static_cast<int64_t>(Number);
  json::Object Result{
      {"version", JsonVersion},
      {"tool", json::Object{{"name", "closecall"},
                            {"version", ownVersion()},
                            {"clangTidy", From.Tools.Version}}},
      {"root", text(From.Root)},
      {"findings", std::move(Findings)},
      {"failures", std::move(Failures)},
      {"summary", json::Object{{"files", static_cast<int64_t>(From.Ran.Files)},
                               {"checks", std::move(Counts)}}}};
  Out << formatv("{0:2}", json::Value(std::move(Result))) << "\n";
}

} // namespace closecall::driver
