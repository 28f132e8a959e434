//===- Sources.cpp - The texts that findings point into -------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sources.h"
#include "Compat.h"
#include "Process.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace llvm;

namespace closecall::driver {

SourceText::SourceText(std::string Content) : Text(std::move(Content)) {
  Begins.push_back(0);
  for (unsigned I = 0; I < Text.size(); ++I)
    if (Text[I] == '\n' && I + 1 < Text.size())
      Begins.push_back(I + 1);
}

std::pair<unsigned, unsigned> SourceText::position(unsigned Offset) const {
  const auto After = std::upper_bound(Begins.begin(), Begins.end(), Offset);
  const auto Line = static_cast<unsigned>(After - Begins.begin());
  return {Line, Offset - *(After - 1) + 1};
}

unsigned SourceText::begin(unsigned Number) const {
  return Number >= 1 && Number <= Begins.size()
             ? Begins[Number - 1]
             : static_cast<unsigned>(Text.size());
}

StringRef SourceText::line(unsigned Number) const {
  return StringRef(Text).slice(begin(Number), begin(Number + 1)).rtrim("\r\n");
}

unsigned SourceText::tokenEnd(unsigned Offset) const {
  size_t End = Offset;
  while (End < Text.size() && (isAlnum(Text[End]) || Text[End] == '_'))
    ++End;
  return static_cast<unsigned>(
      std::min(std::max<size_t>(End, Offset + 1), Text.size()));
}

const SourceText &Sources::get(StringRef Path) {
  auto Known = Texts.find(Path);
  if (Known == Texts.end())
    Known = Texts.try_emplace(Path, contents(Path)).first;
  return Known->second;
}

std::string absolute(StringRef Path, StringRef Folder) {
  SmallString<256> Result(Path);
  if (!sys::path::is_absolute(Path)) {
    Result = Folder.empty() ? StringRef(workingDirectory()) : Folder;
    sys::path::append(Result, Path);
  }
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return std::string(Result.str());
}

std::string realPath(StringRef Path) {
  SmallString<256> Real;
  if (sys::fs::real_path(Path, Real))
    return Path.str();
  return std::string(Real.str());
}

/// Removes Folder from the beginning of Path; false if it does not begin so.
static bool enter(StringRef Folder, StringRef &Path) {
  StringRef Rest = Path;
  Folder = Folder.rtrim('/');
  if (Folder.empty() || !Rest.consume_front(Folder) || !Rest.consume_front("/"))
    return false;
  Path = Rest;
  return true;
}

std::string relativeTo(StringRef Path, StringRef Folder) {
  StringRef Inside = Path;
  if (enter(Folder, Inside))
    return Inside.str();
  const std::string Real = realPath(Path);
  Inside = Real;
  return enter(realPath(Folder), Inside) ? Inside.str() : Path.str();
}

bool isIn(StringRef Path, StringRef Folder) {
  return Path == Folder || enter(Folder, Path);
}

std::string workingDirectory() {
  SmallString<256> Result;
  sys::fs::current_path(Result);
  return std::string(Result.str());
}

std::vector<std::string> withParents(StringRef Folder) {
  std::vector<std::string> Result;
  for (; !Folder.empty(); Folder = sys::path::parent_path(Folder))
    Result.push_back(Folder.str());
  return Result;
}

} // namespace closecall::driver
