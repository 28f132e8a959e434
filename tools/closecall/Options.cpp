//===- Options.cpp - Options that several subcommands share ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Options.h"
#include "Cache.h"
#include "llvm/Support/Threading.h"

using namespace llvm;

namespace closecall::driver {

cl::OptionCategory &category() {
  static cl::OptionCategory Category("closecall options");
  return Category;
}

cl::SubCommand &checkSub() {
  static cl::SubCommand Sub("check", "analyse a project's files");
  return Sub;
}

cl::SubCommand &baselineSub() {
  static cl::SubCommand Sub("baseline",
                            "record today's findings, so that check --baseline "
                            "reports only new ones");
  return Sub;
}

cl::SubCommand &learnSub() {
  static cl::SubCommand Sub(
      "learn", "write down what the project's functions do with clients, for "
               "checks of the files that call them");
  return Sub;
}

namespace {

#define SHARED cl::sub(checkSub()), cl::sub(baselineSub()), cl::cat(category())
#define BY_ALL SHARED, cl::sub(learnSub())

cl::list<std::string> Paths(cl::Positional, SHARED,
                            cl::desc("[file or folder...]"));
cl::opt<std::string>
    BuildPath("p", BY_ALL, cl::value_desc("folder"),
              cl::desc("the folder of compile_commands.json (default: found "
                       "here, in build*/, or above)"));
cl::opt<std::string> Plugin("plugin", BY_ALL, cl::value_desc("file"),
                            cl::desc("the plugin (default: found beside this "
                                     "program)"));
cl::opt<std::string> ClangTidy("clang-tidy", BY_ALL, cl::value_desc("program"),
                               cl::desc("the clang-tidy to run"));
cl::opt<std::string>
    Checks("checks", SHARED, cl::value_desc("globs"),
           cl::desc("run these checks, whatever .clang-tidy says"));
cl::opt<std::string> ConfigFile("config-file", BY_ALL, cl::value_desc("file"),
                                cl::desc("use this .clang-tidy file"));
cl::opt<std::string>
    HeaderFilter("header-filter", SHARED, cl::value_desc("regex"),
                 cl::desc("report headers whose path matches (default: what "
                          ".clang-tidy says, or all but system headers)"));
cl::list<std::string> ExtraArguments(
    "extra-arg", BY_ALL, cl::value_desc("flag"),
    cl::desc("a further flag for the compiler; may be repeated"));
cl::opt<unsigned> Workers("j", BY_ALL, cl::Prefix, cl::value_desc("number"),
                          cl::init(0),
                          cl::desc("files at once (default: one a processor)"));
cl::opt<unsigned>
    Timeout("timeout", BY_ALL, cl::value_desc("seconds"), cl::init(120),
            cl::desc("for one file; 0 is no limit (default: 120)"));
cl::opt<bool> Quiet("quiet", BY_ALL,
                    cl::desc("no progress and no summary; findings only"));
cl::alias QuietShort("q", cl::desc("the same as --quiet"), cl::aliasopt(Quiet));
cl::opt<std::string> Shard("shard", SHARED, cl::value_desc("i/n"),
                           cl::desc("only the i-th of n parts of the files"));
cl::opt<bool> NoCache("no-cache", SHARED,
                      cl::desc("analyse files that have not changed as well"));
cl::opt<std::string> CacheFolder("cache-dir", SHARED, cl::value_desc("folder"),
                                 cl::desc("keep findings here between runs"));

#undef BY_ALL
#undef SHARED

} // namespace

CommonOptions commonOptions() {
  CommonOptions Result;
  Result.Paths.assign(Paths.begin(), Paths.end());
  Result.BuildPath = BuildPath;
  Result.Plugin = Plugin;
  Result.ClangTidy = ClangTidy;
  Result.Checks = Checks;
  Result.Shard = Shard;
  if (!NoCache)
    Result.CacheFolder =
        CacheFolder.empty() ? Cache::defaultFolder() : CacheFolder.getValue();
  Result.Analysis.HeaderFilter = HeaderFilter;
  Result.Analysis.ConfigFile = ConfigFile;
  Result.Analysis.ExtraArguments.assign(ExtraArguments.begin(),
                                        ExtraArguments.end());
  Result.Analysis.Workers = Workers
                                ? Workers.getValue()
                                : hardware_concurrency().compute_thread_count();
  Result.Analysis.Timeout = Timeout;
  Result.Analysis.Quiet = Quiet;
  return Result;
}

} // namespace closecall::driver
