//===- Learned.cpp - What a project's functions do with clients -----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Learned.h"
#include "Sources.h"

using namespace llvm;

namespace closecall::driver {
namespace {

/// The rows of one client, as text.
struct ClientRows {
  std::vector<std::string> Open, Close, Takes, Borrows;
  bool HasCloser = false; ///< the function that ClientName::Closer names
};

std::string quoted(StringRef Text) {
  std::string Result = "\"";
  for (const char C : Text)
    Result += C == '"' || C == '\\' ? std::string("\\") + C : std::string(1, C);
  return Result + "\"";
}

void writeRows(raw_ostream &Out, StringRef Key,
               const std::vector<std::string> &Rows) {
  if (Rows.empty())
    return;
  Out << "    " << Key << ":\n";
  for (const std::string &Row : Rows)
    Out << "      - {" << Row << "}\n";
}

} // namespace

void Learned::add(Lesson L) {
  const auto [It, New] = ByName.try_emplace(L.Function);
  if (New)
    It->second.First = std::move(L);
  else
    It->second.Agree &= It->second.First.agreesWith(L);
}

/// Functions that only borrow if the other does may be taken to do so.
bool Learned::borrows(const std::string &Function, unsigned Argument,
                      std::set<std::pair<std::string, unsigned>> &Asked) const {
  const auto Found = ByName.find(Function);
  if (Found == ByName.end() || !Found->second.Agree)
    return false;
  if (!Asked.emplace(Function, Argument).second)
    return true;
  for (const LearnedArgument &A : Found->second.First.Arguments)
    if (A.Number == Argument)
      return A.Does == LearnedArgument::Borrows &&
             all_of(A.If, [&](const auto &If) {
               return borrows(If.first, If.second, Asked);
             });
  return false;
}

/// What becomes of the argument, now that all functions are known.
LearnedArgument::Deed Learned::said(const Lesson &L,
                                    const LearnedArgument &A) const {
  std::set<std::pair<std::string, unsigned>> Asked;
  return A.Does != LearnedArgument::Borrows ||
                 borrows(L.Function, A.Number, Asked)
             ? A.Does
             : LearnedArgument::Unknown;
}

bool Learned::says(const Lesson &L) const {
  return L.NeverReturns || !L.Openings.empty() ||
         any_of(L.Arguments, [&](const LearnedArgument &A) {
           return said(L, A) != LearnedArgument::Unknown;
         });
}

size_t Learned::size() const {
  return static_cast<size_t>(count_if(ByName, [&](const auto &One) {
    return One.second.Agree && says(One.second.First);
  }));
}

void Learned::write(raw_ostream &Out, StringRef Root) const {
  std::vector<std::string> NeverReturn;
  std::map<ClientName, ClientRows> Clients;
  for (const auto &[Name, Of] : ByName) {
    const Lesson &L = Of.First;
    if (!Of.Agree)
      continue;
    const std::string Function = "function: " + quoted(Name);
    const std::string Source =
        ", source: " + quoted(relativeTo(absolute(L.File), Root));
    if (L.NeverReturns)
      NeverReturn.push_back(Name);
    for (const LearnedOpening &O : L.Openings)
      Clients[O.Of].Open.push_back(Function + ", gives: " + O.Gives +
                                   ", fails: " + quoted(O.Fails) + Source);
    for (const LearnedArgument &A : L.Arguments) {
      ClientRows &Rows = Clients[A.Of];
      const std::string Row =
          Function + ", argument: " + std::to_string(A.Number);
      switch (said(L, A)) {
      case LearnedArgument::Unknown:
        break;
      case LearnedArgument::Borrows:
        Rows.Borrows.push_back(Row + Source);
        break;
      case LearnedArgument::Closes:
        // The one that messages and fixes name comes first.
        Rows.Close.insert(Name == A.Of.Closer ? Rows.Close.begin()
                                              : Rows.Close.end(),
                          Row + Source);
        Rows.HasCloser |= Name == A.Of.Closer;
        break;
      case LearnedArgument::ClosesThere:
        Rows.Close.push_back(Row + ", by-address: true" + Source);
        break;
      case LearnedArgument::Takes:
        Rows.Takes.push_back(Row + Source);
        break;
      case LearnedArgument::TakesOnSuccess:
        Rows.Takes.push_back(Row + ", on: success, fails: " + quoted(A.Fails) +
                             Source);
        break;
      case LearnedArgument::Returns:
        Rows.Takes.push_back(Row + ", returns: true" + Source);
        break;
      }
    }
  }
  Out << "# Written by 'closecall learn' from the bodies of the project's "
         "functions.\n# Write it again when they have changed; change nothing "
         "here.\n# To have it used, name it in .clang-tidy, under "
         "CheckOptions: 'Catalogues: <this file>'.\n"
         "library: project\nlearned: true\n";
  if (!NeverReturn.empty()) {
    Out << "never-return:\n";
    for (const std::string &Name : NeverReturn)
      Out << "  - " << quoted(Name) << "\n";
  }
  bool Any = false;
  for (const auto &[Of, Rows] : Clients) {
    const bool Says = !Rows.Open.empty() || !Rows.Close.empty() ||
                      !Rows.Takes.empty() || !Rows.Borrows.empty();
    if (!Says || (Of.Library.empty() && !Rows.HasCloser))
      continue;
    Out << (Any ? "" : "clients:\n") << "  - name: " << quoted(Of.Client)
        << "\n";
    if (!Of.Library.empty())
      Out << "    extends: " << Of.Library << "\n";
    Out << "    source: closecall learn\n";
    Any = true;
    writeRows(Out, "open", Rows.Open);
    writeRows(Out, "close", Rows.Close);
    writeRows(Out, "takes", Rows.Takes);
    writeRows(Out, "borrows", Rows.Borrows);
  }
}

} // namespace closecall::driver
