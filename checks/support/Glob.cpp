//===- Glob.cpp - Globs as clang-tidy users know them ---------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/Glob.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>

namespace closecall {

bool globMatches(llvm::StringRef Glob, llvm::StringRef Text) {
  const auto [Head, Tail] = Glob.split('*');
  if (Head.size() == Glob.size())
    return Glob == Text;
  if (!Text.consume_front(Head))
    return false;
  if (Tail.empty())
    return true;
  for (size_t I = 0; I <= Text.size(); ++I)
    if (globMatches(Tail, Text.substr(I)))
      return true;
  return false;
}

bool matchesAny(const std::vector<std::string> &Globs, llvm::StringRef Text) {
  return std::any_of(Globs.begin(), Globs.end(), [&](const std::string &Glob) {
    return globMatches(Glob, Text);
  });
}

GlobList::GlobList(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 8> Parts;
  Text.split(Parts, ',', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Part : Parts) {
    Part = Part.trim();
    const bool Positive = !Part.consume_front("-");
    Items.push_back({Part.str(), Positive});
  }
}

bool GlobList::contains(llvm::StringRef Name, bool Default) const {
  bool Result = Items.empty() && Default;
  for (const Item &I : Items)
    if (I.Glob == "*")
      Result = I.Positive && Default;
    else if (globMatches(I.Glob, Name))
      Result = I.Positive;
  return Result;
}

} // namespace closecall
