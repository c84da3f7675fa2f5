"""Entry point. `lint FILE...` without options starts without the command-line library, which costs more than the linting."""

from __future__ import annotations

import gc
import os
import sys

COMMANDS = ("check", "rules", "explain", "config", "stats", "names")


def main() -> int:
    """Run the program on `sys.argv`; gives the exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["check"]:
        del arguments[0]
        plain = bool(arguments)
    else:
        plain = bool(arguments) and arguments[0] not in COMMANDS
    if plain and not any(argument.startswith("-") and argument != "-" for argument in arguments):
        try:
            from lint.command import Output, check
            from lint.run import Options

            return check(arguments, Options(cache=True), Output())
        except KeyboardInterrupt:
            return 130  # as the command-line library does: stopped by Ctrl-C
    from lint.cli import app

    app(prog_name="lint")
    return 0


def program() -> None:
    """Run the program and end the process.

    The process ends without taking apart the rules, which takes a quarter as long as checking a page, and what little garbage there
    is in cycles is looked for rarely.
    """
    gc.set_threshold(100_000)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for the life of the process
    try:
        code = main()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody listens any more
        pass
    os._exit(code)


if __name__ == "__main__":
    program()
