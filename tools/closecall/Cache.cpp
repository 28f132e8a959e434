//===- Cache.cpp - Findings of files that have not changed ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache.h"
#include "Compat.h"
#include "Process.h"
#include "Sources.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/SHA256.h"
#include "llvm/Support/raw_ostream.h"
#include <array>
#include <chrono>

using namespace llvm;

namespace closecall::driver {
namespace {

/// The end of an entry's list of files.
constexpr char EndOfFiles[] = "\n\n";

/// SHA256::final gives text until 14, bytes from 15 on.
[[maybe_unused]] std::string hex(StringRef Bytes) {
  return toHex(Bytes, /*LowerCase=*/true);
}
[[maybe_unused]] std::string hex(const std::array<uint8_t, 32> &Bytes) {
  return toHex(Bytes, /*LowerCase=*/true);
}

using std::chrono::hours;

/// How long an unused entry stays, and between two looks for such.
constexpr hours Kept = hours(24 * 30);
constexpr hours BetweenTrims = hours(24);

/// When a file was written or touched; long ago if there is none.
std::chrono::system_clock::time_point writtenAt(StringRef Path) {
  sys::fs::file_status Status;
  if (sys::fs::status(Path, Status))
    return {};
  return Status.getLastModificationTime();
}

hours ageOf(StringRef Path) {
  return std::chrono::duration_cast<hours>(std::chrono::system_clock::now() -
                                           writtenAt(Path));
}

/// Makes a file's age zero; creates it if there is none.
void touch(StringRef Path) {
  int Descriptor = -1;
  if (sys::fs::openFileForWrite(Path, Descriptor, sys::fs::CD_OpenAlways,
                                sys::fs::OF_Append))
    return;
  sys::fs::setLastAccessAndModificationTime(Descriptor,
                                            std::chrono::system_clock::now());
  sys::Process::SafelyCloseFileDescriptor(Descriptor);
}

template <typename Function> void forEachEntry(StringRef Folder, Function Do) {
  std::error_code Ignored;
  for (sys::fs::recursive_directory_iterator I(Folder, Ignored), End;
       I != End && !Ignored; I.increment(Ignored))
    if (sys::path::extension(I->path()) == ".entry")
      Do(I->path());
}

} // namespace

std::string digestOf(StringRef Text) {
  SHA256 Hash;
  Hash.update(Text);
  return hex(Hash.final());
}

std::string Cache::defaultFolder() {
  if (const auto Named = sys::Process::GetEnv("CLOSECALL_CACHE_DIR"))
    return Named->empty() ? std::string() : absolute(*Named);
  SmallString<128> Result;
  if (!sys::path::cache_directory(Result))
    return {};
  sys::path::append(Result, "closecall");
  return std::string(Result.str());
}

std::string Cache::pathOf(StringRef Key) const {
  SmallString<128> Result(Folder);
  sys::path::append(Result, Key.take_front(2), Key.drop_front(2) + ".entry");
  return std::string(Result.str());
}

const std::string &Cache::digestOfFile(StringRef Path) {
  auto Known = Digests.find(Path);
  if (Known == Digests.end()) {
    std::string Digest;
    if (sys::fs::is_regular_file(Path))
      Digest = digestOf(contents(Path));
    Known = Digests.try_emplace(Path, std::move(Digest)).first;
  }
  return Known->second;
}

bool Cache::find(StringRef Key, std::string &Export,
                 std::vector<std::string> &Read) {
  const std::string Path = pathOf(Key);
  const std::string Entry = contents(Path);
  if (Entry.empty())
    return false;
  const auto [Digest, Body] = StringRef(Entry).split('\n');
  if (Digest != digestOf(Body)) {
    sys::fs::remove(Path);
    return false;
  }
  const auto [Files, Text] = Body.split(EndOfFiles);
  SmallVector<StringRef, 64> Lines;
  Files.split(Lines, '\n');
  for (StringRef Line : Lines) {
    const auto [Wanted, File] = Line.split(' ');
    if (digestOfFile(File) != Wanted)
      return false;
    Read.push_back(File.str());
  }
  if (ageOf(Path) >= BetweenTrims)
    touch(Path);
  Export = Text.str();
  return true;
}

void Cache::keep(StringRef Key, ArrayRef<std::string> Files, StringRef Export) {
  if (Files.empty())
    return;
  std::vector<std::string> Lines;
  for (const std::string &File : Files) {
    const std::string &Digest = digestOfFile(File);
    if (Digest.empty() || File.find('\n') != std::string::npos ||
        writtenAt(File) >= Began)
      return;
    Lines.push_back(Digest + " " + File);
  }
  const std::string Body = join(Lines, "\n") + EndOfFiles + Export.str();
  const std::string Path = pathOf(Key);
  std::error_code Problem =
      sys::fs::create_directories(sys::path::parent_path(Path));
  SmallString<128> Temporary;
  int Descriptor = -1;
  if (!Problem)
    Problem =
        sys::fs::createUniqueFile(Path + ".%%%%%%%%", Descriptor, Temporary);
  if (Problem) {
    Trouble = Problem.message();
    return;
  }
  raw_fd_ostream Out(Descriptor, /*shouldClose=*/true);
  Out << digestOf(Body) << "\n" << Body;
  Out.close();
  const bool Failed = Out.has_error();
  Out.clear_error();
  if (Failed || sys::fs::rename(Temporary, Path))
    sys::fs::remove(Temporary);
}

std::pair<size_t, size_t> Cache::size() const {
  size_t Count = 0;
  size_t Bytes = 0;
  forEachEntry(Folder, [&](StringRef Path) {
    uint64_t Size = 0;
    if (!sys::fs::file_size(Path, Size))
      Bytes += Size;
    ++Count;
  });
  return {Count, Bytes};
}

void Cache::clear() const {
  forEachEntry(Folder, [](StringRef Path) { sys::fs::remove(Path); });
}

void Cache::trim() const {
  const std::string Mark = absolute("trimmed", Folder);
  if (!sys::fs::is_directory(Folder) || ageOf(Mark) < BetweenTrims)
    return;
  touch(Mark);
  forEachEntry(Folder, [](StringRef Path) {
    if (ageOf(Path) > Kept)
      sys::fs::remove(Path);
  });
}

std::vector<std::string> dependenciesIn(StringRef Text, StringRef Folder) {
  std::vector<std::string> Result;
  std::string Word;
  const auto EndWord = [&] {
    // As the compiler wrote it: `..` behind a symbolic link is not the folder
    // that the text has before it.
    if (!Word.empty() && !sys::path::is_absolute(Word))
      Word = (Folder + "/" + Word).str();
    if (!Word.empty())
      Result.push_back(Word);
    Word.clear();
  };
  // The targets end at the first colon before a blank.
  size_t I = Text.find(": ");
  if (I == StringRef::npos)
    return Result;
  for (I += 1; I < Text.size(); ++I) {
    const char C = Text[I];
    const char Next = I + 1 < Text.size() ? Text[I + 1] : '\0';
    if (C == '\\' && (Next == ' ' || Next == '#')) {
      Word += Next;
      ++I;
    } else if (C == '$' && Next == '$') {
      Word += '$';
      ++I;
    } else if (C == '\\' && Next == '\n') {
      EndWord();
      ++I;
    } else if (C == ' ' || C == '\n') {
      EndWord();
    } else {
      Word += C;
    }
  }
  EndWord();
  return Result;
}

} // namespace closecall::driver
