# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The packages' own test suites: how they are built and run in a copy, and how they say what passed."""

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Suite:
    """Commands of a shell in the package's copy, where {configure} is that of corpus.txt."""

    prepare: tuple[str, ...]
    """Run once."""
    build: tuple[str, ...]
    """Run before each run of the tests: it compiles what has changed."""
    test: str
    passed: str
    """A regular expression; each match is a test that passed, or the number of those that did."""
    failed: str


AUTOMAKE = (r"^# PASS: +(\d+)", r"^# (?:FAIL|ERROR): +(\d+)")
QUICK = "CFLAGS='-g -O0'"

SUITES = {
    # The tests want an installed broker. Those of the library in C++ are not built: they fail before and after.
    "mosquitto": Suite(("sed -i s,/usr/sbin/mosquitto,../../src/mosquitto, test/mosq_test.py", "sed -i /573191/d test/broker/test.py", "chmod +x test/*/*.py", "cd test/ssl && ./gen.sh"),
                       ("make -j2 WITH_DOCS=no binary", "ln -sf libmosquitto.so.1 lib/libmosquitto.so",
                        "LIBRARY_PATH=$PWD/lib make -C test/lib test-compile-c", "LIBRARY_PATH=$PWD/lib make -C test/broker test-compile"),
                       "for d in lib broker; do (cd test/$d && ./test.py); done", r"^Passed: (\d+)", r"^Failed: (\d+)"),
    # The plugins whose sources are edited; those of the others need many libraries, and no test of them is linked with one.
    "collectd": Suite(("./configure --disable-werror --disable-all-plugins " +
                       " ".join(f"--enable-{p}" for p in ("bind", "dns", "ovs-events", "ovs-stats", "postgresql", "redis", "sysevent", "write-kafka",
                                                          "write-stackdriver", "write-redis")) + " " + QUICK, "make clean"),
                      ("make -j2",), "make check", *AUTOMAKE),
    # Its own test starts the relay, and sends through it by TCP and UDP. OpenSSL 3 has no FIPS_mode.
    "coturn": Suite(("cmake -S . -B _suite {configure} -DCMAKE_BUILD_TYPE=Debug \"-DCMAKE_C_FLAGS=-D'FIPS_mode()=0'\"",), ("make -C _suite -j2",),
                    "mkdir -p bin && cp _suite/src/apps/*/turn* bin && cd examples && timeout --foreground 200 bash run_tests.sh; "
                    "../bin/turnutils_rfc5769check && echo OK || echo FAIL", r"^OK$", r"^FAIL$"),
    # The compiler is that of the distribution; the edits are in the libraries.
    "thrift": Suite(("cmake -S . -B _suite -DBUILD_COMPILER=OFF -DTHRIFT_COMPILER=/usr/bin/thrift -DBUILD_TESTING=ON -DBUILD_TUTORIALS=OFF "
                     "-DBUILD_JAVA=OFF -DBUILD_JAVASCRIPT=OFF -DBUILD_NODEJS=OFF -DBUILD_PYTHON=OFF -DBUILD_C_GLIB=OFF -DWITH_QT5=OFF -DCMAKE_BUILD_TYPE=Debug",),
                    ("make -C _suite -j2",), "cd _suite && ctest --timeout 120; cd bin && for t in --transport=framed --transport=http --transport=zlib --protocol=header; do "
                    "./TestServer $t --server-type=thread-pool & sleep 2; ./TestClient $t && echo Passed $t || echo '***Failed' $t; kill $!; wait $!; done", r"Passed", r"\*\*\*(?:Failed|Exception|Not Run|Timeout)"),
    # The numbers are those of forms that are posted, the library's own tests of them among them.
    "curl": Suite(("./configure --with-openssl --enable-ldap --disable-shared " + QUICK,),
                  ("make -j2", "make -j2 -C tests"), "cd tests && ./runtests.pl -a -n 1 to 300 554 555 587 643 645 650 to 654 666 667 668",
                  r" OK \(\d+ +out of", r"FAILED"),
    "lighttpd": Suite(("meson setup _suite {configure}",), ("ninja -C _suite",), "meson test -C _suite --no-rebuild",
                      r"^Ok: +(\d+)", r"^(?:Fail|Timeout): +(\d+)"),
    "memcached": Suite(("./configure {configure} " + QUICK, "make clean"),
                       ("make -j2 memcached sizes testapp timedrun memcached-debug",), "./testapp", r"^ok \d", r"^not ok \d"),
    # vtest is a fork of varnishtest, which can run those tests that ask for no more.
    "haproxy": Suite(("make clean",), ("make -j2 CC=gcc TARGET=linux-glibc USE_OPENSSL=1 USE_ZLIB=1 CPU_CFLAGS=-O0",),
                     "VTEST_PROGRAM=varnishtest scripts/run-regtests.sh --j 1 --vtestparams '-t 60' reg-tests/ssl reg-tests/converter reg-tests/jwt "
                     "reg-tests/checks reg-tests/connection reg-tests/http-rules",
                     r"^(\d+) tests passed|(\d+) tests? passed", r"(\d+) tests? failed"),
    # Those of its unit tests and scripts that use what is edited and end soon.
    "openssh": Suite(("./configure --with-privsep-user=nobody --with-privsep-path=$PWD/_empty " + QUICK, "mkdir -p _empty"),
                     ("make -j2", "make -j2 regress-unit-binaries regress-binaries"),
                     "for t in sshbuf sshkey sshsig authopt hostkeys match misc utf8; do "
                     "regress/unittests/$t/test_$t -f -d regress/unittests/$t/testdata; done; for t in connect proxy-connect reexec multiplex "
                     "dhgex keygen-moduli keygen-change keygen-convert agent hostkey-agent keys-command principals-command "
                     "knownhosts-command cert-file cert-hostkey krl limit-keytype sshsig exit-status scp sftp percent localcommand "
                     "transfer; do make t-exec LTESTS=$t && echo passed $t || echo failed $t; done",
                     r"\. (\d+) tests ok$|^passed \S+$", r"^(?:.*FAILED|failed \S+$)"),
    "rsyslog": Suite(("./configure {configure} --enable-testbench --enable-imdiag --enable-mmexternal --enable-omstdout " + QUICK,
                      "make clean"),
                     ("make -j2", "make -j2 -C tests check TESTS="),
                     "make -C tests check TESTS=\"$(cd tests && ls | grep -E '^(mmexternal|imudp|sndrcv_udp|"
                     "empty|da-mainmsg|json[-_]).*\\.sh$' | "
                     "grep -v -e vg.sh -e valgrind | head -30 | tr '\\n' ' ')\"", *AUTOMAKE),
    "znc": Suite(("GTEST_ROOT=/usr/src/googletest/googletest GMOCK_ROOT=/usr/src/googletest/googlemock cmake -S . -B _suite "
                  "{configure} -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_STANDARD=14",), ("make -C _suite -j2 unittest_bin",),
                 "_suite/test/unittest_bin", r"\[  PASSED  \] (\d+) test", r"^\[  FAILED  \] (\d+) test"),
    "redis": Suite(("make -C src distclean",), ("make -j2 {configure} OPTIMIZATION=-O1",),
                   "./runtest --clients 1 --single integration/aof --single integration/rdb --single integration/redis-cli "
                   "--single unit/introspection --single unit/type/string", r"\[ok\]: ", r"\[(?:err|exception)\]: "),
    "stunnel4": Suite(("./configure {configure} " + QUICK, "make clean"), ("make -j2",), "make -C tests check",
                      r"[Ss]ucceeded: (\d+)", r"[Ff]ailed: (\d+)"),
    "unbound": Suite(("./configure {configure} " + QUICK, "make clean"), ("make -j2 all unittest testbound",),
                     "for t in testdata/*.rpl; do ./testbound -p $t && echo ok $t || echo failed $t; done; "
                     "./unittest && echo ok unittest || echo failed unittest", r"^ok \S+$", r"^failed \S+$"),
}

