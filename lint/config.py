"""Configuration: where it is found, what it may say, and which rules are in force for a file because of it.

A configuration file is `lint.toml`, `.lint.toml`, or the table `[tool.newslint]` of `pyproject.toml`. The closest one to the
linted file counts, looking from its folder upwards; nothing is merged between files. The command line comes on top.
Nothing that a configuration file says is ever executed.
"""

from __future__ import annotations

import os
from functools import lru_cache

from lint.nearest import did_you_mean
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from typing import Any, Literal

    from lint.config_file import Found, Parsed
    from lint.finding import RuleHead, Severity
    from lint.names.newsroom import Newsroom
    from lint.walk import Exclude

    Level = Literal["error", "warning", "suggestion", "off"]
    FailOn = Literal["error", "warning", "suggestion", "never"]
    Overrides = Mapping[str, Any]


FILE_NAMES: tuple[str, ...] = ("lint.toml", ".lint.toml", "pyproject.toml")  # in one folder, the first of them counts
DEFAULT_ORIGIN = dict.fromkeys(("select", "language", "encoding", "fail-on", "output-format"), "default")  # `Config.origin`
ALL = "ALL"  # the selector that means every rule


class ConfigError(ValueError):
    """A mistake in the configuration; `str()` is one line that begins with the file and line, or the option, to blame."""


class Selection(Record):
    """What one place says about rules, by selectors: a code (PUN003), a name (turned-quote), the start of codes (PUN), or ALL.

    `select` replaces the rules that are on so far (None: leaves them), `extend_select` adds to them, `ignore` takes away;
    `severity` gives another severity, or `off`.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Level] = {}


class PerFile(Record):
    """What holds only for files whose path matches `glob`."""

    glob: str
    selection: Selection


class Config(Record):
    """The settings in force for the files of one folder.

    `path` is the configuration file, if there is one, and `folder` the folder that its globs are relative to. `chosen` is what
    that file says about rules, `forced` what the command line says. `origin` tells for each setting ("fail-on",
    "severity.PUN") where it comes from: "lint.toml:3", "command line" or "default"; `places` does so for the single
    selectors, under a key and a selector.
    """

    path: str | None = None
    folder: str = ""
    chosen: Selection = Selection()
    forced: Selection = Selection()
    per_file: tuple[PerFile, ...] = ()
    exclude: tuple[Exclude, ...] = ()
    rules: tuple[str, ...] = ()  # absolute paths of folders
    language: str = "en"
    encoding: str | None = None
    fail_on: FailOn = "error"
    output_format: str = "text"
    prefer: Mapping[str, tuple[str, ...]] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    names: tuple[str, ...] = ()  # absolute paths of tables
    names_ignore: tuple[str, ...] = ()  # absolute paths of lists of accepted pairs
    house_style: str | None = None
    cache: bool = True
    newsroom: Newsroom | None = None  # what `names` and `names_ignore` hold
    origin: Mapping[str, str] = {}
    places: Mapping[tuple[str, str], str] = {}

    @property
    def select(self) -> tuple[str, ...] | None:
        """Selectors that replace the default rules; None when nobody gave any."""
        return self.chosen.select if self.forced.select is None else self.forced.select

    @property
    def extend_select(self) -> tuple[str, ...]:
        """Selectors of rules to add."""
        return self._earlier.extend_select + self.forced.extend_select

    @property
    def ignore(self) -> tuple[str, ...]:
        """Selectors of rules to leave out."""
        return self._earlier.ignore + self.forced.ignore

    @property
    def severity(self) -> dict[str, Level]:
        """Severities that differ from the rules' own."""
        return {**self.chosen.severity, **self.forced.severity}

    @property
    def _earlier(self) -> Selection:
        """What of the configuration file's selection the command line leaves standing: nothing under its own `select`."""
        return self.chosen if self.forced.select is None else Selection()


# ---- finding and loading ----------------------------------------------------------------------------------------------------


