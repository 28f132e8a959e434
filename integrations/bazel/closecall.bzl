# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""closecall as a Bazel aspect.

In WORKSPACE, with this folder as the repository closecall_rules:

    load("@closecall_rules//:closecall.bzl", "closecall_repository")
    closecall_repository(name = "closecall", llvm = "22", config = "//:.clang-tidy")

Then

    bazel build //... --aspects=@closecall_rules//:closecall.bzl%closecall_aspect \\
        --output_groups=closecall

fails where there are findings; the output group `closecall_report` holds them as
text and as clang-tidy's YAML, and fails only where a file could not be analysed.

Each source file is one action, whose inputs are the file, the headers that its
target may include, clang-tidy, the plugin, clang's own headers and the
configuration: so Bazel's sandbox, cache and remote execution apply as for any
compilation.  As with Bazel's own C++ toolchain, what lies in the system's
folders (libclang-cpp, the C library's headers) has to be on the machine that
runs the action.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

_C = ["c"]
_CXX = ["cc", "cpp", "cxx", "c++", "C"]

# What Bazel's toolchain tells gcc and clang does not take.
_GCC_ONLY = ["-fno-canonical-system-headers"]

def _closecall_repository_impl(repository):
    llvm = repository.attr.llvm
    tools = "/usr/lib/llvm-%s" % llvm
    plugins = "%s/lib/llvm-%s/lib" % (repository.attr.prefix, llvm)
    links = {
        "clang-tidy": tools + "/bin/clang-tidy",
        "closecall.so": plugins + "/closecall.so",
        "closecall-checks.so": plugins + "/closecall-checks.so",
    }
    for name, path in links.items():
        if not repository.path(path).exists:
            fail("closecall: no %s; install closecall-%s" % (path, llvm))
        repository.symlink(path, name)

    # clang's own headers, such as stddef.h; the folder bears the major or the version.
    for folder in repository.path(tools + "/lib/clang").readdir():
        if folder.basename.split(".")[0] == llvm and folder.get_child("include").exists:
            repository.symlink(folder.get_child("include"), "resource/include")
    if repository.attr.config:
        repository.symlink(repository.attr.config, "config.yaml")
    else:
        repository.file("config.yaml", "Checks: '-*,closecall-*'\nHeaderFilterRegex: '.*'\n")
    repository.file("BUILD", """
package(default_visibility = ["//visibility:public"])
exports_files(["clang-tidy", "closecall.so", "config.yaml"])
filegroup(name = "plugin", srcs = ["closecall.so", "closecall-checks.so"])
filegroup(name = "resource", srcs = glob(["resource/**"]))
""")

closecall_repository = repository_rule(
    implementation = _closecall_repository_impl,
    attrs = {
        "llvm": attr.string(default = "22", doc = "the LLVM major"),
        "prefix": attr.string(default = "/usr", doc = "where closecall is installed"),
        "config": attr.label(allow_single_file = True, doc = "a .clang-tidy file; otherwise all checks run"),
    },
    local = True,
    doc = "The clang-tidy and the plugin that the aspect runs.",
)

def _words(context, attribute):
    """The words of an attribute that Bazel expands and splits as a shell does."""
    words = []
    for value in getattr(context.rule.attr, attribute, []):
        words += context.tokenize(context.expand_make_variables(attribute, value, {}))
    return words

def _flags(target, context, file, toolchain, features):
    """What the toolchain would tell the compiler for this file."""
    action = ACTION_NAMES.c_compile if file.extension in _C else ACTION_NAMES.cpp_compile
    headers = target[CcInfo].compilation_context
    options = context.fragments.cpp.copts
    options += context.fragments.cpp.conlyopts if file.extension in _C else context.fragments.cpp.cxxopts
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = options + _words(context, "copts"),
        include_directories = headers.includes,
        quote_include_directories = headers.quote_includes,
        system_include_directories = headers.system_includes,
        preprocessor_defines = depset(_words(context, "local_defines"), transitive = [headers.defines]),
    )
    flags = cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = action,
        variables = variables,
    )
    return [f for f in flags if f not in _GCC_ONLY]

