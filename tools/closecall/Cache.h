//===- Cache.h - Findings of files that have not changed ------ -*- C++ -*-===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An entry is found by what decides an analysis before any file is read: the
// compile commands, the configuration, the plugin, the clang-tidy.  It holds
// the digest of every file that was read, as the compiler's dependency output
// lists them, and the export.  It counts only if all those digests still agree.
// Its first line is the digest of the rest, so a damaged entry is noticed and
// removed.  Entries appear by a rename: several runs may share a cache.  What
// no run has used for a month goes.
//
// Not noticed: a header that did not exist and would now be found first.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_DRIVER_CACHE_H
#define CLOSECALL_DRIVER_CACHE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <string>
#include <vector>

namespace closecall::driver {

/// The digest of a text, in hexadecimal digits.
std::string digestOf(llvm::StringRef Text);

/// A folder of entries.
class Cache {
public:
  explicit Cache(llvm::StringRef Folder) : Folder(Folder.str()) {}

  /// The user's cache: $CLOSECALL_CACHE_DIR, or closecall in the user's folder
  /// for caches.  Empty for none.
  static std::string defaultFolder();

  /// The export that the entry holds, and the files that were read for it;
  /// false if there is none that counts.
  bool find(llvm::StringRef Key, std::string &Export,
            std::vector<std::string> &Files);

  /// Keeps an export and the files that were read for it; not if one of them
  /// was written since this run began.
  void keep(llvm::StringRef Key, llvm::ArrayRef<std::string> Files,
            llvm::StringRef Export);

  /// The digest of a file, read once; empty if there is no such file.
  const std::string &digestOfFile(llvm::StringRef Path);

  /// Number and bytes of all entries.
  std::pair<size_t, size_t> size() const;
  /// Removes all entries.
  void clear() const;
  /// Removes what no run has used for a month; looks once a day.
  void trim() const;

  const std::string &folder() const { return Folder; }
  /// Why nothing could be kept; empty if it could.
  const std::string &trouble() const { return Trouble; }

private:
  std::string pathOf(llvm::StringRef Key) const;

  std::string Folder;
  std::string Trouble;
  std::chrono::system_clock::time_point Began =
      std::chrono::system_clock::now();
  llvm::StringMap<std::string> Digests;
};

/// The files that a dependency file (`clang -MD`) names, absolute.
std::vector<std::string> dependenciesIn(llvm::StringRef Text,
                                        llvm::StringRef Folder);

} // namespace closecall::driver

#endif // CLOSECALL_DRIVER_CACHE_H
