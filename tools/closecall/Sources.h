//===- Sources.h - The texts that findings point into --------- -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_SOURCES_H
#define CLOSECALL_DRIVER_SOURCES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <utility>
#include <vector>

namespace closecall::driver {

/// The text of a file and where its lines begin.
class SourceText {
public:
  explicit SourceText(std::string Text);

  llvm::StringRef text() const { return Text; }
  unsigned lines() const { return static_cast<unsigned>(Begins.size()); }
  /// Line and column, from 1, of a byte.
  std::pair<unsigned, unsigned> position(unsigned Offset) const;
  /// A line by its number, without its end.
  llvm::StringRef line(unsigned Number) const;
  /// The offset of a line's first byte; behind the last line, the text's end.
  unsigned begin(unsigned Number) const;
  /// Behind the last byte of the token at Offset: of a name, or of one byte.
  unsigned tokenEnd(unsigned Offset) const;

private:
  std::string Text;
  std::vector<unsigned> Begins;
};

/// Reads each file once.
class Sources {
public:
  /// A file's text; empty if it cannot be read.
  const SourceText &get(llvm::StringRef Path);

private:
  llvm::StringMap<SourceText> Texts;
};

/// An absolute path without `.` and `..`.
std::string absolute(llvm::StringRef Path, llvm::StringRef Folder = "");

/// The path without symbolic links; as it is, if there is no such file.
std::string realPath(llvm::StringRef Path);

/// Path relative to Folder if it lies in there, by its name or where symbolic
/// links lead; else as it is.
std::string relativeTo(llvm::StringRef Path, llvm::StringRef Folder);

/// Whether Path is Folder itself or lies in there.
bool isIn(llvm::StringRef Path, llvm::StringRef Folder);

/// The working directory.
std::string workingDirectory();

/// Folder and those above it, innermost first.
std::vector<std::string> withParents(llvm::StringRef Folder);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_SOURCES_H
