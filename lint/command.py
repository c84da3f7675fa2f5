"""`lint check`: run, report, exit code. Shared by the fast path of `__main__` and by the typer command line."""

from __future__ import annotations

import os
import sys

from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.finding import Results
    from lint.run import Options

FORMATS = ("text", "concise", "json", "sarif")
_DEFAULT_WIDTH = 100  # columns of the text report where there is no terminal to ask
_PATIENCE = 1.0  # seconds before a progress bar appears


class Output(Record):
    """How to report. `format` and `fail_on` are None where the command line is silent: the configuration decides then."""

    format: str | None = None
    file: str | None = None
    colour: str = "auto"
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    fail_on: str | None = None


def check(paths: list[str], options: Options, output: Output) -> int:
    """Lint and report; the exit code: 0, 1 for findings at or above `fail_on`, 2 for anything that could not be read or used."""
    from lint.config import ConfigError
    from lint.run import exit_code, run

    progress = ProgressBar() if sys.stderr.isatty() and not output.quiet else None
    try:
        results, settings = run(paths, options, progress)
    except ConfigError as wrong:
        print(f"lint: {wrong}", file=sys.stderr)
        return 2
    finally:
        if progress is not None:
            progress.close()
    form = output.format or settings.output_format
    try:
        _write(_render(results, form, output), output.file)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing stdout does not complain as well
        return exit_code(results, output.fail_on or settings.fail_on)
    except OSError as wrong:
        print(f"lint: cannot write {output.file}: {wrong.strerror}", file=sys.stderr)
        return 2
    for error in results.errors:
        print(f"lint: {error.path}: {error.message}", file=sys.stderr)
    if not output.quiet:
        for note in results.notes:
            print(f"lint: {note}", file=sys.stderr)
        if results.fixed:
            print(f"lint: {results.fixed} fixed", file=sys.stderr)
    if results.times:
        from lint.report import profile

        print(profile.render(results.times), end="", file=sys.stderr)
    if output.verbose:
        from lint.report.text import summary

        print(f"lint: {summary(results)}", file=sys.stderr)
    return exit_code(results, output.fail_on or settings.fail_on)


def _render(results: Results, form: str, output: Output) -> str:
    if results.diffs:
        return "".join(results.diffs)
    if form == "json":
        from lint.report import json

        return json.render(results)
    if form == "sarif":
        from lint.report import sarif

        return sarif.render(results)
    from lint.report import text

    if output.statistics:
        return text.statistics(results)
    if form == "concise":
        from lint.report import concise

        return concise.render(results)
    return text.render(results, colour=_coloured(output), width=_width(output))


def _coloured(output: Output) -> bool:
    if output.colour != "auto":
        return output.colour == "always"
    return output.file is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _width(output: Output) -> int:
    if output.file is None and sys.stdout.isatty():
        return max(40, min(os.get_terminal_size(sys.stdout.fileno()).columns, 120))
    return _DEFAULT_WIDTH


def _write(report: str, path: str | None) -> None:
    """Write a report as UTF-8 with `\\n` line ends, to a file or to standard output."""
    if path is not None:
        from lint.workers import held

        with held(), open(path, "w", encoding="utf-8", newline="") as file:
            file.write(report)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(report.encode("utf-8", "replace"))
    sys.stdout.flush()


class ProgressBar:
    """A progress bar on the terminal, from the moment the work has lasted a second."""

    def __init__(self) -> None:
        from time import monotonic

        self._clock: Callable[[], float] = monotonic
        self._start = monotonic()
        self._close: Callable[[], None] | None = None
        self._advance: Callable[[int, int], None] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._advance is None:
            if done == total or self._clock() - self._start < _PATIENCE:
                return
            self._open(total)
        assert self._advance is not None
        self._advance(done, total)

    def close(self) -> None:
        """Take the bar away."""
        if self._close is not None:
            self._close()

    def _open(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        bar = Progress(console=Console(stderr=True), transient=True)
        task = bar.add_task("checking", total=total)
        bar.start()
        self._close = bar.stop
        self._advance = lambda done, _: bar.update(task, completed=done)
