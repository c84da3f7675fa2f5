"""Reading settings: a configuration file or the options of the command line, checked, and merged into a `Config`.

Whatever is wrong is blamed on its place: the file and line, or the option. Most runs have neither and do not load this.
"""

from __future__ import annotations

import os

from lint.config import DEFAULT_ORIGIN, Config, ConfigError, PerFile, Selection, compiled_glob
from lint.finding import SEVERITIES
from lint.nearest import did_you_mean
from lint.pattern import lazy
from lint.reading import is_text_encoding
from lint.record import Record
from lint.walk import Exclude

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from lint.config import FailOn, Level
    from lint.names.newsroom import Newsroom

LEVELS: tuple[Level, ...] = (*SEVERITIES, "off")
FAIL_ON: tuple[FailOn, ...] = (*SEVERITIES, "never")
OUTPUT_FORMATS: tuple[str, ...] = ("text", "concise", "json", "sarif")
HOUSE_STYLES: tuple[str, ...] = ("ap", "russian-agency")  # those of the card of NAM010


class Found(Record):
    """A configuration file that was read: its absolute path, its settings, and its text with what is needed to point at it."""

    path: str
    table: Mapping[str, Any]
    source: _Source


def open_named(path: str) -> Found:
    """The configuration in a file that the user named. Raises `ConfigError`."""
    if not os.path.isfile(path):
        raise ConfigError(f"no such configuration file: {path}")
    found = open_found(os.path.abspath(path))
    if found is None:
        raise ConfigError(f"{path}: no table [tool.newslint]")
    return found


def open_found(path: str) -> Found | None:
    """The configuration in the file `path`; None when it is a pyproject.toml that says nothing to us. Raises `ConfigError`."""
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
    return Found(path, settings, source)


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


class Parsed:
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
        self.parsed = Parsed()

    def error(self, keys: Sequence[str], message: str, value: str | None = None) -> ConfigError:
        return ConfigError(f"{self._where.blame(keys, value)}: {message}")

    def note(self, keys: Sequence[str]) -> None:
        self.parsed.origin[dotted(keys)] = self._where.at(keys)

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
            got = f'"{value}"' if isinstance(value, str) else toml(value)
            raise self.error(keys, f'"{keys[-1]}" must be one of {", ".join(choices)}, not {got}{near}')
        return str(value)

    def selectors(self, value: object, keys: Sequence[str]) -> tuple[str, ...]:
        found = self.texts(value, keys)
        for selector in found:
            self.parsed.places[dotted(keys), selector] = self._where.blame(keys, selector)
        self.note(keys)
        return found

    def selection(self, table: Mapping[str, Any], keys: tuple[str, ...]) -> Selection:
        def listed(key: str) -> tuple[str, ...] | None:
            return self.selectors(table[key], (*keys, key)) if key in table else None

        severity: dict[str, Level] = {}
        for selector, level in self.table(table.get("severity", {}), (*keys, "severity")).items():
            own = (*keys, "severity", selector)
            severity[selector] = self.choice(level, own, LEVELS)  # type: ignore[assignment]
            self.parsed.places[dotted((*keys, "severity")), selector] = self._where.blame(own)
            self.note(own)
        return Selection(listed("select"), listed("extend-select") or (), listed("ignore") or (), severity)

    def per_file(self, value: object, key: str) -> tuple[PerFile, ...]:
        import re

        found = []
        for glob, inner in self.table(value, (key,)).items():
            keys = (key, glob)
            table = self.table(inner, keys)
            self.known(table, _SELECTION_KEYS, keys)
            try:
                compiled_glob(glob)
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
            raise self.error((key,), f'"{key}" must be true or false, not {toml(value)}')
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
_SCALARS = ("language", "encoding", "fail-on", "output-format", "house-style", "cache")
_PATHS = ("exclude", "rules", "names", "names-ignore")  # lists of the command line that add to those of the file


def parse_options(given: Mapping[str, Any]) -> Parsed:
    """The settings of the command line, checked. Raises `ConfigError`."""
    return _parse(given, _CommandLine(), os.getcwd())


def _parse(table: Mapping[str, Any], where: _Where, base: str) -> Parsed:
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


def merge(found: Found | None, forced: Parsed | None) -> Config:
    """The defaults, under the configuration file, under the command line.

    Lists of folders and patterns add up, tables add up entry by entry, anything else is replaced. Raises `ConfigError`.
    """
    folder = os.path.dirname(found.path) if found else os.getcwd()
    chosen = _parse(found.table, found.source, folder) if found else Parsed()
    forced = forced or Parsed()
    origin = {**DEFAULT_ORIGIN, **chosen.origin}
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


# ---- writing it -------------------------------------------------------------------------------------------------------------

_BARE_KEY = lazy(r"[A-Za-z0-9_-]+")


def dotted(keys: Sequence[str]) -> str:
    """A key of TOML: parts joined by dots, quoted where they must be."""
    return ".".join(key if _BARE_KEY.fullmatch(key) else toml(key) for key in keys)


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dotted((str(key),))} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value)