# Why the others have none.
NONE = {
    "hiredis": "no file is edited",
    "libpqxx": "no file is edited",
    "mpd": "no test of its suite is linked with an edited file",
    "i2pd": "no test of its suite is linked with an edited file",
    "icinga2": "to build it takes longer than the limit, and no test calls an edited function",
    "nginx": "its tests are a project of their own",
    "dnsmasq": "has none",
    "squid": "to build it takes longer than the limit, and no test calls the edited function",
    "quassel": "to build it takes longer than the limit, and no test uses the edited class",
    "aptitude": "one of its tests does not compile, and no test calls an edited function; by hand: all others",
    "libtorrent-rasterbar": "to build it takes longer than the limit; by hand: test_storage, test_flags, test_resume",
}

COLOUR = re.compile("\x1b\\[[\\d;]*m")

LIMIT = 600
"""Seconds for one command; of tests, those that are done by then count."""


@dataclass
class Outcome:
    passed: int = 0
    failed: int = 0
    stopped: bool = False
    broken: str = ""
    """The command that failed before the tests could run."""
    built: str = field(default="", compare=False)
    """What the build said."""

    def __str__(self) -> str:
        return self.broken or f"{self.passed} passed, {self.failed} failed" + (", stopped" if self.stopped else "")


def count(pattern: str, output: str) -> int:
    numbers = (next((group for group in match.groups() if group), "1") for match in re.finditer(pattern, output, re.M))
    return sum(int(number) for number in numbers)


