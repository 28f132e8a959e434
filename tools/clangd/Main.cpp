//===- Main.cpp - clangd with closecall's checks --------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd as it is, with our checks among its clang-tidy checks.  The one thing
// added here: clangd looks for clang's own headers relative to its executable,
// and ours is not installed beside them.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include <cstdlib>
#include <string>
#include <vector>

namespace clang::clangd {
/// In libclangdMain; its header is not installed.
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

namespace closecall {

/// Referring to it keeps the registration of the checks.
extern volatile int ClosecallModuleAnchor;

namespace {

/// clangd reads further arguments from this variable.
constexpr char FlagsVariable[] = "CLANGD_FLAGS";
constexpr char ResourceFlag[] = "resource-dir";

bool namesResourceDir(llvm::ArrayRef<char *> Arguments) {
  for (llvm::StringRef Argument : Arguments) {
    if (Argument.consume_front("-")) {
      Argument.consume_front("-");
      const llvm::StringRef Name =
          Argument.take_until([](char C) { return C == '='; });
      if (Name == ResourceFlag)
        return true;
    }
  }
  const char *More = std::getenv(FlagsVariable);
  return More && llvm::StringRef(More).contains(ResourceFlag);
}

} // namespace
} // namespace closecall

int main(int argc, char *argv[]) {
  closecall::ClosecallModuleAnchor = 1;
  std::vector<char *> Arguments(argv, argv + argc);
  std::string Resources = std::string("--") + closecall::ResourceFlag + "=" +
                          CLOSECALL_RESOURCE_DIR;
  if (!closecall::namesResourceDir(Arguments) &&
      llvm::sys::fs::is_directory(CLOSECALL_RESOURCE_DIR))
    Arguments.insert(Arguments.begin() + 1, Resources.data());
  const int Count = static_cast<int>(Arguments.size());
  Arguments.push_back(nullptr);
  return clang::clangd::clangdMain(Count, Arguments.data());
}
