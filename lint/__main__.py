"""Entry point. `lint FILE...` without options starts without the command-line library, which costs more than the linting."""

from __future__ import annotations

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

            return check(arguments, Options(), Output())
        except KeyboardInterrupt:
            return 130  # as the command-line library does: stopped by Ctrl-C
    from lint.cli import app

    app(prog_name="lint")
    return 0


if __name__ == "__main__":
    sys.exit(main())
