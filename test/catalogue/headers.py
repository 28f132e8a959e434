#!/usr/bin/env python3
# Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks the catalogue's files against the libraries' real headers.

usage: headers.py [-v] [--keep DIR] [--no-install] [library ...]

For every file in checks/catalogue/libraries whose `check.package` names a
Debian package, a C++ file is generated that includes the headers and states
what the rows say: that each function is declared (or is a macro), that the
argument of each row exists, that the client's type fits, and that the result
can tell a failure.  A second file finds out which header declares each
function: that header must be one of the file's `headers`, because borrowing
depends on it.  Packages that are missing are installed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
LIBRARIES = os.path.join(ROOT, "checks", "catalogue", "libraries")

KEYS = {
    "file": {"library", "url", "headers", "borrows", "family", "system", "default", "clients",
             "deprecated", "tasks", "pools", "check"},
    "clients": {"name", "type", "system", "source", "open", "close", "takes"},
    "open": {"function", "functions", "gives", "fails", "failed-needs-close", "may-give-none", "may-append",
             "zeroed", "when", "source"},
    "close": {"function", "functions", "argument", "accepts-null",
              "by-address", "arguments", "when", "source"},
    "takes": {"function", "functions", "argument", "on", "fails", "returns", "when",
              "source"},
    "deprecated": {"function", "functions", "use", "arguments", "remove",
                   "fix", "closes", "since", "reason", "version-macro",
                   "min-version", "source"},
    "tasks": {"name", "types", "functions", "class", "await", "detach",
              "start", "cancel", "open", "close", "source"},
    "pools": {"name", "type", "acquire", "release", "source"},
    "check": {"package", "include", "flags", "missing", "language"},
    "when": {"argument", "is", "not", "has"},
}
FAILS = {"null", "negative", "minus-one", "non-zero", "minus-one-else-zero", "negative-else-zero",
         "zero", "never"}
CLASSES = {"never-starts", "blocks", "cancels", "kills", "loses", "leaks",
           "breaks", "ignorable"}

