"""What was said of a file, kept for later runs over the same text with the same rules and settings.

A `Store` is a folder of small files, each with a share of the entries by the first byte of their keys. New entries are appended in one
write, so that two runs may do it at once; what is read is compared with its digest, so that a damaged or half-written entry is none.
When a file has grown to its limit it takes the place of its elder, whose entries are gone then: those used since had been
appended again. An entry is plain text, never objects: at worst a forged one says something wrong.

Whatever cannot be read or written is passed over.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from lint.cards.load import cache_folder
from lint.digest import blake2b
from lint.finding import RANK, FileReport, Finding, Fix, Position, Related

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lint.config import Config

Said = tuple[list[Finding], FileReport]

_KEY = 16  # bytes of a key, which is a digest
_CHECK = 8  # bytes of the digest of an entry
_SIZE = 4  # bytes that say how long an entry is
_HEAD = _KEY + _SIZE + _CHECK
_SHARES = 128
_SHARE_LIMIT = 256 * 1024  # bytes; so a folder holds at most 64 MB: _SHARES files and their elders
_ENTRY_LIMIT = 128 * 1024  # bytes; what is longer (thousands of findings) is not kept
_AT_ONCE = 64  # entries that wait to be written together
_END = "\0"  # between the fields of an entry; no text that is read holds it


class Store:
    """Entries in a folder, bytes by key. Nothing is read or made before it is needed."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._shares: dict[str, tuple[_Share, _Share]] = {}  # by name of the file: what stands in it and in its elder
        self._waiting: dict[str, list[bytes]] = {}  # entries to append, by name of the file
        self._count = 0

    def get(self, key: bytes) -> bytes | None:
        """The entry kept under a key."""
        name = self._name(key)
        if name not in self._shares:
            self._shares[name] = _Share(self._bytes(name)), _Share(self._bytes(f"{name}.old"))
        recent, elder = self._shares[name]
        entry = recent.get(key)
        if entry is None:
            entry = elder.get(key)
            if entry is not None:
                self.put(key, entry)
        return entry

    def put(self, key: bytes, entry: bytes) -> None:
        """Keep an entry; it is on disk after `flush` at the latest."""
        if len(entry) > _ENTRY_LIMIT:
            return
        self._waiting.setdefault(self._name(key), []).append(_head(key, entry) + entry)
        self._count += 1
        if self._count >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what waits to be written."""
        waiting, self._waiting, self._count = self._waiting, {}, 0
        try:
            if waiting and not os.path.isdir(self._folder):
                self._make()
            for name, entries in waiting.items():
                path = os.path.join(self._folder, name)
                damaged = name in self._shares and self._shares[name][0].damaged
                with open(path, "ab", 0) as file:
                    file.write(b"".join(entries))
                    full = file.tell() >= _SHARE_LIMIT
                if full or damaged:
                    os.replace(path, f"{path}.old")
                    self._shares.pop(name, None)
        except OSError:
            return

    def _name(self, key: bytes) -> str:
        return f"{key[0] % _SHARES:02x}"

    def _bytes(self, name: str) -> bytes:
        try:
            with open(os.path.join(self._folder, name), "rb", 0) as file:
                return file.read(2 * _SHARE_LIMIT + _ENTRY_LIMIT)
        except OSError:
            return b""

    def _make(self) -> None:
        """Make the folder, which backups and git are to leave out; it is for its owner alone, as texts may be that are quoted in it."""
        os.makedirs(self._folder, mode=0o700, exist_ok=True)
        with open(os.path.join(self._folder, "CACHEDIR.TAG"), "x", encoding="ascii") as file:
            file.write("Signature: 8a477f597d28d172789f06886806bc55\n# What newslint said of texts. It may be deleted at any time.\n")
        with open(os.path.join(self._folder, ".gitignore"), "x", encoding="ascii") as file:
            file.write("*\n")


class _Share:
    """The entries of one file, where they stand by key; the last of a key counts. `damaged` when not all of it is entries."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts: dict[bytes, int] = {}
        at = 0
        while at + _HEAD <= len(data):
            self._starts[data[at : at + _KEY]] = at
            at += _HEAD + int.from_bytes(data[at + _KEY : at + _KEY + _SIZE], "little")
        self.damaged = at != len(data)

    def get(self, key: bytes) -> bytes | None:
        at = self._starts.get(key)
        if at is None:
            return None
        size = int.from_bytes(self._data[at + _KEY : at + _KEY + _SIZE], "little")
        entry = self._data[at + _HEAD : at + _HEAD + size]
        return entry if self._data[at : at + _HEAD] == _head(key, entry) else None


def _head(key: bytes, entry: bytes) -> bytes:
    """What stands before an entry: its key, its length, and a digest of both."""
    return key + len(entry).to_bytes(_SIZE, "little") + blake2b(key + entry, digest_size=_CHECK).digest()


