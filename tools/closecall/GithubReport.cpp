//===- GithubReport.cpp - A report as GitHub's workflow commands ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// GitHub shows ten annotations of a kind for a step; a last line counts all.
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace closecall::driver {
namespace {

/// Percent-encodes what would end a command, or one of its properties.
std::string escaped(StringRef Text, StringRef Special) {
  std::string Result;
  for (char C : Text) {
    if (Special.find(C) == StringRef::npos)
      Result += C;
    else
      Result += "%" + toHex(StringRef(&C, 1));
  }
  return Result;
}

std::string inProperty(StringRef Text) { return escaped(Text, "%\r\n:,"); }
std::string inText(StringRef Text) { return escaped(Text, "%\r\n"); }

} // namespace

void writeGithub(const Report &From, raw_ostream &Out) {
  for (const Finding &F : From.Ran.Findings)
    Out << (F.IsError ? "::error" : "::warning")
        << " file=" << inProperty(From.name(F.At.File)) << ",line=" << F.At.Line
        << ",col=" << F.At.Column << ",endColumn=" << F.At.EndColumn
        << ",title=" << inProperty(F.Check) << "::" << inText(F.Message)
        << "\n";
  for (const Failure &F : From.Ran.Failures)
    Out << "::error file=" << inProperty(From.name(F.File))
        << ",title=not analysed::" << inText(F.Reason) << "\n";
  Out << "::notice title=closecall::"
      << counted(From.Ran.Findings.size(), "finding") << " in "
      << counted(From.Ran.Files, "file");
  for (const auto &[Check, Number] : countByCheck(From.Ran.Findings))
    Out << "%0A" << Number << " " << Check;
  Out << "\n";
}

} // namespace closecall::driver
