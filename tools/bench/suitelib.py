# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The packages' own test suites: how they are built and run in a copy, and how they say what passed."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Suite:
    """Commands of a shell in the package's copy; the last one runs the tests. {configure} is that of corpus.txt."""

    commands: tuple[str, ...]
    passed: str
    """A regular expression; each match is a test that passed, or the number of those that did."""
    failed: str


SUITES = {
    "lighttpd": Suite(("meson setup _suite {configure}", "ninja -C _suite", "meson test -C _suite --no-rebuild"),
                      r"^Ok: +(\d+)", r"^(?:Fail|Timeout): +(\d+)"),
    "memcached": Suite(("./configure {configure} CFLAGS='-g -O0'", "make clean", "make -j2 memcached sizes testapp timedrun memcached-debug",
                        "./testapp"), r"^ok \d", r"^not ok \d"),
    "openssh": Suite(("./configure CFLAGS='-g -O0'", "make -j2", "make unit"),
                     r"^test_\S+: \.+ (\d+) tests ok", r"^(?:make.*Error|.*FAILED)"),
    "collectd": Suite(("./configure {configure} --disable-all-plugins", "make -j2", "make check"),
                      r"^# PASS: +(\d+)", r"^# (?:FAIL|ERROR): +(\d+)"),
    # The clients of the tests in C++ are not built, nor is there a folder of certificates: some fail before and after.
    "mosquitto": Suite(("make -j2 WITH_DOCS=no WITH_CJSON=yes binary", "make -C test/lib test-compile-c",
                        "cd test/lib && ./test.py"), r"^Passed: (\d+)", r"^Failed: (\d+)"),
    "i2pd": Suite(("make -k -C tests all", "cd tests && for t in test-*[!p]; do test -x $t || continue; "
                   "./$t && echo ok $t || echo failed $t; done"), r"^ok test", r"^failed test"),
    "znc": Suite(("GTEST_ROOT=/usr/src/googletest/googletest GMOCK_ROOT=/usr/src/googletest/googlemock cmake -S . -B _suite "
                  "{configure}", "make -C _suite -j2 unittest_bin", "_suite/test/unittest_bin"),
                 r"\[  PASSED  \] (\d+) test", r"^\[  FAILED  \] (\d+) test"),
    "redis": Suite(("make -j2 {configure}", "./runtest --clients 1 --single integration/aof --single integration/rdb "
                    "--single integration/redis-cli --single unit/introspection --single unit/type/string"),
                   r"\[ok\]: ", r"\[(?:err|exception)\]: "),
    "stunnel4": Suite(("./configure {configure}", "make clean", "make", "make -C tests check"),
                      r"^.*[Ss]ucceeded: (\d+)", r"^.*[Ff]ailed: (\d+)"),
    "unbound": Suite(("./configure {configure}", "make -j2 unittest testbound",
                      "for t in testdata/*.rpl; do ./testbound -p $t && echo ok $t || echo failed $t; done; "
                      "./unittest && echo ok unittest || echo failed unittest"), r"^ok \S+$", r"^failed \S+$"),
}

# Why the others have none.
NONE = {
    "hiredis": "needs a Redis server",
    "libpqxx": "needs a PostgreSQL server",
    "curl": "what an edit changes, LDAP, has no test",
    "haproxy": "needs vtest",
    "rsyslog": "hours, and syslog servers",
    "mpd": "not run: builds all of mpd, twice",
    "icinga2": "not run: builds all of icinga2, twice",
    "nginx": "its tests are a project of their own",
    "dnsmasq": "has none",
    "squid": "not run: needs CppUnit, and builds all of squid, twice",
    "libtorrent-rasterbar": "not run: builds all of it, twice",
}


@dataclass
class Outcome:
    passed: int = 0
    failed: int = 0
    broken: str = ""
    """The command that failed before the tests could run."""

    def __str__(self) -> str:
        return self.broken or f"{self.passed} passed, {self.failed} failed"


def count(pattern: str, output: str) -> int:
    return sum(int(match.group(1)) if match.re.groups else 1 for match in re.finditer(pattern, output, re.M))


def run(name: str, folder: Path, configure: list[str]) -> Outcome:
    suite = SUITES[name]
    # A build inside the tree that came along would refer to the original.
    (folder / "config.status").unlink(missing_ok=True)
    output = ""
    for command in suite.commands:
        done = subprocess.run(["sh", "-c", command.format(configure=" ".join(configure))], cwd=folder, text=True,
                              errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)
        output = done.stdout
        (folder / "suite.log").open("a", encoding="utf-8").write(f"+ {command}\n{output}")
        if done.returncode and command != suite.commands[-1]:
            return Outcome(broken=command.split()[0] + " fails")
    return Outcome(count(suite.passed, output), count(suite.failed, output))
