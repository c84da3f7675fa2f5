"""Configuration: where it is found, what it may say, and which rules are in force for a file because of it.

A configuration file is `lint.toml`, `.lint.toml`, or the table `[tool.newslint]` of `pyproject.toml`. The closest one to the
linted file counts, looking from its folder upwards; nothing is merged between files. The command line comes on top.
Nothing that a configuration file says is ever executed.
"""

from __future__ import annotations

import os
from functools import lru_cache

from lint.finding import SEVERITIES
from lint.nearest import did_you_mean
from lint.pattern import lazy
from lint.reading import is_text_encoding
from lint.record import Record
from lint.walk import Exclude

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any, Literal

    from lint.finding import RuleHead, Severity
    from lint.names.newsroom import Newsroom

    Level = Literal["error", "warning", "suggestion", "off"]
    FailOn = Literal["error", "warning", "suggestion", "never"]
    Overrides = Mapping[str, Any]


LEVELS: tuple[Level, ...] = (*SEVERITIES, "off")
FAIL_ON: tuple[FailOn, ...] = (*SEVERITIES, "never")
OUTPUT_FORMATS: tuple[str, ...] = ("text", "concise", "json", "sarif")
HOUSE_STYLES: tuple[str, ...] = ("ap", "russian-agency")  # those of the card of NAM010
FILE_NAMES: tuple[str, ...] = ("lint.toml", ".lint.toml", "pyproject.toml")  # in one folder, the first of them counts
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
        self._forced = _parse(given, _CommandLine(), os.getcwd())
        self._isolated = isolated
        self._found: dict[str, _Found | None] = {}  # by absolute folder
        self._configs: dict[str | None, Config] = {}  # by configuration file
        self._by_folder: dict[str, Config] = {}  # by folder as spelt by the caller
        self._config_file: _Found | None = None
        if config_file is not None:
            self._config_file = _open_named(config_file)

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
                self._configs[key] = _merge(found, self._forced)
            self._by_folder[folder] = self._configs[key]
        return self._by_folder[folder]

    def excludes(self, folder: str) -> tuple[Exclude, ...]:
        """The exclude patterns for the entries of a folder: what `find_files` asks for as `exclude_in`."""
        return self.for_folder(folder).exclude

    def _find(self, folder: str) -> _Found | None:
        """The closest configuration file to an absolute folder."""
        seen = []
        found = None
        while folder not in self._found:
            seen.append(folder)
            found = next(filter(None, (_open(os.path.join(folder, name)) for name in FILE_NAMES)), None)
            parent = os.path.dirname(folder)
            if found or parent == folder:
                break
            folder = parent
        else:
            found = self._found[folder]
        self._found.update(dict.fromkeys(seen, found))
        return found


def load_for(path: str, overrides: Overrides | None = None, config_file: str | None = None, isolated: bool = False) -> Config:
    """The configuration for one file. For many files, make one `Configs` and ask it. Raises `ConfigError`."""
    return Configs(overrides, config_file, isolated).for_path(path)


class _Found(Record):
    """A configuration file that was read: its absolute path, its settings, and its text with what is needed to point at it."""

    path: str
    table: Mapping[str, Any]
    source: _Source


def _open_named(path: str) -> _Found:
    if not os.path.isfile(path):
        raise ConfigError(f"no such configuration file: {path}")
    found = _open(os.path.abspath(path))
    if found is None:
        raise ConfigError(f"{path}: no table [tool.newslint]")
    return found


