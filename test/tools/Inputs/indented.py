# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes one leaking function in several layouts into a folder; with --fixed holds the files against what a fix makes of them."""

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
# The name of a file: one step of indentation, the line end, what the file begins with.
LAYOUTS = {
    "two.c": ("  ", "\n", b""),
    "four.c": ("    ", "\n", b""),
    "eight.c": (" " * 8, "\n", b""),
    "tabs.c": ("\t", "\n", b""),
    "crlf.c": ("\t", "\r\n", b""),
    "bom.c": ("    ", "\r\n", b"\xef\xbb\xbf"),
}

folder = pathlib.Path(sys.argv[1])
for name, (step, end, start) in LAYOUTS.items():
    text = FIXED if "--fixed" in sys.argv else LEAK
    content = start + text.replace("@", step).replace("\n", end).encode()
    if "--fixed" not in sys.argv:
        (folder / name).write_bytes(content)
    elif (folder / name).read_bytes() != content:
        sys.exit(f"{name}:\n{(folder / name).read_bytes()!r}\nexpected:\n{content!r}")
