//===- Baseline.cpp - Findings that are known already ---------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Baseline.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace closecall::driver {
namespace {

/// Goes up when the format changes.
constexpr int BaselineVersion = 1;

KnownFinding known(const Finding &F, StringRef Root) {
  return {relativeTo(F.At.File, Root), F.Check, json::fixUTF8(F.Message)};
}

bool readEntry(const json::Value &From, KnownFinding &Result, unsigned &Count) {
  const json::Object *Entry = From.getAsObject();
  if (!Entry)
    return false;
  const auto File = Entry->getString("file");
  const auto Check = Entry->getString("check");
  const auto Message = Entry->getString("message");
  const auto Number = Entry->getInteger("count");
  if (!File || !Check || !Message || !Number || *Number < 1)
    return false;
  Result = {File->str(), Check->str(), Message->str()};
  Count = static_cast<unsigned>(*Number);
  return true;
}

} // namespace

Baseline::Baseline(ArrayRef<Finding> Findings, StringRef Root) {
  for (const Finding &F : Findings)
    ++Known[known(F, Root)];
}

bool Baseline::read(StringRef Path, std::string &Error) {
  const auto Text = MemoryBuffer::getFile(Path);
  if (!Text) {
    Error = "cannot read " + Path.str() + ": " + Text.getError().message();
    return false;
  }
  auto Parsed = json::parse((*Text)->getBuffer());
  if (!Parsed) {
    Error = Path.str() + ": " + toString(Parsed.takeError());
    return false;
  }
  const json::Object *Top = Parsed->getAsObject();
  const json::Array *Entries = Top ? Top->getArray("findings") : nullptr;
  const auto Version =
      Top ? Top->getInteger("version") : decltype(Top->getInteger("")){};
  if (!Entries || !Version || *Version != BaselineVersion) {
    Error = Path.str() + " is no baseline of version " +
            std::to_string(BaselineVersion);
    return false;
  }
  for (const json::Value &Entry : *Entries) {
    KnownFinding One;
    unsigned Count = 0;
    if (!readEntry(Entry, One, Count)) {
      Error = Path.str() + ": an entry lacks file, check, message or count";
      return false;
    }
    Known[One] += Count;
  }
  return true;
}

bool Baseline::write(StringRef Path, std::string &Error) const {
  json::Array Entries;
  for (const auto &[One, Count] : Known)
    Entries.push_back(json::Object{{"file", json::fixUTF8(One.File)},
                                   {"check", One.Check},
                                   {"message", One.Message},
                                   {"count", Count}});
  std::error_code Failed;
  raw_fd_ostream Out(Path, Failed);
  if (!Failed) {
    Out << formatv("{0:2}",
                   json::Value(json::Object{{"version", BaselineVersion},
                                            {"findings", std::move(Entries)}}))
        << "\n";
    Out.close();
    Failed = Out.error();
    Out.clear_error();
  }
  if (Failed)
    Error = "cannot write " + Path.str() + ": " + Failed.message();
  return !Failed;
}

size_t Baseline::subtractFrom(std::vector<Finding> &Findings,
                              StringRef Root) const {
  std::map<KnownFinding, unsigned> Left = Known;
  const size_t Before = Findings.size();
  llvm::erase_if(Findings, [&](const Finding &F) {
    const auto Found = Left.find(known(F, Root));
    if (Found == Left.end() || Found->second == 0)
      return false;
    --Found->second;
    return true;
  });
  return Before - Findings.size();
}

std::vector<std::pair<KnownFinding, unsigned>>
Baseline::goneIn(const Baseline &Now) const {
  std::vector<std::pair<KnownFinding, unsigned>> Result;
  for (const auto &[One, Count] : Known) {
    const auto Found = Now.Known.find(One);
    const unsigned Still = Found == Now.Known.end() ? 0 : Found->second;
    if (Still < Count)
      Result.push_back({One, Count - Still});
  }
  return Result;
}

void Baseline::prune(const Baseline &Now,
                     function_ref<bool(StringRef)> Counts) {
  for (const auto &[One, Number] : goneIn(Now)) {
    if (!Counts(One.File))
      continue;
    const auto Found = Known.find(One);
    if (Found->second == Number)
      Known.erase(Found);
    else
      Found->second -= Number;
  }
}

size_t Baseline::size() const {
  size_t Result = 0;
  for (const auto &[One, Count] : Known)
    Result += Count;
  return Result;
}

} // namespace closecall::driver