def _open(path: str) -> _Found | None:
    """The configuration in the file `path`; None when there is no such file, or a pyproject.toml says nothing to us."""
    if not os.path.isfile(path):
        return None
    name = _display(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read ({error.strerror})") from None
    is_shared = os.path.basename(path) == "pyproject.toml"
    if is_shared and b"newslint" not in data:
        return None
    import tomllib

    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        settings: object = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError(f"{name}:{line}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax_error(name, text, str(error))) from None
    except RecursionError:
        raise ConfigError(f"{name}: nested too deeply") from None
    prefix: tuple[str, ...] = ()
    if is_shared:
        prefix = ("tool", "newslint")
        for key in prefix:
            settings = settings.get(key) if isinstance(settings, dict) else None
        if settings is None:
            return None
    source = _Source(name, text, prefix)
    if not isinstance(settings, dict):
        raise ConfigError(f'{source.at(())}: "tool.newslint" must be a table')
    return _Found(path, settings, source)


_PLACE = lazy(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def _display(path: str) -> str:
    """The shorter of a file's absolute path and its path from here."""
    try:
        return min(os.path.relpath(path), path, key=len)
    except ValueError:  # another drive
        return path


def _syntax_error(name: str, text: str, message: str) -> str:
    """tomllib's message with the line moved to the front: `lint.toml:3: expected "=" after a key (column 5)`."""
    place = _PLACE.search(message)
    if not place:
        return f"{name}: {message}"
    line, column = place.groups()
    what = message[: place.start()]
    what = what[:1].lower() + what[1:]
    if line is None:
        return f"{name}:{text.rstrip().count(chr(10)) + 1}: {what} at the end of the file"
    return f"{name}:{line}: {what} (column {column})"


# ---- where a setting stands -------------------------------------------------------------------------------------------------

# Compiled when a file is found: most runs have none.
_KEY_PART = r"""\s*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))\s*"""
_DOTTED = rf"{_KEY_PART}(?:\.{_KEY_PART})*"
_KEY = lazy(_KEY_PART)
_SETTING = lazy(rf"({_DOTTED})=")
_HEADER = lazy(rf"\s*\[\[?({_DOTTED})\]\]?\s*(?:#.*)?$")


class _CommandLine:
    """Points at options of the command line."""

    origin = "command line"

    def at(self, keys: Sequence[str], value: str | None = None) -> str:
        return self.origin

    def blame(self, keys: Sequence[str], value: str | None = None) -> str:
        return f"--{keys[0]}"


class _Source:
    """Points at lines of a configuration file. `prefix` is the table in it that is ours."""

    def __init__(self, name: str, text: str, prefix: tuple[str, ...]) -> None:
        self._name = name
        self._lines = text.split("\n")
        self._prefix = prefix
        self._line_of = dict(reversed(list(_setting_lines(self._lines))))

    def at(self, keys: Sequence[str], value: str | None = None) -> str:
        """`lint.toml:7` for the setting `keys`, or for the string `value` inside it."""
        whole = (*self._prefix, *keys)
        line, known = 1, 0
        for length in range(len(whole), 0, -1):
            if whole[:length] in self._line_of:
                line, known = self._line_of[whole[:length]], length
                break
        for word in (*whole[known:], *((value,) if value is not None else ())):
            line = self._next(word, line)
        return f"{self._name}:{line}"

    def blame(self, keys: Sequence[str], value: str | None = None) -> str:
        return self.at(keys, value)

    def _next(self, word: str, line: int) -> int:
        """The first line from `line` on that holds `word`; `line` itself when none does (it was written with escapes)."""
        import re

        standing = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        return next((number for number in range(line, len(self._lines) + 1) if standing.search(self._lines[number - 1])), line)


def _setting_lines(lines: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every table header and `key =` with its line, from 1: enough of TOML to point at a line of a file that is known to parse."""
    table: tuple[str, ...] = ()
    in_string = False
    for number, line in enumerate(lines, start=1):
        if not in_string:
            if header := _HEADER.match(line):
                table = _keys(header[1])
                yield table, number
            elif setting := _SETTING.match(line):
                keys = _keys(setting[1])
                for length in range(1, len(keys) + 1):
                    yield (*table, *keys[:length]), number
        in_string ^= (line.count('"""') + line.count("'''")) % 2 == 1


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(next(filter(None, part), "") for part in _KEY.findall(dotted))


# ---- checking what it says --------------------------------------------------------------------------------------------------

_Where = _CommandLine | _Source
_SELECTION_KEYS = ("select", "extend-select", "ignore", "severity")
_LANGUAGE = lazy(r"[a-z]{2}(-[A-Z]{2})?")


class _Parsed:
    """The settings of one place, checked: `values` by key."""

    def __init__(self) -> None:
        self.selection = Selection()
        self.values: dict[str, Any] = {}
        self.origin: dict[str, str] = {}
        self.places: dict[tuple[str, str], str] = {}


class _Reader:
    """Takes settings out of a table, and blames the place of whatever is wrong."""

    def __init__(self, where: _Where, base: str) -> None:
        self._where = where
        self._base = base
        self.parsed = _Parsed()

    def error(self, keys: Sequence[str], message: str, value: str | None = None) -> ConfigError:
        return ConfigError(f"{self._where.blame(keys, value)}: {message}")

    def note(self, keys: Sequence[str]) -> None:
        self.parsed.origin[_dotted(keys)] = self._where.at(keys)

    def known(self, table: Mapping[str, Any], allowed: Sequence[str], keys: Sequence[str]) -> None:
        for key in table:
            if key not in allowed:
                raise self.error((*keys, key), f'unknown key "{key}"{did_you_mean(key, allowed)}')

    def text(self, value: object, keys: Sequence[str]) -> str:
        if not isinstance(value, str):
            raise self.error(keys, f'"{keys[-1]}" must be a string')
        return value

    def texts(self, value: object, keys: Sequence[str]) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise self.error(keys, f'"{keys[-1]}" must be a list of strings')
        return tuple(value)

    def table(self, value: object, keys: Sequence[str]) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.error(keys, f'"{keys[-1]}" must be a table')
        return value

    def choice(self, value: object, keys: Sequence[str], choices: Sequence[str]) -> str:
        if value not in choices:
            near = did_you_mean(value, choices) if isinstance(value, str) else ""
            got = f'"{value}"' if isinstance(value, str) else _toml(value)
            raise self.error(keys, f'"{keys[-1]}" must be one of {", ".join(choices)}, not {got}{near}')
        return str(value)

    def selectors(self, value: object, keys: Sequence[str]) -> tuple[str, ...]:
        found = self.texts(value, keys)
        for selector in found:
            self.parsed.places[_dotted(keys), selector] = self._where.blame(keys, selector)
        self.note(keys)
        return found

    def selection(self, table: Mapping[str, Any], keys: tuple[str, ...]) -> Selection:
        def listed(key: str) -> tuple[str, ...] | None:
            return self.selectors(table[key], (*keys, key)) if key in table else None

        severity: dict[str, Level] = {}
        for selector, level in self.table(table.get("severity", {}), (*keys, "severity")).items():
            own = (*keys, "severity", selector)
            severity[selector] = self.choice(level, own, LEVELS)  # type: ignore[assignment]
            self.parsed.places[_dotted((*keys, "severity")), selector] = self._where.blame(own)
            self.note(own)
        return Selection(listed("select"), listed("extend-select") or (), listed("ignore") or (), severity)

    def per_file(self, value: object, key: str) -> tuple[PerFile, ...]:
        found = []
        for glob, inner in self.table(value, (key,)).items():
            keys = (key, glob)
            table = self.table(inner, keys)
            self.known(table, _SELECTION_KEYS, keys)
            import re

            try:
                _glob(glob)
            except re.error:
                raise self.error(keys, f'bad pattern "{glob}"') from None
            found.append(PerFile(glob, self.selection(table, keys)))
        return tuple(found)

    def exclude(self, value: object, key: str) -> tuple[Exclude, ...]:
        return tuple(Exclude(item, self._base, self._where.blame((key,), item)) for item in self.texts(value, (key,)))

    def rules(self, value: object, key: str) -> tuple[str, ...]:
        folders = []
        for item in self.texts(value, (key,)):
            folder = os.path.normpath(os.path.join(self._base, item))
            if not os.path.isdir(folder):
                raise self.error((key,), f"no such folder of rules: {item}", item)
            folders.append(folder)
        return tuple(folders)

    def files(self, value: object, key: str) -> tuple[str, ...]:
        found = []
        for item in self.texts(value, (key,)):
            path = os.path.normpath(os.path.join(self._base, item))
            if not os.path.isfile(path):
                raise self.error((key,), f"no such file: {item}", item)
            found.append(path)
        return tuple(found)

    def cache(self, value: object, key: str) -> bool:
        if not isinstance(value, bool):
            raise self.error((key,), f'"{key}" must be true or false, not {_toml(value)}')
        return value

    def house_style(self, value: object, key: str) -> str:
        return self.choice(value, (key,), HOUSE_STYLES)

    def language(self, value: object, key: str) -> str:
        language = self.text(value, (key,))
        if not _LANGUAGE.fullmatch(language):
            raise self.error((key,), f'"language" must be a code such as "en" or "en-GB", not "{language}"')
        return language

    def encoding(self, value: object, key: str) -> str:
        name = self.text(value, (key,))
        if not is_text_encoding(name):
            raise self.error((key,), f'unknown encoding "{name}"')
        return name

    def fail_on(self, value: object, key: str) -> str:
        return self.choice(value, (key,), FAIL_ON)

    def output_format(self, value: object, key: str) -> str:
        return self.choice(value, (key,), OUTPUT_FORMATS)

    def prefer(self, value: object, key: str) -> dict[str, tuple[str, ...]]:
        found = {}
        for right, wrong in self.table(value, (key,)).items():
            found[right] = self.texts(wrong, (key, right))
            self.note((key, right))
        return found

    def options(self, value: object, key: str) -> dict[str, Mapping[str, Any]]:
        found = {}
        for rule, options in self.table(value, (key,)).items():
            found[rule] = self.table(options, (key, rule))
            self.parsed.places[key, rule] = self._where.blame((key, rule))
            for option in found[rule]:
                self.note((key, rule, option))
        return found


# Settings other than the selection of rules, with what checks and converts them.
_SETTINGS: dict[str, Callable[[_Reader, object, str], Any]] = {
    "per-file": _Reader.per_file,
    "exclude": _Reader.exclude,
    "rules": _Reader.rules,
    "language": _Reader.language,
    "encoding": _Reader.encoding,
    "fail-on": _Reader.fail_on,
    "output-format": _Reader.output_format,
    "names": _Reader.files,
    "names-ignore": _Reader.files,
    "house-style": _Reader.house_style,
    "cache": _Reader.cache,
    "prefer": _Reader.prefer,
    "options": _Reader.options,
}
KEYS: tuple[str, ...] = (*_SELECTION_KEYS, *_SETTINGS)
_DEFAULTED = ("language", "encoding", "fail-on", "output-format")
_SCALARS = (*_DEFAULTED, "house-style", "cache")
_PATHS = ("exclude", "rules", "names", "names-ignore")  # lists of the command line that add to those of the file


def _parse(table: Mapping[str, Any], where: _Where, base: str) -> _Parsed:
    """The settings in `table`, checked; paths in it are relative to `base`."""
    reader = _Reader(where, base)
    reader.known(table, KEYS, ())
    parsed = reader.parsed
    parsed.selection = reader.selection(table, ())
    for key, convert in _SETTINGS.items():
        if key in table:
            parsed.values[key] = convert(reader, table[key], key)
            reader.note((key,))
    return parsed


def _merge(found: _Found | None, forced: _Parsed) -> Config:
    """The defaults, under the configuration file, under the command line.

    Lists of folders and patterns add up, tables add up entry by entry, anything else is replaced.
    """
    folder = os.path.dirname(found.path) if found else os.getcwd()
    chosen = _parse(found.table, found.source, folder) if found else _Parsed()
    defaults = dict.fromkeys(("select", *_DEFAULTED), "default")
    origin = {**defaults, **chosen.origin}
    for key, place in forced.origin.items():
        adds = key in _PATHS or (key in ("extend-select", "ignore") and forced.selection.select is None)
        origin[key] = f"{origin[key]}, {place}" if adds and key in origin else place
    both = chosen.values, forced.values
    scalars = {key.replace("-", "_"): values[key] for values in both for key in _SCALARS if key in values}
    options: dict[str, Mapping[str, Any]] = {}
    for values in both:
        for rule, given in values.get("options", {}).items():
            options[rule] = {**options.get(rule, {}), **given}

    def paths(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(chosen.values.get(key, ()) + forced.values.get(key, ())))

    names, names_ignore = paths("names"), paths("names-ignore")
    return Config(
        path=found.path if found else None,
        folder=folder,
        chosen=chosen.selection,
        forced=forced.selection,
        per_file=chosen.values.get("per-file", ()) + forced.values.get("per-file", ()),
        exclude=chosen.values.get("exclude", ()) + forced.values.get("exclude", ()),
        rules=paths("rules"),
        names=names,
        names_ignore=names_ignore,
        newsroom=_newsroom(names, names_ignore),
        prefer={**chosen.values.get("prefer", {}), **forced.values.get("prefer", {})},
        options=options,
        origin=origin,
        places={**chosen.places, **forced.places},
        **scalars,
    )


def _newsroom(names: tuple[str, ...], names_ignore: tuple[str, ...]) -> Newsroom | None:
    """What the files of names hold; None when there are none."""
    if not names and not names_ignore:
        return None
    from lint.names.newsroom import NameFileError, load

    try:
        return load(names, names_ignore)
    except NameFileError as wrong:
        raise ConfigError(str(wrong)) from None


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
    return tuple(number for number, table in enumerate(config.per_file) if _glob(table.glob).match(relative))


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
def _glob(pattern: str) -> re.Pattern[str]:
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


# ---- showing it -------------------------------------------------------------------------------------------------------------


def show(config: Config) -> str:
    """The settings in force as lines of TOML, each with where it comes from."""
    lines = []

    def line(keys: Sequence[str], value: object) -> None:
        key = _dotted(keys)
        lines.append(f"{key} = {_toml(value)}  # from {config.origin[key]}")

    def selection(keys: tuple[str, ...], chosen: Selection | Config) -> None:
        for key in ("select", "extend-select", "ignore"):
            value = getattr(chosen, key.replace("-", "_"))
            if value is not None and _dotted((*keys, key)) in config.origin and (value or key == "select"):
                line((*keys, key), value)
        for selector, level in chosen.severity.items():
            line((*keys, "severity", selector), level)

    if config.select is None:
        lines.append("# select: not set, the rules that are on by default  # from default")
    selection((), config)
    for table in config.per_file:
        selection(("per-file", table.glob), table.selection)
    if config.exclude:
        line(("exclude",), [item.pattern for item in config.exclude])
    if config.rules:
        line(("rules",), config.rules)
    line(("language",), config.language)
    if config.encoding is None:
        lines.append("# encoding: not set, recognised file by file  # from default")
    else:
        line(("encoding",), config.encoding)
    line(("fail-on",), config.fail_on)
    line(("output-format",), config.output_format)
    if "cache" in config.origin:
        line(("cache",), config.cache)
    if config.names:
        line(("names",), config.names)
    if config.names_ignore:
        line(("names-ignore",), config.names_ignore)
    if config.house_style is not None:
        line(("house-style",), config.house_style)
    for right, wrong in config.prefer.items():
        line(("prefer", right), wrong)
    for rule, options in config.options.items():
        for option, value in options.items():
            line(("options", rule, option), value)
    return "\n".join(lines) + "\n"


_BARE_KEY = lazy(r"[A-Za-z0-9_-]+")


def _dotted(keys: Sequence[str]) -> str:
    """A key of TOML: parts joined by dots, quoted where they must be."""
    return ".".join(key if _BARE_KEY.fullmatch(key) else _toml(key) for key in keys)


def _toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_dotted((str(key),))} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value)
