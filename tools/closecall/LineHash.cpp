//===- LineHash.cpp - GitHub's fingerprints of lines ----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A window of 100 UTF-16 units slides over the text; its hash is the polynomial
// of its units in powers of 37, modulo 2^64.  Line ends of all kinds count as
// LF, the end of the text as the unit 65535, and zeros follow it.  Here the
// units are laid out first and each line's window is summed on its own: lines
// are short, and no state has to slide.
//
//===----------------------------------------------------------------------===//

#include "LineHash.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <cstdint>
#include <map>

using namespace llvm;

namespace closecall::driver {
namespace {

constexpr size_t Window = 100;
constexpr uint64_t Base = 37;
constexpr uint16_t EndOfText = 65535;

/// The units that count, and where among them each line begins.
struct Units {
  std::vector<uint16_t> All;
  std::vector<size_t> Lines;
};

Units unitsOf(StringRef Text) {
  SmallVector<UTF16, 0> Wide;
  if (!convertUTF8ToUTF16String(Text, Wide))
    Wide.assign(Text.bytes_begin(), Text.bytes_end());
  Units Result;
  bool AtLineStart = true;
  bool AfterReturn = false;
  const auto Take = [&](uint16_t Unit) {
    if (AtLineStart)
      Result.Lines.push_back(Result.All.size());
    AtLineStart = Unit == '\n';
    Result.All.push_back(Unit);
  };
  for (uint16_t Unit : Wide) {
    const bool Skipped =
        Unit == ' ' || Unit == '\t' || (AfterReturn && Unit == '\n');
    AfterReturn = Unit == '\r';
    if (!Skipped)
      Take(AfterReturn ? '\n' : Unit);
  }
  Take(EndOfText);
  return Result;
}

} // namespace

std::vector<std::string> lineHashes(StringRef Text) {
  Units From = unitsOf(Text);
  From.All.resize(From.All.size() + Window, 0);
  std::vector<std::string> Result;
  std::map<uint64_t, unsigned> Seen;
  for (size_t Begin : From.Lines) {
    uint64_t Hash = 0;
    for (size_t I = Begin; I < Begin + Window; ++I)
      Hash = Hash * Base + From.All[I];
    Result.push_back(utohexstr(Hash, /*LowerCase=*/true) + ":" +
                     std::to_string(++Seen[Hash]));
  }
  return Result;
}

} // namespace closecall::driver
