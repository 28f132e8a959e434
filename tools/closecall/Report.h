//===- Report.h - What a run found, in a form for someone ----- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each format has a file of its own; Report.cpp holds the table of them.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_REPORT_H
#define CLOSECALL_DRIVER_REPORT_H

#include "Analysis.h"
#include "Findings.h"
#include "Toolchain.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace closecall::driver {

/// All that a report can tell.
struct Report {
  Analysis Ran;
  Toolchain Tools;
  /// Paths are relative to this folder.
  std::string Root;
  /// The working directory, which text starts from.
  std::string Here;
  bool Colors = false;
  bool Quiet = false;
  /// The number of findings left out because the baseline has them.
  size_t InBaseline = 0;
  Sources &Texts;

  /// How reports name a file: relative to Root, with forward slashes.
  std::string name(llvm::StringRef File) const;
};

/// A format: its name, and the function that writes it.
struct Format {
  const char *Name;
  const char *Summary;
  void (*Write)(const Report &, llvm::raw_ostream &);
};

/// All formats; the first is the default.
llvm::ArrayRef<Format> allFormats();

/// The format of that name, or null.
const Format *findFormat(llvm::StringRef Name);

/// What follows the findings of a check: name and number, the most first.
std::vector<std::pair<std::string, size_t>>
countByCheck(llvm::ArrayRef<Finding> Findings);

/// `1 file`, `2 files`.
std::string counted(size_t Number, llvm::StringRef Noun);

/// Tells the finding apart from others, wherever its line moves: a digest of
/// file, check, message, the line's text, and its number among equal ones.
std::vector<std::string> fingerprintsOf(const Report &From);

void writeText(const Report &From, llvm::raw_ostream &Out);
void writeJson(const Report &From, llvm::raw_ostream &Out);
void writeSarif(const Report &From, llvm::raw_ostream &Out);
void writeGitlab(const Report &From, llvm::raw_ostream &Out);
void writeGithub(const Report &From, llvm::raw_ostream &Out);
void writeRdjson(const Report &From, llvm::raw_ostream &Out);
void writeJunit(const Report &From, llvm::raw_ostream &Out);
void writeHtml(const Report &From, llvm::raw_ostream &Out);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_REPORT_H