class Memory:
    """Findings and reports of files, kept in a folder: by default one of the user's, so that no litter stands beside texts.

    A configuration file cannot name the folder, for it may come from somebody else, with a folder full of entries or of links.
    """

    def __init__(self, folder: str | None = None) -> None:
        self._store = Store(folder or os.path.join(cache_folder(), "results"))
        self._settings: dict[tuple[int, tuple[int, ...], str], bytes] = {}

    def key(self, config: Config, rules: str, tables: tuple[int, ...], format: str, data: bytes) -> bytes:
        """The key of what is said of a file that holds `data`; empty when nothing is to be kept.

        `rules` stands for program and rules (see `rules_key`), `tables` are those of the configuration's tables for some files that
        hold for this one, `format` is how its text is read.
        """
        if not config.cache:
            return b""
        known = (id(config), tables, format)
        if known not in self._settings:
            try:
                self._settings[known] = _digest(rules.encode(), _packages(), _settings(config, tables), format.encode())
            except OSError:  # a file that the configuration names is gone; who needs it will say so
                return b""
        return _digest(self._settings[known], data)

    def get(self, key: bytes, path: str, language: str, original: Callable[[], str]) -> Said | None:
        """What was said of a file, which is called `path` now; `original` gives its text, and is asked only where a report needs it."""
        entry = self._store.get(key) if key else None
        return None if entry is None else _unpacked(entry, path, language, original)

    def put(self, key: bytes, said: Said) -> None:
        """Keep what was said of a file."""
        entry = _packed(*said) if key else None
        if entry is not None:
            self._store.put(key, entry)

    def flush(self) -> None:
        """Write what waits to be written."""
        self._store.flush()


# ---- keys -------------------------------------------------------------------------------------------------------------------


def _digest(*parts: bytes) -> bytes:
    """A digest of parts of which only the last may be of any length and content."""
    return blake2b(b"\0".join(parts), digest_size=_KEY).digest()


def _packages() -> bytes:
    """Stands for the packages that are installed, whose versions may change what is found."""
    stamps = []
    for folder in sys.path:
        if folder.endswith("-packages"):
            with suppress(OSError):
                stamps.append(f"{folder} {os.stat(folder).st_mtime_ns}")  # changes whenever something is installed in it
    return _digest("\n".join(stamps).encode(errors="surrogateescape"))


def _settings(config: Config, tables: Sequence[int]) -> bytes:
    """All that a configuration says about findings, and the content of the files that it names."""
    chosen = (
        config.chosen, config.forced, [config.per_file[number].selection for number in tables], config.language, config.encoding,
        config.prefer, config.options, config.house_style, config.names, config.names_ignore,
    )  # fmt: skip
    parts = [repr(chosen).encode(errors="surrogateescape")]
    for path in (*config.names, *config.names_ignore):
        with open(path, "rb") as file:
            parts.append(_digest(path.encode(errors="surrogateescape"), file.read()))
    return _digest(b"".join(parts))


# ---- entries ----------------------------------------------------------------------------------------------------------------


def _packed(findings: Sequence[Finding], report: FileReport) -> bytes | None:
    """Findings and report of a file as bytes; None when a field holds what separates fields."""
    fields: list[str] = [str(report.words), "bom" if report.bom else ""]
    verdict = report.translation
    if verdict is not None and verdict.keys() != {"score", "flagged", "evidence"}:
        return None
    fields += ("", "", "") if verdict is None else (repr(verdict["score"]), str(verdict["flagged"]), " ".join(verdict["evidence"]))
    fields.append(str(len(findings)))
    for f in findings:
        fix = "" if f.fix is None else ("safe " if f.fix.safe else "look ") + f.fix.replacement
        fields += (f.rule, f.name, f.severity, repr(f.confidence), f.message, f.text, fix, f.fingerprint, _places(f.start, f.end))
        fields.append(str(len(f.related)))
        for related in f.related:
            fields += (related.message, _places(related.start, related.end))
    if any(_END in field for field in fields):
        return None
    return _END.join(fields).encode("utf-8", "surrogatepass")


def _unpacked(entry: bytes, path: str, language: str, original: Callable[[], str]) -> Said | None:
    """What `_packed` packed; None for anything else."""
    try:
        fields = iter(entry.decode("utf-8", "surrogatepass").split(_END))
        take = fields.__next__
        words, bom, score, flagged, evidence = int(take()), bool(take()), take(), take(), take()
        translation = {"score": float(score), "flagged": flagged == "True", "evidence": evidence.split()} if score else None
        findings = []
        for _ in range(int(take())):
            rule, name, severity, confidence, message, text, fix, fingerprint = (take() for _ in range(8))
            if severity not in RANK:
                return None
            start, end = _positions(take())
            related = tuple(Related(take(), *_positions(take())) for _ in range(int(take())))
            change = Fix(fix[5:], fix.startswith("safe")) if fix else None
            sure, shown = float(confidence), (start, end, change, related, fingerprint)
            findings.append(Finding(path, rule, name, severity, sure, message, text, *shown))
    except (ValueError, StopIteration, RuntimeError):  # RuntimeError is what a StopIteration in a generator becomes
        return None
    return findings, FileReport(path, words, language, original() if findings else "", translation, bom)


def _places(start: Position, end: Position) -> str:
    return f"{start.offset} {start.line} {start.column} {end.offset} {end.line} {end.column}"


def _positions(places: str) -> tuple[Position, Position]:
    offset, line, column, last, end_line, end_column = map(int, places.split())
    return Position(offset, line, column), Position(last, end_line, end_column)
