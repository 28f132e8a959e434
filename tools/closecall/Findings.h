//===- Findings.h - What clang-tidy found --------------------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A run of clang-tidy exports its diagnostics as YAML; here they become
// findings: with lines and columns, each once however many files include the
// header, in the order of the files.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_FINDINGS_H
#define CLOSECALL_DRIVER_FINDINGS_H

#include "Sources.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>
#include <tuple>
#include <vector>

namespace closecall::driver {

/// A replacement of bytes of a file.
struct Edit {
  std::string File;
  unsigned Offset = 0;
  unsigned Length = 0;
  std::string Text;

  bool operator==(const Edit &Other) const {
    return File == Other.File && Offset == Other.Offset &&
           Length == Other.Length && Text == Other.Text;
  }
  bool operator<(const Edit &Other) const {
    return std::tie(File, Offset, Length, Text) <
           std::tie(Other.File, Other.Offset, Other.Length, Other.Text);
  }
};

/// A place in a file; lines and columns count from 1, columns in bytes.
struct Place {
  std::string File;
  unsigned Offset = 0;
  unsigned Line = 0;
  unsigned Column = 0;
  /// Behind the last byte of the token that begins here.
  unsigned EndColumn = 0;
};

/// One step of the path that leads to a finding.
struct Note {
  Place At;
  std::string Message;
  std::vector<Edit> Edits;
};

/// One finding of one check.
struct Finding {
  std::string Check;
  std::string Message;
  bool IsError = false;
  /// Whether a command in C found it, and its edits are C.
  bool FromC = false;
  Place At;
  /// The fix that --fix applies.
  std::vector<Edit> Edits;
  std::vector<Note> Notes;

  /// The fix to show: its own, or else the first that a note offers.
  const std::vector<Edit> &fix() const;
  /// Whether a note of it says what to do, and is no step of its path.
  bool isAdvice(const Note &N) const;
  /// Whether a note of it is a step of its path: no advice, and not clang's
  /// word on the macro that the place before comes from.
  bool isStep(const Note &N) const;
};

/// What one export says: findings, the errors of the compiler, and what
/// clang-tidy or a check says of its configuration.
struct Export {
  std::vector<Finding> Findings;
  std::vector<std::string> CompilerErrors;
  std::vector<std::string> ConfigurationErrors;
};

/// Reads an export of clang-tidy.  False if it is no such file.
bool readExport(llvm::StringRef Yaml, Sources &Texts, Export &Result);

/// Sorts findings by place and removes those that say the same of one place.
void sortAndMerge(std::vector<Finding> &Findings);

/// Writes the findings' edits as an export for clang-apply-replacements; with
/// WithNotes also those that only a note offers.
std::string exportOf(llvm::ArrayRef<Finding> Findings, bool WithNotes);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_FINDINGS_H
