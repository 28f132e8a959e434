# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What corpus, findings and speed share: the table of packages, their folders, their compile commands."""

import configparser
import json
import os
import random
import shlex
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).resolve().with_name("corpus.txt")
CORPUS = Path(os.environ.get("CLOSECALL_CORPUS", ROOT / "build" / "corpus")).resolve()
PLUGIN = ROOT / "build" / "llvm-22" / "lib" / "closecall.so"

C_SUFFIXES = {".c"}
CXX_SUFFIXES = {".cc", ".cpp", ".cxx", ".c++", ".C"}

# A database tells how a file was built for real; these options only matter to that build, and each makes another
# run of the compiler write files or stop over warnings.
DROPPED_OPTIONS = {"-###", "-c", "-MD", "-MMD", "-MP", "-M", "-MM", "-pedantic-errors", "-save-temps"}
DROPPED_OPTIONS_WITH_VALUE = {"-o", "-MF", "-MT", "-MQ", "-MJ"}


@dataclass(frozen=True)
class Package:
    """One section of corpus.txt."""

    name: str
    version: str
    language: str
    build: str
    patched: bool = True
    configure: list[str] = field(default_factory=list)
    prepare: str = ""
    targets: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    exclude: list[str] = field(default_factory=list)
    record_only: bool = False
    set: str = "fitted"
    notes: str = ""

    @property
    def source(self) -> Path:
        return CORPUS / self.name

    @property
    def binary(self) -> Path:
        """Where an out-of-tree build goes; inside the source, so that one folder is the whole package."""
        return self.source / "_build"

    @property
    def database(self) -> Path:
        return self.source / "compile_commands.json"


@dataclass(frozen=True)
class Command:
    """How one file is compiled."""

    file: Path
    directory: Path
    arguments: list[str]

    @property
    def language(self) -> str:
        return "C" if self.file.suffix in C_SUFFIXES else "C++"

    def frontend_arguments(self) -> list[str]:
        """The arguments without compiler, input, output and what else only the real build needs."""
        kept = []
        skip = False
        for argument in self.arguments[1:]:
            if skip:
                skip = False
            elif argument in DROPPED_OPTIONS_WITH_VALUE:
                skip = True
            elif argument in DROPPED_OPTIONS or argument.startswith(("-Werror", "-MF", "-Wp,-M")):
                pass
            elif not argument.startswith("-") and (self.directory / argument).resolve() == self.file:
                pass
            else:
                kept.append(argument)
        return [argument for argument in kept if argument != "--"]


def table(names: list[str] | None = None) -> list[Package]:
    """The packages of corpus.txt, or those named by themselves or by their set, in the table's order."""
    parser = configparser.ConfigParser(interpolation=None)
    with TABLE.open(encoding="utf-8") as text:
        parser.read_file(text)
    known = {}
    for name in parser.sections():
        row = parser[name]
        known[name] = Package(
            name=name,
            version=row["version"],
            language=row["language"],
            build=row["build"],
            patched=row.getboolean("patched", True),
            configure=shlex.split(row.get("configure", "")),
            prepare=row.get("prepare", ""),
            targets=row.get("targets", "").split(),
            needs=row.get("needs", "").split(),
            headers=row.get("headers", "").split(),
            exclude=row.get("exclude", "").split(),
            record_only=row.getboolean("record-only", False),
            set=row.get("set", "fitted"),
            notes=" ".join(row.get("notes", "").split()),
        )
    sets = {package.set for package in known.values()}
    unknown = [name for name in names or [] if name not in known and name not in sets]
    if unknown:
        raise SystemExit(f"{TABLE.name} has no package {', '.join(unknown)}; it has: {' '.join([*known, *sorted(sets)])}")
    return [package for package in known.values() if not names or package.name in names or package.set in names]


def prepared(packages: list[Package]) -> list[Package]:
    """Those packages that tools/bench/corpus has made ready."""
    return [package for package in packages if package.database.exists()]


