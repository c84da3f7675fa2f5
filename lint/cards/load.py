"""From rule folders to a compiled set of rules, by way of the user's cache.

A rule folder holds one folder a family; a family folder holds one YAML card a rule and the TSV tables that cards name.
The compiled set is kept under a key made of every byte that went into it, so a cache entry is never stale; one that is
damaged, or that cannot be written, is passed over.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import lint

try:
    from _blake2 import blake2b  # `hashlib` loads OpenSSL, 4 ms that nothing else here needs
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from lint.cards.compile import Compiled
    from lint.cards.schema import Card
    from lint.cards.tables import Table

_COMPILERS = (
    "compile.py",
    "literals.py",
    "phrases.py",
    "schema.py",
    "tables.py",
)  # what a set looks like depends on these
_DIGEST = 16


def builtin_folder() -> str:
    """The rules that come with the program: inside the installed package, or beside it in a checkout."""
    here = os.path.dirname(os.path.abspath(lint.__file__))
    installed = os.path.join(here, "_rules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(here), "rules")


def load_rules(extra: Sequence[str] = ()) -> Compiled:
    """The compiled rules of the program and of the `extra` folders.

    Raises CardError for a card or table that is wrong, or a card whose examples do not hold.
    """
    builtin = builtin_folder()
    files: dict[str, dict[str, bytes]] = {folder: _read(folder) for folder in (builtin, *extra)}
    key = _key(files)
    cached = _from_cache(key)
    if cached is not None:
        return cached
    compiled = _build(files, builtin)
    _to_cache(key, compiled)
    return compiled


def _read(folder: str) -> dict[str, bytes]:
    """Every card and table below a rule folder, by its path inside it; raises CardError when there is none."""
    found: dict[str, bytes] = {}
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".yaml", ".tsv")):
                path = os.path.join(place, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, folder).replace(os.sep, "/")] = file.read()
    if not found:
        from lint.cards.yaml_lines import CardError

        raise CardError(folder, 1, "no rule cards here (a rule folder holds <family>/<rule-name>.yaml)")
    return found


def _key(files: Mapping[str, Mapping[str, bytes]]) -> str:
    state = blake2b(f"{lint.__version__} {sys.version_info[:2]} {marshal.version}".encode(), digest_size=_DIGEST)
    for name in _COMPILERS:
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), "rb") as file:
            state.update(file.read())
    for folder, content in files.items():
        # The place of the program's own rules does not matter; that of others stands in their messages.
        state.update(f"\0{len(content)}\0".encode())
        for path, data in content.items():
            state.update(f"{path}\0{len(data)}\0".encode())
            state.update(data)
        if len(files) > 1:
            state.update(folder.encode(errors="surrogateescape"))
    return state.hexdigest()


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
    test_examples(compiled, cards)
    return compiled


def cache_folder() -> str:
    """The user's cache folder for this program."""
    if sys.platform == "linux":  # what platformdirs says there, without the 7 ms of importing it
        return os.path.join(os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache"), "newslint")
    from platformdirs import user_cache_dir

    return user_cache_dir("newslint", appauthor=False)


def _from_cache(key: str) -> Compiled | None:
    try:
        with open(os.path.join(cache_folder(), f"rules-{key}"), "rb") as file:
            data = file.read()
        # marshal may crash on damaged data, so the content is compared with its own digest first.
        if blake2b(data[_DIGEST:], digest_size=_DIGEST).digest() != data[:_DIGEST]:
            return None
        compiled: Compiled = marshal.loads(memoryview(data)[_DIGEST:])
        return compiled
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _to_cache(key: str, compiled: Compiled) -> None:
    """Keep the compiled set, and drop those of older rules; failure only costs the next start some time."""
    data = marshal.dumps(compiled)
    folder = cache_folder()
    try:
        os.makedirs(folder, exist_ok=True)
        temporary = os.path.join(folder, f"rules-{key}.{os.getpid()}")
        with open(temporary, "wb") as file:
            file.write(blake2b(data, digest_size=_DIGEST).digest() + data)
        os.replace(temporary, os.path.join(folder, f"rules-{key}"))
        kept = sorted((e for e in os.scandir(folder) if e.name.startswith("rules-")), key=lambda e: e.stat().st_mtime_ns)
        for entry in kept[:-8]:
            os.unlink(entry.path)
    except OSError:
        return
