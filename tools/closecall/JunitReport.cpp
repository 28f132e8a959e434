//===- JunitReport.cpp - A report as a JUnit test run ---------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A suite for each file with findings, a failed case for each finding; a file
// that could not be analysed is a case in error.  With neither, one case
// passes, since readers of JUnit take a run without cases for a mistake.
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/Support/Format.h"
#include <map>

using namespace llvm;

namespace closecall::driver {
namespace {

std::string escaped(StringRef Text) {
  std::string Result;
  for (char C : Text) {
    switch (C) {
    case '&':
      Result += "&amp;";
      break;
    case '<':
      Result += "&lt;";
      break;
    case '>':
      Result += "&gt;";
      break;
    case '"':
      Result += "&quot;";
      break;
    case '\n':
      Result += "&#10;";
      break;
    default:
      // XML has no other control characters.
      Result += static_cast<unsigned char>(C) < 0x20 && C != '\t' ? ' ' : C;
    }
  }
  return Result;
}

class JunitWriter {
public:
  JunitWriter(const Report &From, raw_ostream &Out) : From(From), Out(Out) {}

  void write();

private:
  void suite(StringRef File, ArrayRef<const Finding *> Findings);
  void failures();
  std::string where(const Place &At) const {
    return From.name(At.File) + ":" + std::to_string(At.Line) + ":" +
           std::to_string(At.Column);
  }

  const Report &From;
  raw_ostream &Out;
};

void JunitWriter::suite(StringRef File, ArrayRef<const Finding *> Findings) {
  Out << "  <testsuite name=\"" << escaped(File) << "\" tests=\""
      << Findings.size() << "\" failures=\"" << Findings.size()
      << "\" errors=\"0\">\n";
  for (const Finding *F : Findings) {
    Out << "    <testcase classname=\"" << escaped(F->Check) << "\" name=\""
        << escaped(where(F->At)) << "\" file=\"" << escaped(File)
        << "\" line=\"" << F->At.Line << "\">\n      <failure type=\""
        << (F->IsError ? "error" : "warning") << "\" message=\""
        << escaped(F->Message) << "\">" << escaped(where(F->At));
    for (const Note &N : F->Notes)
      Out << "\n" << escaped(where(N.At) + ": " + N.Message);
    Out << "</failure>\n    </testcase>\n";
  }
  Out << "  </testsuite>\n";
}

void JunitWriter::failures() {
  const auto &Failures = From.Ran.Failures;
  if (Failures.empty())
    return;
  Out << "  <testsuite name=\"not analysed\" tests=\"" << Failures.size()
      << "\" failures=\"0\" errors=\"" << Failures.size() << "\">\n";
  for (const Failure &F : Failures)
    Out << "    <testcase classname=\"closecall\" name=\""
        << escaped(From.name(F.File)) << "\">\n      <error message=\""
        << escaped(F.Reason) << "\"/>\n    </testcase>\n";
  Out << "  </testsuite>\n";
}

void JunitWriter::write() {
  std::map<std::string, std::vector<const Finding *>> ByFile;
  for (const Finding &F : From.Ran.Findings)
    ByFile[From.name(F.At.File)].push_back(&F);
  const size_t Findings = From.Ran.Findings.size();
  const size_t Errors = From.Ran.Failures.size();
  const bool Clean = Findings + Errors == 0;
  Out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      << "<testsuites name=\"closecall\" tests=\""
      << (Clean ? 1 : Findings + Errors) << "\" failures=\"" << Findings
      << "\" errors=\"" << Errors << "\" time=\""
      << format("%.3f", From.Ran.Seconds) << "\">\n";
  for (const auto &[File, Of] : ByFile)
    suite(File, Of);
  failures();
  if (Clean)
    Out << "  <testsuite name=\"closecall\" tests=\"1\" failures=\"0\" "
           "errors=\"0\">\n    <testcase classname=\"closecall\" name=\""
        << counted(From.Ran.Files, "file") << "\"/>\n  </testsuite>\n";
  Out << "</testsuites>\n";
}

} // namespace

void writeJunit(const Report &From, raw_ostream &Out) {
  JunitWriter(From, Out).write();
}

} // namespace closecall::driver
