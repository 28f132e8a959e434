# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Debian source packages at fixed versions, through an apt configuration of our own.

It lives in build/corpus/.apt; the machine's own sources lists, indexes and caches are neither read nor written.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from benchlib import CORPUS, Package

APT = CORPUS / ".apt"
MIRROR = "http://deb.debian.org"
SUITES = [("debian", "bookworm"), ("debian", "bookworm-updates"), ("debian-security", "bookworm-security")]
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


class Trouble(Exception):
    """A step that failed, in words for the person who ran it."""


def run(argv, cwd: Path, log: Path, environment=None, check=True) -> int:
    """Run a step with its output in the log."""
    with log.open("ab") as out:
        out.write(f"\n$ {' '.join(map(str, argv))}\n".encode())
        out.flush()
        try:
            code = subprocess.run(
                list(map(str, argv)), cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment
            ).returncode
        except FileNotFoundError as missing:
            raise Trouble(f"'{argv[0]}' cannot be started in {cwd}: it is not there") from missing
    if check and code != 0:
        raise Trouble(f"'{argv[0]} {argv[1] if len(argv) > 1 else ''}' failed with {code}; see {log}")
    return code


def apt_environment(root: Path = APT, suites: list[tuple[str, str]] = SUITES) -> dict[str, str]:
    """The environment in which apt-get and apt-cache see only the private configuration; made on first use."""
    for folder in ("state/lists/partial", "cache/archives/partial", "etc", "sources"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    sources = "".join(
        f"{kind} [signed-by={KEYRING}] {MIRROR}/{archive} {suite} main\n"
        for archive, suite in suites
        for kind in ("deb", "deb-src")
    )
    (root / "etc" / "sources.list").write_text(sources, encoding="utf-8")
    # Everything that apt reads and writes is moved here, except the settings in apt.conf.d (a proxy, for one) and
    # dpkg's list of installed packages, since -dev packages are installed on the machine.
    (root / "apt.conf").write_text(
        f'Dir::State "{root}/state";\n'
        'Dir::State::status "/var/lib/dpkg/status";\n'
        f'Dir::Cache "{root}/cache";\n'
        f'Dir::Etc::sourcelist "{root}/etc/sources.list";\n'
        'Dir::Etc::sourceparts "/dev/null";\n'
        'Dir::Etc::preferencesparts "/dev/null";\n'
        'APT::Sandbox::User "root";\n'
        'APT::Install-Recommends "false";\n',
        encoding="utf-8",
    )
    return dict(os.environ, APT_CONFIG=str(root / "apt.conf"), DEBIAN_FRONTEND="noninteractive", LC_ALL="C.UTF-8")


def update_indexes(log: Path, force: bool, root: Path = APT, suites: list[tuple[str, str]] = SUITES) -> None:
    """Fetch the package indexes once; they only have to be fetched again for a new version in the table.

    root, suites: as for apt_environment.
    """
    environment = apt_environment(root, suites)
    if force or not list((root / "state" / "lists").glob("*_Sources*")):
        run(["apt-get", "-q", "update"], root, log, environment)


def installed(package: str) -> bool:
    query = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}", package], capture_output=True, text=True, check=False
    )
    return query.stdout.startswith("installed")


def install(packages: list[str], log: Path, allowed: bool) -> None:
    missing = [package for package in packages if not installed(package)]
    if not missing:
        return
    command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *missing]
    if not allowed or os.geteuid() != 0:
        raise Trouble(f"these packages are missing: {' '.join(missing)}; as root: {' '.join(command)}")
    print(f"  installing {' '.join(missing)}", flush=True)
    run(command, APT, log, apt_environment())


def complete(control: Path) -> bool:
    """Whether a .dsc and every file it lists have been fetched."""
    if not control.exists():
        return False
    listed = re.findall(r"^ [0-9a-f]{64} \d+ (\S+)$", control.read_text(encoding="utf-8"), re.MULTILINE)
    return bool(listed) and all((control.parent / name).exists() for name in listed)


def download(package: Package, log: Path, *options: str) -> None:
    environment = apt_environment()
    pinned = f"{package.name}={package.version}"
    command = ["apt-get", "-q", "source", "--only-source", "--download-only", *options, pinned]
    if run(command, APT / "sources", log, environment, check=False) == 0:
        return
    shown = subprocess.run(
        ["apt-cache", "madison", package.name], env=environment, capture_output=True, text=True, check=False
    ).stdout
    offered = sorted({line.split("|")[1].strip() for line in shown.splitlines() if line.endswith("Sources")})
    raise Trouble(f"cannot fetch {pinned} from {MIRROR} (it lists: {', '.join(offered) or 'none'}); see {log}")


def fetch(package: Package, log: Path) -> None:
    """Unpack exactly the version of the table into the package's folder.

    apt-get compares what it fetches with the signed index.
    """
    downloads = APT / "sources"
    version = package.version.split(":", 1)[-1]  # file names carry no epoch
    shutil.rmtree(package.source, ignore_errors=True)
    if package.patched:
        control = downloads / f"{package.name}_{version}.dsc"
        if not complete(control):
            download(package, log)
        run(["dpkg-source", "--no-check", "--no-copy", "-x", control, package.source], APT, log)
        return
    pattern = f"{package.name}_{version.rpartition('-')[0]}.orig.tar.*"
    if not list(downloads.glob(pattern)):
        download(package, log, "--tar-only")
    package.source.mkdir(parents=True)
    tarball = next(file for file in downloads.glob(pattern) if file.suffix != ".asc")
    run(["tar", "-x", "--strip-components=1", "-f", tarball], package.source, log)
