//===- SeenCode.cpp - Which lines the compiler saw ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SeenCode.h"
#include "Compat.h"
#include "Sources.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace closecall::driver {
namespace {

/// One passage through a file, and what it left out.
struct Passage {
  std::string File;
  SeenCode::Skipped Skipped;
};

using Passages = std::map<clang::FileID, Passage>;

class Recorder : public clang::PPCallbacks {
public:
  Recorder(const clang::SourceManager &Manager, Passages &Result)
      : Manager(Manager), Result(Result) {}

  void FileChanged(clang::SourceLocation At, FileChangeReason Reason,
                   clang::SrcMgr::CharacteristicKind Kind,
                   clang::FileID) override {
    if (Reason != EnterFile || Kind != clang::SrcMgr::C_User)
      return;
    SmallString<256> Path(Manager.getFilename(At));
    if (Path.empty())
      return;
    Manager.getFileManager().makeAbsolutePath(Path);
    Result[Manager.getFileID(At)].File = realPath(Path);
  }

  void SourceRangeSkipped(clang::SourceRange Lines,
                          clang::SourceLocation) override {
    const auto Of = Result.find(Manager.getFileID(Lines.getBegin()));
    if (Of != Result.end())
      Of->second.Skipped.emplace_back(
          Manager.getSpellingLineNumber(Lines.getBegin()),
          Manager.getSpellingLineNumber(Lines.getEnd()));
  }

private:
  const clang::SourceManager &Manager;
  Passages &Result;
};

class Action : public clang::PreprocessOnlyAction {
public:
  explicit Action(SeenCode &Result) : Result(Result) {}

protected:
  bool BeginSourceFileAction(clang::CompilerInstance &Compiler) override {
    Compiler.getPreprocessor().addPPCallbacks(
        std::make_unique<Recorder>(Compiler.getSourceManager(), Seen));
    return true;
  }

  void EndSourceFileAction() override {
    // Behind an error, what is skipped may be so by mistake.
    if (getCompilerInstance().getDiagnostics().hasErrorOccurred())
      return;
    for (auto &[Number, Each] : Seen)
      Result.add(Each.File, std::move(Each.Skipped));
  }

private:
  SeenCode &Result;
  Passages Seen;
};

class Factory : public clang::tooling::FrontendActionFactory {
public:
  explicit Factory(SeenCode &Result) : Result(Result) {}
  std::unique_ptr<clang::FrontendAction> create() override {
    return std::make_unique<Action>(Result);
  }

private:
  SeenCode &Result;
};

/// Where the clang that clang-tidy belongs to has its own headers.
std::string resourceFolder(const Toolchain &Tools) {
  const std::string Program = realPath(siblingOf(Tools, "clang-scan-deps"));
  const std::string Result =
      absolute(std::string("../lib/clang/") + compat::ResourceVersion,
               sys::path::parent_path(Program));
  return sys::fs::is_directory(Result) ? Result : std::string();
}

} // namespace

void SeenCode::read(const Project &In, const Toolchain &Tools,
                    ArrayRef<std::string> ExtraArguments,
                    ArrayRef<std::string> Files) {
  clang::tooling::CommandLineArguments More(ExtraArguments.begin(),
                                            ExtraArguments.end());
  const std::string Resources = resourceFolder(Tools);
  if (!Resources.empty())
    More.push_back("-resource-dir=" + Resources);
  clang::IgnoringDiagConsumer Silent;
  Factory Actions(*this);
  // Of several files at once, a ClangTool would tell on standard error.
  for (const std::string &File : Files) {
    clang::tooling::ClangTool Tool(*In.Commands, File);
    Tool.setDiagnosticConsumer(&Silent);
    Tool.setPrintErrorMessage(false);
    Tool.appendArgumentsAdjuster(clang::tooling::getInsertArgumentAdjuster(
        More, clang::tooling::ArgumentInsertPosition::END));
    Tool.run(&Actions);
  }
}

void SeenCode::add(const std::string &File, Skipped Lines) {
  Passages[File].push_back(std::move(Lines));
}

bool SeenCode::covers(StringRef File, unsigned First, unsigned Last) const {
  const auto Of = Passages.find(realPath(File));
  return Of != Passages.end() &&
         llvm::any_of(Of->second, [&](const Skipped &Lines) {
           return llvm::none_of(Lines, [&](const auto &Each) {
             return Each.first <= Last && Each.second >= First;
           });
         });
}

} // namespace closecall::driver
