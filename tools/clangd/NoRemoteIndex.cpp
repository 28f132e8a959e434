//===- NoRemoteIndex.cpp - clangd without a remote index ------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Few projects ask an index server, and asking one needs gRPC.  This stands in
// for clangd's client unless CMake's CLOSECALL_CLANGD_REMOTE_INDEX is on.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>

namespace clang::clangd {

/// As much of clangd's class as a null pointer to it needs; never constructed
/// here.
class SymbolIndex {
public:
  virtual ~SymbolIndex();
};

namespace remote {

/// What clangd calls for each index server of its configuration.
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef Address,
                                       llvm::StringRef ProjectRoot) {
  llvm::errs() << "closecall-clangd: built without remote index; '" << Address
               << "' is not asked\n";
  return nullptr;
}

} // namespace remote
} // namespace clang::clangd
