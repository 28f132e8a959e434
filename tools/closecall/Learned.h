//===- Learned.h - What a project's functions do with clients - -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_LEARNED_H
#define CLOSECALL_DRIVER_LEARNED_H

#include "support/Lesson.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace closecall::driver {

/// The lessons of a project's translation units, put together by function.
class Learned {
public:
  /// Takes what a translation unit says.  Several definitions of one name have
  /// to agree: who calls it may mean any of them.
  void add(Lesson L);

  /// Writes a catalogue file; see docs/catalogue.md, "Learned files".  Paths in
  /// it are relative to \p Root.
  void write(llvm::raw_ostream &Out, llvm::StringRef Root) const;

  /// How many functions the file says something of.
  size_t size() const;

private:
  bool borrows(const std::string &Function, unsigned Argument,
               std::set<std::pair<std::string, unsigned>> &Asked) const;
  LearnedArgument::Deed said(const Lesson &L, const LearnedArgument &A) const;
  bool says(const Lesson &L) const;

  struct Definitions {
    Lesson First;
    bool Agree = true;
  };
  std::map<std::string, Definitions> ByName;
};

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_LEARNED_H
