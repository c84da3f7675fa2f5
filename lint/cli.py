"""The command line. Thin: it turns options into values and calls what does the work."""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

import lint
from lint.__main__ import COMMANDS
from lint.command import FORMATS, Output
from lint.command import check as run_check
from lint.finding import SEVERITIES
from lint.run import Options

if TYPE_CHECKING:
    from lint.finding import RuleInfo

Format = Enum("Format", {name: name for name in FORMATS})  # type: ignore[misc]
FailOn = Enum("FailOn", {name: name for name in (*SEVERITIES, "never")})  # type: ignore[misc]


class RulesFormat(Enum):
    """How `lint rules` lists them."""

    text = "text"
    json = "json"


class Colour(Enum):
    """When the text report is coloured."""

    auto = "auto"
    always = "always"
    never = "never"


class _CheckByDefault(TyperGroup):
    """`lint a.txt` is `lint check a.txt`. Only the bare name of a command is one: `./rules` and `-- rules` are paths."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        own = {name for param in self.get_params(ctx) for name in param.opts}
        if args and args[0] not in COMMANDS and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_CheckByDefault,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"newslint {lint.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Find what would embarrass a newsroom: misspelt names, garbled translation, boilerplate, doubled text, broken quotes.

    `lint FILE...` is short for `lint check FILE...`. Exit code: 0 nothing found, 1 findings, 2 something could not be read or used.
    """


@app.command("check")
def _check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.", show_default=False)],
    output_format: Annotated[Format | None, typer.Option("--output-format", help="How to report.")] = None,
    output_file: Annotated[str | None, typer.Option("--output-file", "-o", metavar="FILE", help="Write the report there.")] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULES", help="Run only these rules (codes, names, or prefixes such as NAM).")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULES", help="Leave these rules out.")] = None,
    extend_select: Annotated[list[str] | None, typer.Option("--extend-select", metavar="RULES", help="Run these rules as well.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help="Least severity that makes the exit code 1. [default: error]")] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="PATTERN", help="Leave these files out (notation of .gitignore).")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Put safe fixes into the files.")] = False,
    cross_file: Annotated[bool, typer.Option("--cross-file", help="Compare the files with one another, too.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would do.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="Fix also what an editor should look at.")] = False,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="FILE", help="Name of the text on standard input.")
    ] = None,
    config: Annotated[str | None, typer.Option("--config", metavar="FILE", help="Use this configuration and look for no other.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Use no configuration file.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes to use; 0: as many as pay.")] = 0,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Check anew what was checked before.")] = False,
    cache_dir: Annotated[
        str | None, typer.Option("--cache-dir", metavar="FOLDER", help="Keep results there. [default: the user's cache folder]")
    ] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of the files. [default: recognised]")] = None,
    color: Annotated[Colour, typer.Option("--color", help="Colours in the text report.")] = Colour.auto,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings and errors only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what was done, too.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead of listing them.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Show how long each rule took, in one process.")] = False,
) -> None:
    """Check files and folders (the default command)."""
    chosen = {"select": _codes(select), "ignore": _codes(ignore), "extend-select": _codes(extend_select), "encoding": encoding}
    options = Options(
        overrides={key: value for key, value in chosen.items() if value is not None},
        config_file=config,
        isolated=isolated,
        exclude=exclude or [],
        stdin_filename=stdin_filename,
        cross_file=cross_file,
        fix=fix and not diff,
        diff=diff,
        unsafe=unsafe_fixes,
        jobs=jobs,
        cache=not no_cache,
        cache_dir=cache_dir,
        profile=profile,
    )
    output = Output(
        format=output_format and output_format.value,
        file=output_file,
        colour=color.value,
        quiet=quiet,
        verbose=verbose,
        statistics=statistics,
        fail_on=fail_on and fail_on.value,
    )
    sys.exit(run_check(paths, options, output))


def _codes(lists: list[str] | None) -> list[str] | None:
    return None if lists is None else [code.strip() for item in lists for code in item.split(",") if code.strip()]


_Rules = Annotated[list[str] | None, typer.Option("--rules", metavar="FOLDER", help="A folder of your own rule cards besides.")]


@app.command("rules")
def _rules(
    output_format: Annotated[RulesFormat, typer.Option("--output-format", help="How to list them.")] = RulesFormat.text,
    rules: _Rules = None,
) -> None:
    """List all rules."""
    from lint.catalogue import listing, listing_json

    infos = _load(rules).values()
    print((listing if output_format.value == "text" else listing_json)(infos), end="")


@app.command("explain")
def _explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Code or name of a rule.", show_default=False)],
    rules: _Rules = None,
) -> None:
    """Explain a rule: what it finds, why, examples."""
    from lint.catalogue import UnknownRule, explanation, find_rule

    try:
        print(explanation(find_rule(_load(rules), rule)), end="")
    except UnknownRule as unknown:
        _stop(unknown)


@app.command("config")
def _config(
    file: Annotated[str, typer.Option("--show", metavar="FILE", help="A file that is to be linted.", show_default=False)],
    config: Annotated[str | None, typer.Option("--config", metavar="FILE", help="Use this configuration and look for no other.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Use no configuration file.")] = False,
) -> None:
    """Show the settings that hold for a file, and where each comes from."""
    from lint.config import ConfigError, load_for
    from lint.config_show import show

    try:
        print(show(load_for(file, {}, config, isolated)), end="")
    except ConfigError as wrong:
        _stop(wrong)


@app.command("stats")
def _stats(paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.", show_default=False)]) -> None:
    """Show the length and readability of texts, their longest sentences, and how much is quoted."""
    from lint.stats import run

    sys.exit(run(paths))


_names = typer.Typer(no_args_is_help=True, rich_markup_mode=None, add_completion=False)
app.add_typer(_names, name="names", help="Learn names from an archive, or ask what is known about one.")


@_names.command("learn")
def _names_learn(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders of the archive.", show_default=False)],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the table there; its notes are kept.")] = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Texts in which a name stands at least.")] = 2,
) -> None:
    """Count the names of an archive of texts: a table for an editor to review and the configuration to name."""
    from lint.names.learn import run

    sys.exit(run(paths, output, least))


@_names.command("check")
def _names_check(
    name: Annotated[str, typer.Argument(metavar="NAME", help='A name, such as "Sergei Ryabkov".', show_default=False)],
    config: Annotated[str | None, typer.Option("--config", metavar="FILE", help="Use this configuration and look for no other.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Use no configuration file.")] = False,
) -> None:
    """Tell what tables, lexicon and configured names know about a name, and why a spelling would be reported."""
    from lint.config import ConfigError, Configs
    from lint.names.inquiry import describe

    try:
        settings = Configs({}, config, isolated).for_folder("")
    except ConfigError as wrong:
        _stop(wrong)
    print("\n".join(describe(name, settings.newsroom)))


def _load(folders: list[str] | None) -> dict[str, RuleInfo]:
    from lint.cards.load import load_rules
    from lint.cards.yaml_lines import CardError
    from lint.engine import Ruleset

    try:
        return Ruleset(load_rules(folders or [])).infos
    except CardError as wrong:
        _stop(wrong)


def _stop(wrong: Exception) -> NoReturn:
    print(f"lint: {wrong}", file=sys.stderr)
    sys.exit(2)
