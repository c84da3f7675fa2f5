"""Checking many files with all processors: worker processes take small batches, and what they say comes back in the order of the files.

Only findings, errors and the texts of files with findings (which reports show lines of) travel between processes.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager

from lint.finding import FileError, Results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from lint.run import Checker

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
    if wanted or most <= 1:
        return most
    total = 0
    for job in jobs:
        total += _size(job)
        if total >= _WORTH_IT:
            return most
    return 1


def check(jobs: Sequence[str], checker: Checker, count: int) -> Generator[Results, None, None]:
    """What there is to say about each file, in their order; with a `count` of 1 by this process.

    When a worker dies (out of memory, killed), its files and those after them get an error instead. Ctrl-C ends the workers at once.
    """
    if count <= 1:
        yield from (checker.check(job)[0] for job in jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_all_start_methods, get_context

    # Forking is quick and safe here: no threads run yet. `spawn` is what other systems have.
    forks = os.name == "posix" and os.uname().sysname == "Linux" and "fork" in get_all_start_methods()
    batches = list(_batches(jobs))
    # Workers that are forked have from the start whatever this process loads and builds for the first batch.
    first = [checker.check(job)[0] for job in batches.pop(0)] if forks else []
    checker.flush()
    if not batches:
        yield from first
        return
    pool = ProcessPoolExecutor(count, get_context("fork" if forks else "spawn"), _start, (checker,))
    done = 0
    try:
        with held():  # a worker is deaf to Ctrl-C from its birth
            answers = pool.map(_check, batches)
        for said in first:
            done += 1
            yield said
        for answer in answers:
            for said in answer:
                done += 1
                yield said
    except BrokenProcessPool:
        for job in jobs[done:]:
            lost = Results()
            lost.errors.append(FileError(job, "not checked: a worker process died; --jobs 1 does without them"))
            yield lost
    except BaseException:  # Ctrl-C, or nobody wants to know the rest
        for worker in active_children():
            worker.terminate()
        raise
    finally:
        with held():
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def held() -> Iterator[None]:
    """Keep Ctrl-C, and the signal that ends a worker, waiting until something that must not be left half-done is done."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where signals do not break into what a process does
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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


def _start(checker: Checker) -> None:
    """Make a worker ready. Ctrl-C is for the main process, which then ends the others; when that is gone, a worker ends, too."""
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
    Thread(target=_leave_with_parent, daemon=True).start()
    global _checker
    _checker = checker


def _leave_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM,))  # it is for the thread that may be busy writing a file
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _check(jobs: Sequence[str]) -> list[Results]:
    assert _checker is not None
    said = [_checker.check(job)[0] for job in jobs]
    _checker.flush()
    return said
