//===- CacheCommand.cpp - closecall cache ---------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache.h"
#include "Commands.h"
#include "Options.h"
#include "Report.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace closecall::driver {
namespace {

cl::SubCommand CacheSub("cache", "show or clear the findings that are kept");
cl::opt<bool> Clear("clear", cl::sub(CacheSub), cl::cat(category()),
                    cl::desc("remove all entries"));
cl::opt<bool> Stats("stats", cl::sub(CacheSub), cl::cat(category()),
                    cl::desc("number and size of the entries (the default)"));
cl::opt<std::string> Folder("cache-dir", cl::sub(CacheSub), cl::cat(category()),
                            cl::value_desc("folder"),
                            cl::desc("the cache to look at"));

} // namespace

bool runCacheCommand(int &Result) {
  if (!CacheSub)
    return false;
  const Cache Known(Folder.empty() ? Cache::defaultFolder()
                                   : Folder.getValue());
  if (Known.folder().empty()) {
    Result = refuse("there is no cache: CLOSECALL_CACHE_DIR is empty");
    return true;
  }
  if (Clear)
    Known.clear();
  const auto [Count, Bytes] = Known.size();
  outs() << Known.folder() << ": " << Count
         << (Count == 1 ? " entry, " : " entries, ") << (Bytes + 1023) / 1024
         << " KiB\n";
  Result = Clean;
  return true;
}

} // namespace closecall::driver
