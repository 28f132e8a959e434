//===- Findings.cpp - What clang-tidy found -------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings.h"
#include "Compat.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/Support/YAMLTraits.h"
#include <algorithm>
#include <tuple>

using namespace llvm;
namespace tooling = clang::tooling;

namespace closecall::driver {
namespace {

Place placeOf(const tooling::DiagnosticMessage &Message, StringRef Folder,
              Sources &Texts) {
  Place Result;
  if (Message.FilePath.empty())
    return Result;
  Result.File = absolute(Message.FilePath, Folder);
  Result.Offset = Message.FileOffset;
  const SourceText &Text = Texts.get(Result.File);
  std::tie(Result.Line, Result.Column) = Text.position(Result.Offset);
  Result.EndColumn =
      Result.Column + Text.tokenEnd(Result.Offset) - Result.Offset;
  return Result;
}

std::vector<Edit> editsOf(const tooling::DiagnosticMessage &Message,
                          StringRef Folder) {
  std::vector<Edit> Result;
  for (const auto &File : Message.Fix)
    for (const tooling::Replacement &R : File.second)
      Result.push_back({absolute(R.getFilePath(), Folder), R.getOffset(),
                        R.getLength(), R.getReplacementText().str()});
  std::sort(Result.begin(), Result.end());
  return Result;
}

Finding findingOf(const tooling::Diagnostic &D, Sources &Texts) {
  Finding Result;
  Result.Check = D.DiagnosticName;
  Result.Message = D.Message.Message;
  Result.IsError = D.DiagLevel == tooling::Diagnostic::Error;
  Result.At = placeOf(D.Message, D.BuildDirectory, Texts);
  Result.Edits = editsOf(D.Message, D.BuildDirectory);
  for (const tooling::DiagnosticMessage &N : D.Notes)
    Result.Notes.push_back({placeOf(N, D.BuildDirectory, Texts), N.Message,
                            editsOf(N, D.BuildDirectory)});
  return Result;
}

auto orderOf(const Finding &F) {
  return std::tie(F.At.File, F.At.Line, F.At.Column, F.Check, F.Message);
}

std::string errorOf(const Finding &F) {
  if (F.At.File.empty())
    return F.Message;
  return F.At.File + ":" + std::to_string(F.At.Line) + ":" +
         std::to_string(F.At.Column) + ": " + F.Message;
}

} // namespace

bool Finding::isAdvice(const Note &N) const {
  return !N.Edits.empty() ||
         (N.At.File == At.File && N.At.Offset == At.Offset) ||
         StringRef(N.Message).find("; no edit: ") != StringRef::npos;
}

bool Finding::isStep(const Note &N) const {
  return !N.At.File.empty() && !isAdvice(N) &&
         !compat::startsWith(N.Message, "expanded from ");
}

const std::vector<Edit> &Finding::fix() const {
  if (Edits.empty())
    for (const Note &N : Notes)
      if (!N.Edits.empty())
        return N.Edits;
  return Edits;
}

bool readExport(StringRef Yaml, Sources &Texts, Export &Result) {
  tooling::TranslationUnitDiagnostics Unit;
  yaml::Input In(Yaml, nullptr, [](const SMDiagnostic &, void *) {});
  In >> Unit;
  if (In.error())
    return false;
  for (const tooling::Diagnostic &D : Unit.Diagnostics) {
    Finding F = findingOf(D, Texts);
    if (F.Check == "clang-tidy-config")
      Result.ConfigurationErrors.push_back(errorOf(F));
    // clang-tidy names the compiler's errors so; its warnings have -W names.
    else if (F.Check == "clang-diagnostic-error" ||
             (F.IsError && compat::startsWith(F.Check, "clang-diagnostic-")))
      Result.CompilerErrors.push_back(errorOf(F));
    else
      Result.Findings.push_back(std::move(F));
  }
  return true;
}

void sortAndMerge(std::vector<Finding> &Findings) {
  // Of equal ones, one with an edit comes first and stays, and one in C before
  // one in C++; which one must not depend on the order in which the files were
  // done.
  const auto Rank = [](const Finding &F) {
    return std::make_tuple(F.Edits.empty(), !F.FromC);
  };
  std::sort(Findings.begin(), Findings.end(),
            [&](const Finding &A, const Finding &B) {
              return std::tuple_cat(orderOf(A), Rank(A), std::tie(A.Edits)) <
                     std::tuple_cat(orderOf(B), Rank(B), std::tie(B.Edits));
            });
  Findings.erase(std::unique(Findings.begin(), Findings.end(),
                             [](const Finding &A, const Finding &B) {
                               return orderOf(A) == orderOf(B);
                             }),
                 Findings.end());
}

std::string exportOf(ArrayRef<Finding> Findings, bool WithNotes) {
  tooling::TranslationUnitDiagnostics Unit;
  for (const Finding &F : Findings) {
    const std::vector<Edit> &Edits = WithNotes ? F.fix() : F.Edits;
    if (Edits.empty())
      continue;
    tooling::Diagnostic D;
    D.DiagnosticName = F.Check;
    D.DiagLevel = tooling::Diagnostic::Warning;
    D.Message.Message = F.Message;
    D.Message.FilePath = F.At.File;
    D.Message.FileOffset = F.At.Offset;
    bool Fits = true;
    for (const Edit &E : Edits)
      if (Error Overlap = D.Message.Fix[E.File].add(
              tooling::Replacement(E.File, E.Offset, E.Length, E.Text))) {
        consumeError(std::move(Overlap));
        Fits = false;
      }
    if (Fits)
      Unit.Diagnostics.push_back(std::move(D));
  }
  std::string Result;
  raw_string_ostream Stream(Result);
  yaml::Output Out(Stream);
  Out << Unit;
  return Stream.str();
}

} // namespace closecall::driver