def _analyse(target, context, file, flags):
    """Declares the action for one file; its findings as text and as YAML."""
    name = "closecall/%s/%s" % (target.label.name, file.short_path)
    text = context.actions.declare_file(name + ".txt")
    fixes = context.actions.declare_file(name + ".yaml")
    files = context.rule.files
    resource = context.files._resource[0].path.split("/resource/")[0] + "/resource"
    arguments = context.actions.args()
    arguments.add_all([text, fixes, context.file._clang_tidy])
    arguments.add(context.file._plugin_library, format = "--load=%s")
    arguments.add(context.file._config, format = "--config-file=%s")
    arguments.add(fixes, format = "--export-fixes=%s")
    arguments.add_all(["--quiet", "--extra-arg=-resource-dir=" + resource, file, "--"])
    arguments.add_all(flags)
    context.actions.run_shell(
        mnemonic = "Closecall",
        progress_message = "Checking %s" % file.short_path,
        outputs = [text, fixes],
        inputs = depset(
            [file, context.file._clang_tidy, context.file._config] + context.files._plugin +
            context.files._resource + getattr(files, "srcs", []) + getattr(files, "hdrs", []),
            transitive = [target[CcInfo].compilation_context.headers],
        ),
        arguments = [arguments],
        # clang-tidy ends with 0 where it only warns.  It prints absolute paths, which
        # differ from machine to machine: made relative to the workspace.
        command = """
text=$1; fixes=$2; shift 2
touch "$fixes"
status=0
"$@" >"$text" 2>"$text.err" || status=$?
sed -i "s,$PWD/,,g" "$text" "$text.err" "$fixes"
[ "$status" = 0 ] || cat "$text" "$text.err" >&2
rm "$text.err"
exit "$status"
""",
    )
    return text, fixes

def _verdict(target, context, texts):
    """Declares the action that fails where there are findings."""
    stamp = context.actions.declare_file("closecall/%s.verdict" % target.label.name)
    arguments = context.actions.args()
    arguments.add(stamp)
    arguments.add_all(texts)
    context.actions.run_shell(
        mnemonic = "ClosecallVerdict",
        progress_message = "closecall: findings of %s" % target.label,
        outputs = [stamp],
        inputs = texts,
        arguments = [arguments],
        command = """
stamp=$1; shift
if grep -q '\\[closecall-' "$@"; then cat "$@" >&2; exit 1; fi
touch "$stamp"
""",
    )
    return stamp

def _closecall_aspect_impl(target, context):
    if CcInfo not in target or target.label.workspace_name:
        return []
    sources = [f for f in getattr(context.rule.files, "srcs", []) if f.extension in _C + _CXX]
    if not sources:
        return []
    toolchain = find_cpp_toolchain(context)
    features = cc_common.configure_features(
        ctx = context,
        cc_toolchain = toolchain,
        requested_features = context.features,
        unsupported_features = context.disabled_features,
    )
    texts, reports = [], []
    for file in sources:
        text, fixes = _analyse(target, context, file, _flags(target, context, file, toolchain, features))
        texts.append(text)
        reports += [text, fixes]
    return [OutputGroupInfo(
        closecall = depset([_verdict(target, context, texts)]),
        closecall_report = depset(reports),
    )]

closecall_aspect = aspect(
    implementation = _closecall_aspect_impl,
    attr_aspects = [],
    attrs = {
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
        "_clang_tidy": attr.label(default = "@closecall//:clang-tidy", allow_single_file = True),
        "_config": attr.label(default = "@closecall//:config.yaml", allow_single_file = True),
        "_plugin": attr.label(default = "@closecall//:plugin"),
        "_plugin_library": attr.label(default = "@closecall//:closecall.so", allow_single_file = True),
        "_resource": attr.label(default = "@closecall//:resource"),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
