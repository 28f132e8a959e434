//===- GitlabReport.cpp - A report for GitLab's code quality --------------===//
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

void writeGitlab(const Report &From, raw_ostream &Out) {
  json::Array Result;
  const std::vector<std::string> Fingerprints = fingerprintsOf(From);
  for (size_t I = 0; I < Fingerprints.size(); ++I) {
    const Finding &F = From.Ran.Findings[I];
    Result.push_back(json::Object{
        {"description", json::fixUTF8(F.Message)},
        {"check_name", F.Check},
        {"fingerprint", Fingerprints[I]},
        {"severity", F.IsError ? "critical" : "major"},
        {"location",
         json::Object{{"path", json::fixUTF8(From.name(F.At.File))},
                      {"lines", json::Object{{"begin", F.At.Line}}}}}});
  }
  Out << formatv("{0:2}", json::Value(std::move(Result))) << "\n";
}

} // namespace closecall::driver