class Shell:
    """Runs commands in the package's copy; all they say goes to suite.log."""

    def __init__(self, folder: Path, configure: list[str]):
        self.folder = folder
        self.configure = " ".join(configure)

    def run(self, command: str) -> tuple[int | None, str]:
        """The exit status, or nothing if there was no end to it, and the output."""
        log = self.folder / "suite.log"
        with log.open("a", encoding="utf-8") as text:
            text.write(f"+ {command}\n")
        begin = log.stat().st_size
        # Servers that the tests leave behind would keep a pipe open.
        with log.open("a", encoding="utf-8") as text, subprocess.Popen(
                ["sh", "-c", command.replace("{configure}", self.configure)], cwd=self.folder, stdin=subprocess.DEVNULL,
                stdout=text, stderr=subprocess.STDOUT, start_new_session=True) as process:
            try:
                status = process.wait(LIMIT)
            except subprocess.TimeoutExpired:
                status = None
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return status, COLOUR.sub("", log.read_bytes()[begin:].decode(errors="replace"))


def build_and_test(suite: Suite, shell: Shell) -> Outcome:
    said = ""
    for command in suite.build:
        status, output = shell.run(command)
        said += output
        if status != 0:
            return Outcome(broken=f"`{command}` " + ("takes too long" if status is None else "fails"), built=said)
    status, output = shell.run(suite.test)
    return Outcome(count(suite.passed, output), count(suite.failed, output), stopped=status is None, built=said)


def compiled(file: Path, said: str) -> bool:
    """Whether a build that says so has compiled the file."""
    return bool(re.search(rf"(?:\b|_){re.escape(file.stem)}\.(?:l?o|c|cc|cpp|cxx)\b", said))


def run(name: str, folder: Path, fixed: Path, changed: list[Path], configure: list[str]) -> tuple[Outcome, Outcome, int]:
    """The tests in the copy at folder before and after the changed files of the fixed copy go there, and how many of these
    the suite compiles."""
    suite, shell = SUITES[name], Shell(folder, configure)
    # A build inside the tree that came along would refer to the original.
    (folder / "config.status").unlink(missing_ok=True)
    for command in suite.prepare:
        status, _ = shell.run(command)
        if status != 0:
            broken = Outcome(broken=f"`{command}` fails")
            return broken, broken, 0
    before = build_and_test(suite, shell)
    for file in changed:
        shutil.copy(fixed / file, folder / file)
    after = build_and_test(suite, shell)
    return before, after, sum(compiled(file, after.built) for file in changed)
