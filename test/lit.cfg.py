# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""lit configuration: `lit-22 test`, or `lit-22 --param llvm=19 test`."""

import glob
import os
import shutil
import sys

import lit.formats

config.name = "closecall"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".cpp", ".test"]
config.excludes = ["Inputs", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
root = os.path.dirname(config.test_source_root)

major = lit_config.params.get("llvm", os.environ.get("CLOSECALL_LLVM", "22"))
build = lit_config.params.get("build", os.path.join(root, "build", "llvm-" + major))
config.test_exec_root = os.path.join(build, "test")
plugin = os.path.join(build, "lib", "closecall.so")
if not os.path.exists(plugin):
    lit_config.fatal("no plugin at %s: run tools/test --llvm %s" % (plugin, major))

llvm_bin = "/usr/lib/llvm-%s/bin" % major
config.environment["PATH"] = os.pathsep.join([llvm_bin, os.environ["PATH"]])
for name in ("HOME", "LD_PRELOAD", "ASAN_OPTIONS"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

# Tests of the driver's cache name their own.
config.environment["CLOSECALL_CACHE_DIR"] = ""

mocks = os.path.join(config.test_source_root, "Inputs", "include")
mocks_c = "-nostdlibinc -isystem %s -std=c99" % mocks
mocks_cxx = "-nostdlibinc -nostdinc++ -isystem %s -std=c++17" % mocks
tidy = os.path.join(llvm_bin, "clang-tidy")

# A plugin built with sanitizers needs their runtime in clang-tidy, and nowhere else.
if "preload" in lit_config.params:
    config.environment["CLOSECALL_PRELOAD"] = lit_config.params["preload"]
    tidy = "env LD_PRELOAD=%s %s" % (lit_config.params["preload"], tidy)

config.available_features.add("llvm-" + major)
for older in range(14, int(major) + 1):
    config.available_features.add("llvm-at-least-%d" % older)
for other in ("14", "16", "19", "22"):
    if os.path.exists("/usr/lib/llvm-%s/bin/clang-tidy" % other):
        config.available_features.add("clang-tidy-" + other)
for tool in ("cmake", "ninja", "git", "pre-commit", "clangd-22", "chromium", "dpkg-deb", "meson", "bazel",
             "nvim", "tmux", "zsh", "fish"):
    if shutil.which(tool):
        config.available_features.add("tool-" + tool)
if shutil.which("vim") and os.path.isdir("/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale"):
    config.available_features.add("tool-vim-ale")
if shutil.which("emacs") and glob.glob("/usr/share/emacs/site-lisp/elpa/eglot-*"):
    config.available_features.add("tool-emacs-eglot")
if os.path.isdir("/usr/share/vim/vimfiles/pack/dist-bundle/opt/youcompleteme") and shutil.which("vim.nox"):
    config.available_features.add("tool-vim-ycm")
if os.path.exists(os.path.join(build, "bin", "closecall-clangd")):
    config.available_features.add("closecall-clangd")

# tools/test fetches it; without it the SARIF report is checked less strictly.
schema = os.path.join(root, "build", "sarif-2.1.0.json")
if os.path.exists(schema):
    config.available_features.add("sarif-schema")

# lit runs under Debian's Python, which has PyYAML; another one in PATH may not.
# Longer names first: lit replaces them in this order.
config.substitutions += [
    ("%check_test", "%s %s/tools/check-test --llvm %s --plugin %s" % (sys.executable, root, major, plugin)),
    ("%check_runtime", "%s %s/tools/check-runtime --llvm %s --plugin %s" % (sys.executable, root, major, plugin)),
    ("%clang_tidy_diff", "%s %s/../share/clang/clang-tidy-diff.py" % (sys.executable, llvm_bin)),
    ("%clang_tidy_plain", tidy),
    ("%clang_tidy", "%s --load=%s --quiet" % (tidy, plugin)),
    ("%run_clang_tidy", "%s %s/run-clang-tidy" % (sys.executable, llvm_bin)),
    ("%chromium", "timeout 60 chromium --headless=new --no-sandbox --disable-gpu --virtual-time-budget=2000"),
    ("%clangxx", os.path.join(llvm_bin, "clang++")),
    ("%clangd", os.path.join(build, "bin", "closecall-clangd")),
    ("%closecall", os.path.join(build, "bin", "closecall")),
    ("%exits", "%s %s" % (sys.executable, os.path.join(config.test_source_root, "tools", "Inputs", "exits.py"))),
    ("%sarif_schema", schema),
    ("%python", sys.executable),
    ("%build_folder", build),
    ("%plugin", plugin),
    ("%mocks_cxx", mocks_cxx),
    ("%mocks_c", mocks_c),
    ("%llvm_major", major),
    ("%source_root", root),
]