class Configs:
    """The configurations of one run: every folder is looked at once, every file read once.

    `overrides` are settings from the command line, by the names of the configuration file's keys; None means not given.
    With `config_file` that file counts for all, and with `isolated` none does.
    """

    def __init__(self, overrides: Overrides | None = None, config_file: str | None = None, isolated: bool = False) -> None:
        if isolated and config_file is not None:
            raise ConfigError("--config and --isolated exclude each other")
        given = {key: value for key, value in (overrides or {}).items() if value is not None}
        self._isolated = isolated
        self._forced: Parsed | None = None  # by the command line
        self._found: dict[str, Found | None] = {}  # by absolute folder
        self._configs: dict[str | None, Config] = {}  # by configuration file
        self._by_folder: dict[str, Config] = {}  # by folder as spelt by the caller
        self._config_file: Found | None = None
        if given:
            from lint.config_file import parse_options

            self._forced = parse_options(given)
        if config_file is not None:
            from lint.config_file import open_named

            self._config_file = open_named(config_file)

    def for_path(self, path: str) -> Config:
        """The configuration for a file (which need not exist). Raises `ConfigError`."""
        return self.for_folder(os.path.dirname(path))

    def for_folder(self, folder: str) -> Config:
        """The configuration for the files of a folder; "" is the working folder. Raises `ConfigError`."""
        if folder not in self._by_folder:
            found = self._config_file
            if found is None and not self._isolated:
                found = self._find(os.path.abspath(folder))
            key = found.path if found else None
            if key not in self._configs:
                self._configs[key] = _merged(found, self._forced)
            self._by_folder[folder] = self._configs[key]
        return self._by_folder[folder]

    def excludes(self, folder: str) -> tuple[Exclude, ...]:
        """The exclude patterns for the entries of a folder: what `find_files` asks for as `exclude_in`."""
        return self.for_folder(folder).exclude

    def _find(self, folder: str) -> Found | None:
        """The closest configuration file to an absolute folder."""
        seen = []
        found = None
        while folder not in self._found:
            seen.append(folder)
            found = next(filter(None, (_opened(os.path.join(folder, name)) for name in FILE_NAMES)), None)
            parent = os.path.dirname(folder)
            if found or parent == folder:
                break
            folder = parent
        else:
            found = self._found[folder]
        self._found.update(dict.fromkeys(seen, found))
        return found


def _opened(path: str) -> Found | None:
    if not os.path.isfile(path):
        return None
    from lint.config_file import open_found

    return open_found(path)


def _merged(found: Found | None, forced: Parsed | None) -> Config:
    if found is None and forced is None:
        return Config(folder=os.getcwd(), origin=DEFAULT_ORIGIN)
    from lint.config_file import merge

    return merge(found, forced)


def load_for(path: str, overrides: Overrides | None = None, config_file: str | None = None, isolated: bool = False) -> Config:
    """The configuration for one file. For many files, make one `Configs` and ask it. Raises `ConfigError`."""
    return Configs(overrides, config_file, isolated).for_path(path)


# ---- rules in force ---------------------------------------------------------------------------------------------------------


def check_codes(config: Config, known: Mapping[str, str]) -> None:
    """Raises `ConfigError` when the configuration speaks of a rule that there is not; `known` maps codes to names."""
    names = set(known.values())
    starts = {code[:length] for code in known for length in range(1, len(code)) if not code[length].isalpha()}
    for (key, selector), place in config.places.items():
        several = selector == ALL or selector in starts
        if key == "options" and several:
            raise ConfigError(f'{place}: "{selector}" means several rules; options are for one')
        if not several and selector not in known and selector not in names:
            raise ConfigError(f'{place}: unknown rule "{selector}"{did_you_mean(selector, {*known, *names, *starts, ALL})}')


def options_for(config: Config, code: str, name: str) -> dict[str, Any]:
    """What the configuration says about the options of a rule's card."""
    chosen = {"style": config.house_style} if config.house_style and name == "house-style" else {}
    return {**chosen, **config.options.get(name, {}), **config.options.get(code, {})}


def tables_for(config: Config, path: str) -> tuple[int, ...]:
    """Which of `config.per_file` hold for the file: two files for which that is equal have the same rules in force."""
    if not config.per_file:
        return ()
    absolute = os.path.abspath(path)
    try:
        relative = os.path.relpath(absolute, config.folder)
    except ValueError:  # another drive
        relative = absolute
    relative = relative.replace(os.sep, "/")
    return tuple(number for number, table in enumerate(config.per_file) if compiled_glob(table.glob).match(relative))


