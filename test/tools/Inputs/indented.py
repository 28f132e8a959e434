# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes leaking functions in several layouts into a folder; with --fixed holds the files against what a fix makes of them."""

import pathlib
import sys

LEAK = """#include <stdio.h>
int ready(void);
int leak(const char *path) {
@FILE *f = fopen(path, "r");
@if (!f)
@@return -1;
@if (ready())
@@return 1;
@if (ready()) {
@@puts("again");
@@return fgetc(f);
@}
@fclose(f);
@return 0;
}
void never(const char *path) {
@FILE *f = fopen(path, "r");
@if (f)
@@puts("open");
}
"""
FIXED = """#include <stdio.h>
int ready(void);
int leak(const char *path) {
@FILE *f = fopen(path, "r");
@if (!f)
@@return -1;
@if (ready()) {
@@fclose(f);
@@return 1;
@}
@if (ready()) {
@@puts("again");
@@const int result = fgetc(f);
@@fclose(f);
@@return result;
@}
@fclose(f);
@return 0;
}
void never(const char *path) {
@FILE *f = fopen(path, "r");
@if (f)
@@puts("open");
@if (f) fclose(f);
}
"""
LEAK_CXX = """#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
bool ready();
static int checked(int n) {
@if (n < 0)
@@throw n;
@return n;
}
int owned(const char *path) {
@FILE *f = fopen(path, "r");
@if (!f)
@@return -1;
@if (ready())
@@return fgetc(f);
@fclose(f);
@return 0;
}
int guarded(const char *path, int n) {
@int fd = open(path, O_RDONLY);
@if (fd < 0)
@@return -1;
@n = checked(n);
@close(fd);
@return n;
}
class Log {
public:
@explicit Log(const char *path) : file(fopen(path, "w")) {}
@void line(const char *text) { fputs(text, file); }

private:
@FILE *file;
};
"""
FIXED_CXX = """#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <memory>
bool ready();
static int checked(int n) {
@if (n < 0)
@@throw n;
@return n;
}
int owned(const char *path) {
@std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
@FILE *f = f_owner.get();
@if (!f)
@@return -1;
@if (ready())
@@return fgetc(f);
@f_owner.reset();
@return 0;
}
int guarded(const char *path, int n) {
@int fd = open(path, O_RDONLY);
@const auto fd_guard_action = [&] { if (fd >= 0) close(fd); };
@const struct fd_guard_type { decltype(fd_guard_action) &run; ~fd_guard_type() { run(); } } fd_guard{fd_guard_action};
@if (fd < 0)
@@return -1;
@n = checked(n);
@close(fd);
@fd = -1;
@return n;
}
class Log {
public:
@explicit Log(const char *path) : file(fopen(path, "w")) {}
@void line(const char *text) { fputs(text, file); }

private:
@FILE *file;

public:
@~Log() { if (file) fclose(file); }
@Log(const Log &) = delete;
@Log &operator=(const Log &) = delete;
};
"""
# The name of a file: one step of indentation, the line end, what the file begins with.
LAYOUTS = {
    "two.c": ("  ", "\n", b""),
    "four.c": ("    ", "\n", b""),
    "eight.c": (" " * 8, "\n", b""),
    "tabs.c": ("\t", "\n", b""),
    "crlf.c": ("\t", "\r\n", b""),
    "bom.c": ("    ", "\r\n", b"\xef\xbb\xbf"),
    "four.cpp": ("    ", "\n", b""),
    "tabs.cpp": ("\t", "\n", b""),
    "crlf.cpp": ("    ", "\r\n", b""),
    "bom.cpp": ("\t", "\r\n", b"\xef\xbb\xbf"),
}

folder = pathlib.Path(sys.argv[1])
for name, (step, end, start) in LAYOUTS.items():
    leak, fixed = (LEAK_CXX, FIXED_CXX) if name.endswith(".cpp") else (LEAK, FIXED)
    text = fixed if "--fixed" in sys.argv else leak
    content = start + text.replace("@", step).replace("\n", end).encode()
    if "--fixed" not in sys.argv:
        (folder / name).write_bytes(content)
    elif (folder / name).read_bytes() != content:
        sys.exit(f"{name}:\n{(folder / name).read_bytes()!r}\nexpected:\n{content!r}")
