# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a manual page from its template and what `closecall --help` says.

usage: manpage.py TEMPLATE OUTPUT.gz VERSION MAJOR [PROGRAM]
"""

import gzip
import re
import subprocess
import sys

OPTION = re.compile(r"^  (-\S+(?: <[^>]+>)?) +- (.*)$")
VALUE = re.compile(r"^    =(\S+) *(?:- *(.*))?$")
COMMAND = re.compile(r"^  ([a-z-]+) +- (.*)$", re.M)


def escape(text):
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def help_of(program, *command):
    result = subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True)
    return result.stdout


def commands(program):
    start = help_of(program).split("SUBCOMMANDS:")[1].split("OPTIONS:")[0]
    return COMMAND.findall(start)


def options(program, command):
    """(name, text) of a command's own options, a value's text behind its option's."""
    found = {}
    for line in help_of(program, command).split("closecall options:")[-1].split("\n"):
        option = OPTION.match(line)
        value = VALUE.match(line)
        if option:
            last = option[1]
            found[last] = option[2]
        elif value and value[2]:
            found[last] += "; %s: %s" % (value[1], value[2].strip())
    return {name: text for name, text in found.items() if not name.startswith("--help")}


def entry(name, text):
    bold = re.sub(r"<(.*)>", lambda m: "\\fI%s\\fP" % m[1], escape(name))
    return ".TP\n\\fB%s\n%s\n" % (re.sub(r"(\\fI)", r"\\fP\1", bold) + "\\fP", escape(text))


def fill(template, program):
    text = []
    sections = []
    for name, summary in commands(program):
        text.append(".TP\n.B %s\n%s\n" % (escape(name), escape(summary)))
        own = options(program, name)
        if own:
            sections.append(".SS closecall %s\n" % escape(name) + "".join(entry(*o) for o in own.items()))
    return template.replace("@COMMANDS@\n", "".join(text)).replace("@OPTIONS@\n", "".join(sections))


def main():
    name, output, version, major, *program = sys.argv[1:]
    with open(name) as file:
        page = file.read().replace("@VERSION@", version).replace("@MAJOR@", major)
    if program:
        page = fill(page, program[0])
    with open(output, "wb") as file:
        # No name and no time in it: the same page, the same bytes.
        with gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
            packed.write(page.encode())


main()