def resolve(config: Config, path: str, rules: Mapping[str, RuleHead]) -> dict[str, Severity]:
    """Codes of the rules in force for the file, in the order of `rules`, each with its severity.

    On are the rules with `default`; then the configuration file speaks, then its tables for this file, then the command line.
    What one of them says replaces what was before it; where one of them both selects and ignores a rule, the longer selector
    wins, and `ignore` between equals. Rules that a table ignores for the file stay off under a `select` of the command line,
    unless that is the longer selector.
    """
    tables = [config.per_file[number].selection for number in tables_for(config, path)]
    if all(selection == Selection() for selection in (config.chosen, config.forced, *tables)):
        return {code: rule.severity for code, rule in rules.items() if rule.default}
    found: dict[str, Severity] = {}
    for code, rule in rules.items():
        active, severity = rule.default, rule.severity
        ignored_here = 0  # how specifically a table ignores it
        for selection in (config.chosen, *tables):
            inside, outside, level = _weights(selection, rule)
            active = _turn(active, selection, inside, outside)
            severity = severity if level is None or level == "off" else level
            if selection is not config.chosen and inside != outside:
                ignored_here = outside if outside > inside else 0
        inside, outside, level = _weights(config.forced, rule)
        if inside:
            outside = max(outside, ignored_here)
        severity = severity if level is None or level == "off" else level
        if _turn(active, config.forced, inside, outside):
            found[code] = severity
    return found


def _turn(active: bool, selection: Selection, inside: int, outside: int) -> bool:
    """Is a rule on after `selection`, which selects and ignores it that specifically?"""
    if inside or outside:
        return inside > outside
    return active and selection.select is None


def _weights(selection: Selection, rule: RuleHead) -> tuple[int, int, Level | None]:
    """How specifically a rule is selected and ignored (0: not at all), and the severity that it is given.

    A rule that is off by default is a matter of house style: only its own code or name selects it, no prefix and no ALL.
    """
    code, name = rule.code, rule.name
    selected = (*(selection.select or ()), *selection.extend_select)
    inside = max((_weight(one, code, name) for one in selected if rule.default or one in (code, name)), default=0)
    outside = max((_weight(one, code, name) for one in selection.ignore), default=0)
    heaviest, level = 0, None
    for one, given in selection.severity.items():
        weight = _weight(one, code, name)
        if weight > heaviest:
            heaviest, level = weight, given
    if level == "off":
        outside = max(outside, heaviest)
    return inside, outside, level


def _weight(selector: str, code: str, name: str) -> int:
    """How specific the selector is for the rule: the characters of the code that it fixes, plus one; 0 when it does not match."""
    if selector in (code, name):
        return len(code) + 1
    if selector == ALL:
        return 1
    if code.startswith(selector) and not code[len(selector)].isalpha():  # PUN and PUN0, but not PU
        return len(selector) + 1
    return 0


@lru_cache
def compiled_glob(pattern: str) -> re.Pattern[str]:
    """A glob as a regular expression for whole relative paths, with the rules of .gitignore.

    `*` and `?` stay inside a name, `**` does not; without a slash the pattern holds for names in every folder; what holds for
    a folder holds for everything in it.
    """
    import re

    body = pattern.removeprefix("./").rstrip("/")
    anywhere = "/" not in body
    body = body.lstrip("/")
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[[^]]+\])", body)
    regex = "".join(parts.get(piece) or (_character_class(piece) if piece[:1] == "[" else re.escape(piece)) for piece in pieces)
    return re.compile(rf"{'(?:.*/)?' if anywhere else ''}{regex}(?:/.*)?\Z", re.DOTALL)


def _character_class(piece: str) -> str:
    inner = piece[1:-1].replace("\\", "\\\\").replace("[", "\\[")
    return f"[^/{inner[1:]}]" if inner[0] in "!^" and len(inner) > 1 else f"[{inner}]"
