"""Time and memory of the program beside other checkers: `python benchmarks/run.py [--runs N] [--big MB] [--folder FOLDER]`.

Makes an environment of its own in FOLDER (kept for the next call), installs this checkout and the other tools
there, writes generated texts, runs everything in turn (A B C A B C ...) and prints Markdown tables of medians: processor time of a
whole process with its children, megabytes of text per second of it, ratio to this program, and peak memory of the largest process.
Tools that are slow leave out the larger texts. Needs a network for the first call only.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cross_file import Writer

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PEERS = ("codespell", "typos", "proselint")


class Tool(NamedTuple):
    """A program: its arguments before the paths, and the most bytes that it is given."""

    name: str
    command: tuple[str, ...]
    most: int = 1 << 40


class Corpus(NamedTuple):
    """Texts in files; `path` is what the tools are given."""

    name: str
    path: str
    size: int


class Run(NamedTuple):
    """One run of a process: seconds of processor and clock, and megabytes at the most."""

    cpu: float
    wall: float
    memory: float


def environment(folder: str) -> str:
    """The folder of programs of an environment with this checkout and the other tools."""
    programs = os.path.join(folder, "env", "Scripts" if os.name == "nt" else "bin")
    python = os.path.join(programs, "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", os.path.join(folder, "env")], check=True)
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, ROOT], check=True)
    for peer in _PEERS:
        if subprocess.run([*pip, peer]).returncode:
            print(f"{peer} cannot be installed here: left out", file=sys.stderr)
    return programs


def tools(programs: str) -> list[Tool]:
    """This program with as many processes as pay and with one, then the others that are there."""
    found = [
        Tool("lint", (os.path.join(programs, "lint"),)),
        Tool("lint, one process", (os.path.join(programs, "lint"), "check", "--jobs", "1")),
        Tool("codespell", (os.path.join(programs, "codespell"),)),
        Tool("typos", (os.path.join(programs, "typos"),)),
        Tool("proselint", (os.path.join(programs, "proselint"), "check"), 1_000_000),
    ]
    harper = shutil.which("harper-cli")
    if harper:
        found.append(Tool("harper-cli", (harper, "lint"), 100_000))
    return [tool for tool in found if shutil.which(tool.command[0])]


def corpora(folder: str, big: int) -> list[Corpus]:
    """A file of 4 KB, the acceptance texts, 6 MB of articles of about 5 KB, and one large file of `big` MB."""
    texts = os.path.join(folder, "texts")
    shutil.rmtree(texts, ignore_errors=True)
    os.makedirs(os.path.join(texts, "articles"))
    articles = (article.text for article in Writer(1).articles(1 << 30))
    short = next(articles)
    while len(short) < 4000:
        short += "\n" + next(articles)
    _write(os.path.join(texts, "short.txt"), short[: short.rindex("\n", 0, 4100)] + "\n")
    size, number = 0, 0
    while size < 6_000_000:
        text = next(articles)
        while len(text) < 4000:
            text += "\n" + next(articles)
        _write(os.path.join(texts, "articles", f"{number:05}.txt"), text)
        size, number = size + len(text), number + 1
    found = [
        Corpus("one file of 4 KB", os.path.join(texts, "short.txt"), 0),
        Corpus("acceptance texts", os.path.join(ROOT, "seeds"), 0),
        Corpus("6 MB in articles", os.path.join(texts, "articles"), 0),
    ]
    if big:
        path = os.path.join(texts, "big.txt")
        with open(path, "w", encoding="utf-8", newline="") as file:
            written = 0
            while written < big * 1_000_000:
                written += file.write(next(articles) + "\n")
        found.append(Corpus(f"one file of {big} MB", path, 0))
    return [corpus._replace(size=_size(corpus.path)) for corpus in found]


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def _files(path: str) -> list[str]:
    if os.path.isfile(path):
        return [path]
    return sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(".txt"))


def _size(path: str) -> int:
    return sum(map(os.path.getsize, _files(path)))


def timed(command: Sequence[str], environ: dict[str, str]) -> Run:
    """Run a command; its output is thrown away, its exit code means findings."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environ)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)  # kilobytes on Linux


def table(corpus: Corpus, programs: Sequence[Tool], runs: int, environ: dict[str, str]) -> str:
    """A Markdown table of the medians of all tools on one corpus."""
    chosen = [tool for tool in programs if corpus.size <= tool.most]
    results: dict[str, list[Run]] = {tool.name: [] for tool in chosen}
    for turn in range(runs + 1):
        for tool in chosen:
            run = timed([*tool.command, *_files(corpus.path)], environ)
            if turn:  # the first is to warm up
                results[tool.name].append(run)
    lines = [f"### {corpus.name} ({corpus.size:,} bytes, {len(_files(corpus.path)):,} files)", ""]
    lines += [
        "| program | processor, s | clock, s | MB per processor second | processor time against `lint` | peak MB |",
        "|---|---|---|---|---|---|",
    ]

    def middle(name: str, value: Callable[[Run], float]) -> float:
        return statistics.median(map(value, results[name]))

    for tool in chosen:
        cpu = middle(tool.name, lambda run: run.cpu)
        ratio = statistics.median(a.cpu / b.cpu for a, b in zip(results[tool.name], results["lint"], strict=True))
        cells = [
            tool.name,
            f"{cpu:.3f}",
            f"{middle(tool.name, lambda run: run.wall):.3f}",
            f"{corpus.size / 1e6 / cpu:.2f}",
            f"{ratio:.2f}",
        ]
        lines.append(f"| {' | '.join([*cells, f'{middle(tool.name, lambda run: run.memory):.0f}'])} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--big", type=int, default=50, metavar="MB", help="size of the large file; 0 leaves it out")
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "newslint-benchmark"))
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    programs = tools(environment(arguments.folder))
    environ = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    for corpus in corpora(arguments.folder, arguments.big):
        print(table(corpus, programs, 1 if corpus.size > 20_000_000 else arguments.runs, environ), flush=True)


if __name__ == "__main__":
    main()