TRAITS = r"""
#include <type_traits>
namespace closecall_probe {
struct None {};
template <int N, class... A> struct At { using type = None; };
template <class A0, class... A> struct At<1, A0, A...> { using type = A0; };
template <int N, class A0, class... A>
struct At<N, A0, A...> : At<N - 1, A...> {};
template <class A0, class... A> struct At<0, A0, A...> { using type = None; };
template <class R, class... A> struct Base {
  using Ret = R;
  template <int N> using Arg = typename At<N, A...>::type;
  static constexpr int count = sizeof...(A);
  static constexpr bool member = false;
};
template <class R, class... A> struct Variadic : Base<R, A...> {
  template <int N>
  using Arg = std::conditional_t<(N > int(sizeof...(A))), void *,
                                 typename At<N, A...>::type>;
};
template <class F> struct Sig;
#define CLOSECALL_SIG(...)                                                     \
  template <class R, class... A>                                               \
  struct Sig<R (*)(A...) __VA_ARGS__> : Base<R, A...> {};                      \
  template <class R, class... A>                                               \
  struct Sig<R (*)(A..., ...) __VA_ARGS__> : Variadic<R, A...> {};
CLOSECALL_SIG()
CLOSECALL_SIG(noexcept)
#define CLOSECALL_MEM(...)                                                     \
  template <class C, class R, class... A>                                      \
  struct Sig<R (C::*)(A...) __VA_ARGS__> : Base<R, A...> {                     \
    static constexpr bool member = true;                                       \
  };
CLOSECALL_MEM()
CLOSECALL_MEM(const)
CLOSECALL_MEM(noexcept)
CLOSECALL_MEM(const noexcept)
CLOSECALL_MEM(&)
CLOSECALL_MEM(&&)
template <class T> constexpr bool exists = !std::is_same<T, None>::value;
template <class T> using Bare = std::remove_cv_t<std::remove_reference_t<T>>;
template <class T> constexpr bool ptr =
    std::is_pointer<Bare<T>>::value || std::is_null_pointer<Bare<T>>::value;
template <class T> constexpr bool intish =
    std::is_integral<Bare<T>>::value || std::is_enum<Bare<T>>::value;
template <class T> constexpr bool klass =
    std::is_class<Bare<T>>::value || std::is_union<Bare<T>>::value;
template <class T> constexpr bool clientish =
    exists<T> && !std::is_void<T>::value && (ptr<T> || intish<T> || klass<T>);
template <class T> using Pointee = std::conditional_t<
    std::is_pointer<Bare<T>>::value, std::remove_pointer_t<Bare<T>>,
    std::conditional_t<std::is_lvalue_reference<T>::value,
                       std::remove_reference_t<T>, None>>;
template <class T> constexpr bool outparam =
    exists<Pointee<T>> && (!std::is_const<Pointee<T>>::value ||
                           std::is_pointer<Pointee<T>>::value);
template <class A, class B> constexpr bool pointeesFit() {
  using P = std::remove_cv_t<std::remove_pointer_t<Bare<A>>>;
  using Q = std::remove_cv_t<std::remove_pointer_t<Bare<B>>>;
  return std::is_same<P, Q>::value || std::is_void<P>::value ||
         std::is_void<Q>::value || (intish<P> && intish<Q>);
}
// Whether a client that one call gives as an A may be handed over as a B.
template <class A, class B> constexpr bool fit() {
  if constexpr (!exists<A> || !exists<B>)
    return false;
  else if constexpr (std::is_void<A>::value) // given through a void *
    return std::is_pointer<Bare<B>>::value;
  else if constexpr (std::is_void<B>::value)
    return std::is_pointer<Bare<A>>::value;
  else if constexpr (std::is_pointer<Bare<A>>::value &&
                     std::is_pointer<Bare<B>>::value)
    return pointeesFit<A, B>();
  else if constexpr (intish<A> && intish<B>)
    return true;
  else if constexpr (klass<A> && std::is_pointer<Bare<B>>::value)
    return pointeesFit<Bare<A> *, B>();
  else if constexpr (std::is_pointer<Bare<A>>::value && klass<B>)
    return pointeesFit<A, Bare<B> *>();
  else
    return std::is_same<Bare<A>, Bare<B>>::value;
}
} // namespace closecall_probe
"""


class Bad(Exception):
    pass