def read_database(path: Path) -> list[Command]:
    """Every entry of a compilation database, with absolute paths."""
    commands = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        directory = Path(entry["directory"]).resolve()
        arguments = entry.get("arguments") or shlex.split(entry["command"])
        commands.append(Command((directory / entry["file"]).resolve(), directory, list(arguments)))
    return commands


def commands(package: Package) -> list[Command]:
    """One command for each source file of the package, in the order of paths."""
    return commands_in(package.database, package.source)


def commands_in(database: Path, source: Path) -> list[Command]:
    """One command for each source file of the folder, in the order of paths."""
    first = {}
    source = source.resolve()
    for command in read_database(database):
        if command.file.is_relative_to(source) and command.file.suffix in C_SUFFIXES | CXX_SUFFIXES:
            first.setdefault(command.file, command)
    return [first[file] for file in sorted(first)]


def sample(packages: list[Package], language: str, count: int, seed: int) -> list[tuple[Package, Command]]:
    """The same files each time, spread evenly over the packages."""
    generator = random.Random(seed)
    queues = []
    for package in packages:
        files = [command for command in commands(package) if command.language == language]
        generator.shuffle(files)
        queues.append([(package, command) for command in files])
    chosen = []
    while len(chosen) < count and any(queues):
        for queue in queues:
            if queue and len(chosen) < count:
                chosen.append(queue.pop())
    return chosen


def clang_tidy_arguments(options, database: Path, file: Path, exported: Path) -> list[str]:
    """clang-tidy with the plugin, if there is one, on one file: diagnostics to a file, compiler warnings off."""
    plugin = [f"--load={options.plugin}"] if options.plugin else []
    return [options.clang_tidy, *plugin, f"--checks={options.checks}", f"--export-fixes={exported}",
            "--header-filter=.*", "--quiet", "--extra-arg=-Wno-everything", f"--config={options.config}",
            "-p", str(database), str(file)]


@dataclass(frozen=True, order=True)
class Function:
    """A function of a file: its first and last lines, the scope that it is in, and its name."""
    first: int
    last: int
    scope: str
    name: str


def functions(file: Path) -> list[Function]:
    """The functions that universal-ctags finds in a file, in the order of their first lines."""
    rows = subprocess.run(
        ["ctags", "-x", "--c-kinds=f", "--c++-kinds=f", "-f", "-", "--_xformat=%n\t%{end}\t%{scope}\t%N", str(file)],
        capture_output=True, text=True, check=True,
    ).stdout
    columns = (row.split("\t") for row in rows.splitlines() if row.count("\t") == 3)
    return sorted(Function(int(f), int(l), scope, name) for f, l, scope, name in columns if f.isdigit() and l.isdigit())


def holder(spans: list[Function], line: int) -> Function | None:
    """The function that the line is in; of nested ones the innermost."""
    return max((span for span in spans if span.first <= line <= span.last), default=None)


def lines_of_code(files) -> int:
    """Physical lines that are not blank."""
    total = 0
    for file in files:
        with open(file, "rb") as text:
            total += sum(1 for line in text if line.strip())
    return total


@contextmanager
def own_copy(plugin: str):
    """A copy of the plugin, and of the driver that was built with it, for the length of a run, so that a build beside
    it does not change what is measured."""
    if not plugin:
        yield ""
        return
    if not Path(plugin).exists():
        raise SystemExit(f"{plugin} does not exist: build the plugin, or give --plugin")
    with tempfile.TemporaryDirectory(prefix="closecall-plugin-") as folder:
        # The plugin loads the checks from its own folder.
        beside = os.path.join(os.path.dirname(plugin), "closecall-checks.so")
        if os.path.exists(beside):
            shutil.copy(beside, folder)
        driver = Path(plugin).resolve().parents[1] / "bin" / "closecall"
        if driver.exists():
            shutil.copy(driver, folder)
        yield shutil.copy(plugin, folder)


def markdown(header: list[str], rows: list[list], numeric: set[int] = frozenset()) -> str:
    """A markdown table; the numbered columns are aligned to the right."""
    lines = ["| " + " | ".join(header) + " |"]
    lines.append("|" + "|".join("---:" if column in numeric else "---" for column in range(len(header))) + "|")
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
