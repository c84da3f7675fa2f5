"""From rule folders to a compiled set of rules, by way of the user's cache.

A rule folder holds one folder a family; a family folder holds one YAML card a rule and the TSV tables that cards name.
The compiled set is kept under a key made of the places, sizes and times of change of all files that went into it, rules and code;
one that is damaged, or that cannot be written, is passed over.
"""

from __future__ import annotations

import marshal
import os
import sys
from mmap import ACCESS_READ, mmap

import lint
from lint import pattern
from lint.digest import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lint.cards.compile import Compiled
    from lint.cards.schema import Card
    from lint.cards.tables import Table

# What of a compiled set is a list of packed pieces, most of which no run asks for.
PACKED = ("texts", "tables", "phrases", "index", "slots", "literals", "prepared", "patterns")
_DIGEST = 16  # bytes
_HEAD = _DIGEST + 16  # bytes before the head of a cache file
_KEPT = 8  # compiled sets


def builtin_folder() -> str:
    """The rules that come with the program: inside the installed package, or beside it in a checkout."""
    here = os.path.dirname(os.path.abspath(lint.__file__))
    installed = os.path.join(here, "_rules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(here), "rules")


def load_rules(extra: Sequence[str] = (), key: str | None = None) -> Compiled:
    """The compiled rules of the program and of the `extra` folders. `key` is that of them (see `rules_key`), where it is known.

    Raises CardError for a card or table that is wrong, or a card whose examples do not hold.
    """
    builtin = builtin_folder()
    key = key or rules_key(extra)
    compiled = _from_cache(key)
    if compiled is None:
        compiled = _build({folder: _read(folder) for folder in (builtin, *extra)}, builtin)
        _to_cache(key, compiled)
    pattern.made.update(marshal.loads(compiled["patterns"][0]))
    return compiled


def _read(folder: str) -> dict[str, bytes]:
    """Every card and table below a rule folder, by its path inside it; raises CardError when there is none."""
    found: dict[str, bytes] = {}
    for path, entry in _files(folder, (".yaml", ".tsv")):
        with open(entry.path, "rb") as file:
            found[path] = file.read()
    if not found:
        from lint.cards.yaml_lines import CardError

        raise CardError(folder, 1, "no rule cards here (a rule folder holds <family>/<rule-name>.yaml)")
    return found


def rules_key(extra: Sequence[str] = ()) -> str:
    """Stands for every card, table and line of code that a compiled set depends on, by place, size and time of change of their files."""
    folders = (builtin_folder(), *extra)
    package = os.path.dirname(os.path.abspath(lint.__file__))
    seen = [f"{lint.__version__} {sys.version} {marshal.version}"]
    for folder, suffixes in [*((folder, (".yaml", ".tsv")) for folder in folders), (package, (".py",))]:
        seen.append(folder)
        for path, entry in _files(folder, suffixes):
            status = entry.stat()
            seen += (path, str(status.st_size), str(status.st_mtime_ns), str(status.st_ino))
    return blake2b("\0".join(seen).encode(errors="surrogateescape"), digest_size=_DIGEST).hexdigest()


def _files(folder: str, suffixes: tuple[str, ...], below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Path inside the folder and entry of each file below it, in the order of their names; nothing when it cannot be read."""
    try:
        entries = {entry.name: entry for entry in os.scandir(folder)}
    except OSError:
        return
    for name in sorted(entries):
        if name.endswith(suffixes):
            yield below + name, entries[name]
        elif "." not in name and name != "__pycache__" and entries[name].is_dir():
            yield from _files(entries[name].path, suffixes, f"{below}{name}/")


def _build(files: Mapping[str, Mapping[str, bytes]], builtin: str) -> Compiled:
    from fnmatch import fnmatchcase

    from lint.cards.compile import compile_cards
    from lint.cards.schema import read_card
    from lint.cards.selftest import test_examples
    from lint.cards.tables import read_table
    from lint.cards.yaml_lines import CardError

    cards: list[Card] = []
    home: dict[str, str] = {}  # code -> folder of the card
    for folder, content in files.items():
        for path, data in content.items():
            if path.endswith(".yaml"):
                full = os.path.join(folder, *path.split("/"))
                try:
                    card = read_card(data.decode("utf-8"), full, path.split("/")[0])
                except UnicodeDecodeError as wrong:
                    raise CardError(full, data.count(b"\n", 0, wrong.start) + 1, "not UTF-8") from None
                home.setdefault(card.code, folder)
                cards.append(card)

    def tables(card: Card, pattern: str) -> list[Table]:
        folder = home[card.code]
        wanted = os.path.relpath(os.path.normpath(os.path.join(os.path.dirname(card.source.path), pattern)), folder).replace(os.sep, "/")
        found = [path for path in files[folder] if path.endswith(".tsv") and fnmatchcase(path, wanted)]
        if not found:
            raise card.source.error(("tables",) if "tables" in card.data else ("phrases",), f'there is no table "{pattern}"')
        return [read_table(files[folder][path].decode("utf-8"), os.path.join(folder, *path.split("/"))) for path in found]

    compiled = compile_cards(cards, tables, lambda card: home[card.code] == builtin)
    tried = test_examples(compiled, cards)
    return compiled | {"prepared": tried.prepared(), "patterns": [marshal.dumps(pattern.remember())]}


def cache_folder() -> str:
    """The user's cache folder for this program."""
    if sys.platform == "linux":  # what platformdirs says there, without the 7 ms of importing it
        return os.path.join(os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache"), "newslint")
    from platformdirs import user_cache_dir

    return user_cache_dir("newslint", appauthor=False)


class _Pieces:
    """Pieces of the cache file, which lie one after another from `start` on; each is read when it is asked for."""

    def __init__(self, data: mmap, start: int, ends: bytes) -> None:
        self._data = data
        self._start = start
        self._ends = memoryview(ends).cast("I")

    def __getitem__(self, number: int) -> bytes:
        before = self._ends[number - 1] if number else 0
        return self._data[self._start + before : self._start + self._ends[number]]

    def __iter__(self) -> Iterator[bytes]:
        return map(self.__getitem__, range(len(self._ends)))


def _from_cache(key: str) -> Compiled | None:
    """A compiled set out of the cache: a digest of the head, the size of head and file, the head, and the pieces that it speaks of."""
    try:
        with open(os.path.join(cache_folder(), f"rules-{key}"), "rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
        # marshal may crash on damaged data, so what is loaded first is compared with its own digest. The rest can only be cut off:
        # a cache file is written whole before it gets its name.
        size, whole = int.from_bytes(data[_DIGEST : _DIGEST + 8], "big"), int.from_bytes(data[_DIGEST + 8 : _HEAD], "big")
        head = data[_HEAD : _HEAD + size]
        if whole != len(data) or blake2b(head, digest_size=_DIGEST).digest() != data[:_DIGEST]:
            return None
        compiled: Compiled = marshal.loads(head)
        for name, (start, ends) in compiled.pop("pieces").items():
            compiled[name] = _Pieces(data, _HEAD + size + start, ends)
        return compiled
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _to_cache(key: str, compiled: Compiled) -> None:
    """Keep the compiled set, and drop those of older rules; failure only costs the next start some time."""
    from array import array
    from itertools import accumulate

    head, pieces, body = dict(compiled), {}, b""
    for name in PACKED:
        pieces[name] = (len(body), array("I", accumulate(map(len, head[name]))).tobytes())
        body += b"".join(head.pop(name))
    packed = marshal.dumps(head | {"pieces": pieces})
    sizes = len(packed).to_bytes(8, "big") + (_HEAD + len(packed) + len(body)).to_bytes(8, "big")
    folder = cache_folder()
    try:
        os.makedirs(folder, exist_ok=True)
        temporary = os.path.join(folder, f"rules-{key}.{os.getpid()}")
        with open(temporary, "wb") as file:
            file.write(blake2b(packed, digest_size=_DIGEST).digest() + sizes + packed + body)
        os.replace(temporary, os.path.join(folder, f"rules-{key}"))
        kept = sorted((e for e in os.scandir(folder) if e.name.startswith("rules-")), key=lambda e: e.stat().st_mtime_ns)
        for entry in kept[:-_KEPT]:
            os.unlink(entry.path)
    except OSError:
        return