class Loader(yaml.SafeLoader):
    """`on` is a key of the format, not a truth value."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs
            if tag != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool",
                             re.compile("^(?:true|false)$"), list("tf"))


def run(cmd):
    return subprocess.run(cmd, capture_output=True, text=True)


def compiler(language):
    for name in ("clang-22", "clang", "gcc"):
        if shutil.which(name):
            if name == "gcc" and language == "c++":
                name = "g++"
            return name
    sys.exit("headers.py: no C compiler")


def installed(package):
    out = run(["dpkg-query", "-W", "-f", "${db:Status-Abbrev}", package])
    return out.returncode == 0 and out.stdout.startswith("ii")


def install(packages):
    missing = [p for p in packages if not installed(p)]
    if not missing:
        return
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    out = subprocess.run(
        ["apt-get", "-o", "DPkg::Lock::Timeout=900", "install", "-y", "-qq",
         "--no-install-recommends"] + missing,
        capture_output=True, text=True, env=env)
    if out.returncode != 0:
        raise Bad("cannot install " + " ".join(missing) + ": "
                  + out.stderr.strip().splitlines()[-1])


def as_list(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def names(row):
    return as_list(row.get("functions")) or as_list(row.get("function"))


def word(value, default):
    """`null` is a word of the format and a null of YAML."""
    if value is None:
        return default
    return str(value)


def check_keys(lib):
    problems = []

    def look(what, row, where):
        if not isinstance(row, dict):
            problems.append(f"{where}: not a mapping")
            return
        for key in row:
            if key not in KEYS[what]:
                problems.append(f"{where}: unknown key '{key}'")
        if "when" in row and what != "when":
            look("when", row["when"], where + ": when")

    look("file", lib, "file")
    for key in ("library", "url", "headers"):
        if not lib.get(key):
            problems.append(f"file: no '{key}'")
    if problems:
        return problems
    if not re.fullmatch(r"[a-z0-9-]+", lib["library"]):
        problems.append("library: bad name")
    for c in as_list(lib.get("clients")):
        where = f"client '{c.get('name')}'"
        look("clients", c, where)
        for key in ("name", "type", "source", "open", "close"):
            if not c.get(key):
                problems.append(f"{where}: no '{key}'")
        for part in ("open", "close", "takes"):
            for row in as_list(c.get(part)):
                look(part, row, f"{where}: {part}")
                if not names(row):
                    problems.append(f"{where}: {part}: no function")
                if "fails" in row and word(row["fails"], "null") not in FAILS:
                    problems.append(f"{where}: {part}: bad 'fails'")
                if part == "takes" and row.get("on", "always") not in (
                        "always", "success", "failure"):
                    problems.append(f"{where}: takes: bad 'on'")
    for d in as_list(lib.get("deprecated")):
        where = f"deprecated {names(d)}"
        look("deprecated", d, where)
        if not d.get("source"):
            problems.append(f"{where}: no source")
        if not (d.get("use") or d.get("remove") or d.get("reason")):
            problems.append(f"{where}: neither use, remove nor reason")
    for t in as_list(lib.get("tasks")):
        where = f"task '{t.get('name')}'"
        look("tasks", t, where)
        if t.get("class") not in CLASSES:
            problems.append(f"{where}: bad 'class'")
        if not t.get("source"):
            problems.append(f"{where}: no source")
        for part in ("open", "close"):
            for row in as_list(t.get(part)):
                look(part, row, f"{where}: {part}")
    for p in as_list(lib.get("pools")):
        look("pools", p, f"pool '{p.get('name')}'")
        if not p.get("source"):
            problems.append(f"pool '{p.get('name')}': no source")
    look("check", lib.get("check") or {}, "check")
    return problems


class Probe:
    """One generated file: each check has a line number of its own."""

    def __init__(self, lib):
        self.lib = lib
        check = lib.get("check") or {}
        self.missing = set(as_list(check.get("missing")))
        self.lines = []   # text of each check
        self.checks = []  # (functions, what) of each check

    def add(self, functions, what, text):
        self.lines.append(text)
        self.checks.append((functions, what))

    def known(self, function):
        return function not in self.missing and "*" not in function

    def sig(self, function):
        return f"Sig<decltype(&{function})>"

    # What the result must look like to tell a failure.
    def result(self, function, fails):
        ret = f"{self.sig(function)}::Ret"
        test = {
            "null": f"(ptr<{ret}> || klass<{ret}> || "
                    f"(intish<{ret}> && sizeof({ret}) == 1))",
            "negative": f"intish<{ret}>",
            "minus-one": f"(intish<{ret}> || ptr<{ret}>)",
            "non-zero": f"(intish<{ret}> || ptr<{ret}>)",
            "minus-one-else-zero": f"(intish<{ret}>)",
            "negative-else-zero": f"(intish<{ret}>)",
            "zero": f"(intish<{ret}> || ptr<{ret}>)",
        }.get(fails)
        if test:
            # sizeof(void) is an extension; void is neither.
            self.add([function], f"result does not suit 'fails: {fails}'",
                     f"static_assert({test});")

    def open_row(self, row):
        """Checks an open row; gives [(function, type of the client)]."""
        gives = word(row.get("gives"), "return")
        fails = row.get("fails", 0)
        fails = ("null" if gives == "return" else "non-zero") \
            if fails == 0 else word(fails, "null")
        out = []
        for f in names(row):
            if not self.known(f):
                continue
            s = self.sig(f)
            kind, _, n = gives.partition(" ")
            if kind == "return":
                self.add([f], "result is no client",
                         f"static_assert(clientish<{s}::Ret>);")
                out.append((f, f"{s}::Ret"))
            else:
                arg = f"{s}::Arg<{n}>"
                self.add([f], f"argument {n} is no place for a client",
                         f"static_assert(outparam<{arg}>);")
                if kind == "struct":
                    out.append((f, arg))
                else:
                    out.append((f, f"Pointee<{arg}>"))
            if fails != "null" or kind != "return":
                self.result(f, fails)
            self.when(row, [f])
        return out

    def close_row(self, row, takes=False):
        n = row.get("argument", 1)
        out = []
        for f in names(row):
            if not self.known(f):
                continue
            s = self.sig(f)
            if n == 0:
                self.add([f], "argument 0, but no method",
                         f"static_assert({s}::member);")
                continue
            arg = f"{s}::Arg<{n}>"
            if row.get("by-address"):
                self.add([f], f"argument {n} is no address of a client",
                         f"static_assert(outparam<{arg}>);")
                out.append((f, f"Pointee<{arg}>"))
            else:
                self.add([f], f"argument {n} is no client",
                         f"static_assert(clientish<{arg}>);")
                out.append((f, arg))
            if takes and row.get("on", "always") in ("success", "failure"):
                fails = word(row["fails"], "null") if "fails" in row \
                    else "null"
                if fails == "never":
                    self.add([f], "'on' needs 'fails'", "static_assert(0);")
                self.result(f, fails)
            self.when(row, [f])
        return out

    def when(self, row, functions):
        if "when" not in row:
            return
        n = row["when"].get("argument")
        for f in functions:
            s = self.sig(f)
            # A value beyond the named parameters may be a variadic one.
            self.add([f], f"'when': argument {n} does not exist",
                     f"static_assert({n} >= 1 && (exists<{s}::Arg<{n}>>));")

    def fits(self, gives, taken):
        for f, t in taken:
            ok = [f"fit<{g}, {t}>()" for _, g in gives]
            if ok:
                self.add([f] + [g for g, _ in gives],
                         "its type fits none of the opening calls",
                         f"static_assert({' || '.join(ok)});")
        for g, t in gives:
            ok = [f"fit<{t}, {c}>()" for _, c in taken]
            if ok:
                self.add([g] + [c for c, _ in taken],
                         "no closing call fits its type",
                         f"static_assert({' || '.join(ok)});")

    def build(self):
        lib = self.lib
        seen = []
        # The calls that open and close are the library's; one that takes a
        # client may be another library's.
        self.own = []

        def mention(functions, own=False):
            if own:
                self.own += [f for f in functions
                             if self.known(f) and f not in self.own]
            for f in functions:
                if f not in seen and self.known(f):
                    seen.append(f)
                    self.add([f], "not declared",
                             f"static_assert(sizeof(&{f}) != 0);")

        clients = as_list(lib.get("clients"))
        tasks = as_list(lib.get("tasks"))
        for c in clients + tasks:
            for part in ("open", "close", "takes"):
                for row in as_list(c.get(part)):
                    mention(names(row), part != "takes")
        for d in as_list(lib.get("deprecated")):
            mention(names(d))
            use = d.get("use") or ""
            if re.fullmatch(r"[A-Za-z_][\w:]*", use):
                mention([use])
        for t in tasks:
            mention(as_list(t.get("functions")))
            for ty in as_list(t.get("types")):
                if not self.known(ty):
                    continue
                self.add([ty], "no such type",
                         f"static_assert(sizeof({ty} *) != 0);")
        for p in as_list(lib.get("pools")):
            for m in as_list(p.get("acquire")) + as_list(p.get("release")):
                mention([f"{p['type']}::{m}" if p.get("type") else m])
        self.mentioned = seen
        for c in clients + tasks:
            gives, taken = [], []
            for row in as_list(c.get("open")):
                gives += self.open_row(row)
            for row in as_list(c.get("close")):
                taken += self.close_row(row)
            in_place = any(
                word(r.get("gives"), "return").startswith("struct")
                for r in as_list(c.get("open")))
            if not in_place:
                self.fits(gives, taken)
            for row in as_list(c.get("takes")):
                self.close_row(row, takes=True)
        return self

    def text(self, prologue):
        out = [prologue, TRAITS, "using namespace closecall_probe;"]
        for i, line in enumerate(self.lines, 1):
            out.append(f'#line {i} "closecall-check"\n{line}')
        return "\n".join(out) + "\n"


EXISTS = re.compile(  # errors that show that the name does exist
    r"overloaded|cannot resolve|requires template arguments|"
    r"template argument list|without template arguments|"
    r"is a (protected|private) member|function template|"
    r"invalid use of .*non-static|must explicitly qualify|"
    r"deduced class type|missing template arguments")


def compile_probe(lang, flags, text, folder, name):
    path = os.path.join(folder, name + (".cpp" if lang == "c++" else ".c"))
    with open(path, "w") as f:
        f.write(text)
    cc = compiler(lang)
    cmd = [cc, "-fsyntax-only", "-w", "-x", lang,
           "-std=" + ("c++20" if lang == "c++" else "gnu17"),
           "-D_GNU_SOURCE"]
    if cc.startswith("clang"):
        cmd += ["-ferror-limit=0", "-fno-caret-diagnostics",
                "-fno-color-diagnostics", "-ftemplate-backtrace-limit=1"]
    out = run(cmd + flags + [path])
    own, other, notes = {}, [], []
    last = None
    for line in out.stderr.splitlines():
        m = re.match(r"(.+?):(\d+):(?:\d+:)? (fatal error|error|note): (.*)",
                     line)
        if not m:
            continue
        where, number, kind, message = m.groups()
        if kind == "note":
            notes.append((last, where, message))
            continue
        if os.path.basename(where) == "closecall-check":
            last = int(number)
            own.setdefault(last, message)
        else:
            last = None
            other.append(line)
    if out.returncode != 0 and not own and not other:
        other.append(out.stderr.strip()[-300:])
    return own, other, notes


def macros(lang, flags, prologue, folder):
    path = os.path.join(folder, "macros." + ("cpp" if lang == "c++" else "c"))
    with open(path, "w") as f:
        f.write(prologue)
    out = run([compiler(lang), "-E", "-dM", "-x", lang, "-D_GNU_SOURCE"]
              + flags + [path])
    return set(re.findall(r"^#define (\w+)", out.stdout, re.M))


def in_headers(path, headers):
    path = os.path.normpath(path)
    return any(path == h or path.endswith("/" + h) for h in headers)


def check_library(lib, folder):
    """Gives (status, [problems], remark)."""
    problems = check_keys(lib)
    check = lib.get("check") or {}
    if not check.get("package"):
        return ("FAIL" if problems else "skipped (no package)"), problems, ""
    flags = []
    for flag in as_list(check.get("flags")):
        if flag.startswith("pkg-config:"):
            out = run(["pkg-config", "--cflags", flag.partition(":")[2]])
            if out.returncode != 0:
                problems.append(out.stderr.strip())
            flags += out.stdout.split()
        else:
            flags.append(flag)
    include = as_list(check.get("include")) or [lib["headers"][0]]
    prologue = "".join(f"#include <{h}>\n" for h in include)
    probe = Probe(lib).build()
    remark = ""
    own, other, _ = compile_probe("c++", flags, probe.text(prologue), folder,
                                  lib["library"])
    defined = macros(check.get("language", "c"), flags, prologue, folder)
    if other and check.get("language", "c") == "c":
        # The headers are not for C++: only the names can be checked.
        remark = " (names only: " + other[0].strip()[:120] + ")"
        text = prologue + "".join(
            f'#line {i} "closecall-check"\n'
            f"static void *closecall_{i} = (void *)&{f};\n"
            for i, f in enumerate(probe.mentioned, 1))
        own, other, _ = compile_probe("c", flags, text, folder,
                                      lib["library"])
        own = {i: m for i, m in own.items()
               if "constant" not in m}
        probe.checks = [([f], "not declared") for f in probe.mentioned]
    problems += other[:10]
    for number, message in sorted(own.items()):
        functions, what = probe.checks[number - 1]
        if any(f in defined for f in functions):
            continue  # a macro: it is there, and has no types
        if EXISTS.search(message):
            continue  # overloaded: it is there
        undeclared = "undeclared" in message or "was not declared" in message \
            or "no member named" in message or "did you mean" in message
        if undeclared and what != "not declared" and what != "no such type":
            continue  # was said once
        problems.append(f"{', '.join(functions[:1])}: {what}"
                        + ("" if undeclared or "static" in message
                           else f" [{message}]"))
    # Which header declares what?
    if check.get("language", "c") == "c" and not other:
        plain = [f for f in probe.own
                 if f not in defined and re.fullmatch(r"\w+", f)
                 and f != "free"]  # everybody's
        text = prologue + "struct closecall_probe;\n" + "".join(
            f'#line {i} "closecall-check"\nextern struct closecall_probe {f};\n'
            for i, f in enumerate(plain, 1))
        _, _, notes = compile_probe("c", flags, text, folder,
                                    lib["library"] + "-where")
        told = set()
        for number, where, message in notes:
            if number is None or "previous" not in message:
                continue
            if number in told or os.path.basename(where) == "closecall-check":
                continue
            told.add(number)
            if not in_headers(where, lib["headers"]):
                problems.append(f"{plain[number - 1]}: declared in {where}, "
                                "which is none of 'headers'")
    return ("FAIL" if problems else "ok"), problems, remark


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("libraries", nargs="*")
    parser.add_argument("-v", action="store_true", dest="verbose")
    parser.add_argument("--keep", help="folder for the generated files")
    parser.add_argument("--no-install", action="store_true")
    args = parser.parse_args()

    files = sorted(f for f in os.listdir(LIBRARIES) if f.endswith(".yaml"))
    wanted = set(args.libraries)
    loaded, passed, failed = [], 0, 0
    for name in files:
        stem = name[:-len(".yaml")]
        if args.libraries and stem not in wanted:
            continue
        wanted.discard(stem)
        path = os.path.join(LIBRARIES, name)
        try:
            with open(path) as f:
                text = f.read()
            if "SPDX-License-Identifier:" not in text.partition("\n")[0]:
                raise Bad("no SPDX line")
            lib = yaml.load(text, Loader)
            if not isinstance(lib, dict) or lib.get("library") != stem:
                raise Bad(f"'library' is not '{stem}'")
        except (yaml.YAMLError, Bad) as e:
            print(f"FAIL {stem}\n  {' '.join(str(e).split())}")
            failed += 1
            continue
        loaded.append(lib)
    for stem in sorted(wanted):
        print(f"FAIL {stem}\n  no such file")
        failed += 1

    folder = args.keep or tempfile.mkdtemp(prefix="closecall-headers-")
    os.makedirs(folder, exist_ok=True)
    for lib in loaded:
        check = lib.get("check") or {}
        packages = str(check.get("package") or "").split()
        try:
            if any(str(f).startswith("pkg-config:")
                   for f in as_list(check.get("flags"))):
                packages.append("pkgconf" if shutil.which("pkg-config") is None
                                else "")
            packages = [p for p in packages if p]
            if not args.no_install:
                install(packages)
            status, problems, remark = check_library(lib, folder)
        except Bad as e:
            status, problems, remark = "FAIL", [str(e)], ""
        print(f"{status} {lib['library']}{remark if args.verbose else ''}",
              flush=True)
        for p in problems:
            print("  " + p, flush=True)
        if status == "FAIL":
            failed += 1
        elif status == "ok":
            passed += 1
    if not args.keep:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
