# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds the first table of docs/example-service/README.md against what the checks find there.

usage: example_service.py SOURCE_ROOT CLANG_TIDY PLUGIN

Prints how many findings agree, or the rows on one side only, with how often they are there.
"""

import collections
import pathlib
import re
import subprocess
import sys

ROOT, CLANG_TIDY, PLUGIN = sys.argv[1:]
SERVICE = pathlib.Path(ROOT) / "docs" / "example-service"
ROW = re.compile(r"^\| (\S+) \| [^|]+ \| (closecall-\S+) \|", re.M)
FINDING = re.compile(r"^\S*/([^/:]+):(\d+:\d+): warning: .* \[(closecall-[a-z-]+)\]$", re.M)


def main():
    told = collections.Counter(ROW.findall((SERVICE / "README.md").read_text()))
    packages = subprocess.run(["pkg-config", "--cflags", "libcurl", "hiredis", "libpq", "sqlite3"], check=True,
                              capture_output=True, text=True).stdout.split()
    seen = set()
    for source in sorted((SERVICE / "src").glob("*.c*")):
        language = ["-std=c11"] if source.suffix == ".c" else ["-std=c++17"]
        command = [*CLANG_TIDY.split(), "--load=" + PLUGIN, "--checks=-*,closecall-*", "--quiet", "--header-filter=.*",
                   str(source), "--", *language, "-D_DEFAULT_SOURCE", *packages]
        output = subprocess.run(command, capture_output=True, text=True).stdout
        if " error: " in output:
            sys.exit(output)
        seen.update(FINDING.findall(output))
    found = collections.Counter((file, check) for file, _, check in seen)
    for title, rows in (("only in the README", told - found), ("only found", found - told)):
        for (file, check), count in sorted(rows.items()):
            print("%s: %s %s (%d)" % (title, file, check, count))
    print("%d of %d agree" % (sum((told & found).values()), sum((told | found).values())))


main()
