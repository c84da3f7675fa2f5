"""Checking many files with all processors: worker processes take small batches, and what they say comes back in the order of the files.

Only findings, errors and the texts of files with findings (which reports show lines of) travel between processes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lint.finding import FileError, Results

if TYPE_CHECKING:
    from lint.run import Checker, Options

_WORTH_IT = 300_000  # bytes; below that starting processes takes longer than it saves
_BATCH = 100_000  # bytes given to a worker at a time: enough to make the talking cheap, little enough to share the work fairly
_checker: Checker | None = None  # in a worker: what it checks with


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def useful(jobs: Sequence[str], wanted: int) -> int:
    """How many processes to check the files with: `wanted`, or for 0 as many as pay; never more than there are files."""
    most = min(wanted or processors(), len(jobs))
    if wanted or most == 1:
        return most
    total = 0
    for job in jobs:
        total += _size(job)
        if total >= _WORTH_IT:
            return most
    return 1


def check(jobs: Sequence[str], options: Options, named: frozenset[str], count: int) -> Iterator[Results]:
    """What there is to say about each file, in their order.

    When a worker dies (out of memory, killed), its files and those after them get an error instead.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_all_start_methods, get_context

    # Forking is quick and safe here: no threads run yet. `spawn` is what other systems have.
    method = "fork" if os.name == "posix" and os.uname().sysname == "Linux" and "fork" in get_all_start_methods() else "spawn"
    batches = list(_batches(jobs))
    plain = replace(options, stdin=_no_input)
    pool = ProcessPoolExecutor(count, get_context(method), _start, (plain, named))
    done = 0
    try:
        for batch in pool.map(_check, batches):
            yield from batch
            done += len(batch)
    except BrokenProcessPool:
        for job in jobs[done:]:
            lost = Results()
            lost.errors.append(FileError(job, "not checked: a worker process died; --jobs 1 does without them"))
            yield lost
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _batches(jobs: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for job in jobs:
        batch.append(job)
        size += _size(job) + 1000
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:  # whoever reads it will say so
        return 0


def _no_input() -> bytes:
    return b""


def _start(options: Options, named: frozenset[str]) -> None:
    """Make a worker ready. Ctrl-C is for the main process, which then stops the others."""
    import signal

    from lint.run import Checker

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _checker
    _checker = Checker(options, named)


def _check(jobs: Sequence[str]) -> list[Results]:
    assert _checker is not None
    return [_checker.check(job)[0] for job in jobs]
