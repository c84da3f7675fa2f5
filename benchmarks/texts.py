"""Texts to measure with, generated; the same seed gives the same texts.

Articles are put together from sentences of the acceptance texts, with names of well-known people; sentences in which the annotation
of `seeds/` marks an error or a warning are left out, so that the articles are mostly clean, as news copy is. Long texts, in
which those few sentences would come again and again, are of made-up words in a small grammar.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SEEDS = os.path.join(ROOT, "seeds")
_SENTENCE = re.compile(r"[^.!?]+[.!?]+[\"”’)]*(?=\s|$)")
_SHORTEST, _LONGEST = 60, 400  # characters of a sentence that is used
_LENGTH = 5000  # characters of an article
_NAMES = 5  # people in an article
_SAID = ('"{sentence}" {name} said.', "{sentence} {name} did not comment.", "{name} said on {day} that it was too early to say more.")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_QUOTES = frozenset('"“”«»')

_SYLLABLES = "ba bel bran ca con da dor el fa fen gar go ha il ka kel la lon ma mer na nor o pa per qui ra ren sa sol ta tor u va ven wi za"
_GIVEN = "John Maria Anna Peter David Elena Thomas Laura Daniel Julia Robert Helen Victor Nina Martin Olga"
_LINE = "Our reporters write for you every morning before the sun is up."
_HEADINGS = ["{a} {b} to {c} {d} in {e}", "{a} says {b} {c} not {d}", "{a} and {b} agree on {c} {d}"]
_SENTENCES = [
    "{name}, who heads the {a} of {b}, said on {day} that the {c} would {d} the {e} before the {f} of the {g}.",
    "The {a} of the {b} has been {c} since {day}, when {d} {e} were {f} by the {g} in the {h}.",
    "According to the {a}, {n} {b} and {m} {c} {d} in {e}, although {f} had {g} it.",
    '"We {a} the {b} of {c}, and {d} will {e}," {name} told {f} in {g} on {day}.',
    "It was not {a} how the {b} {c} could be {d} without {e} or {f} from the {g}.",
]


class Article(NamedTuple):
    """A generated text; `plant` says what was planted in it: "" or "copy", "name"."""

    path: str
    text: str
    plant: str


class Writer:
    """Writes articles that speak of so many people; the same seed, the same articles."""

    def __init__(self, seed: int, people: int = 2_000) -> None:
        self._random = random.Random(seed)
        syllables, given = _SYLLABLES.split(), _GIVEN.split()
        self._words = sorted({"".join(self._random.choices(syllables, k=self._random.choice((1, 2, 2, 3, 3)))) for _ in range(30_000)})
        self._random.shuffle(self._words)
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(len(self._words))))  # as often as words of a language are
        surnames = {"".join(self._random.choices(syllables, k=4)).capitalize() for _ in range(people)}
        self._names = [f"{self._random.choice(given)} {surname}" for surname in sorted(surnames)]

    def articles(self, count: int) -> Iterator[Article]:
        """`count` articles: two in a hundred are copies, one in a thousand has a misspelt name, one in twenty the same last line."""
        old: list[str] = []
        for number in range(count):
            text, plant = self._article(), ""
            if number % 50 == 49:
                text, plant = self._changed(self._random.choice(old)), "copy"
            elif number % 1000 == 500:
                text, plant = f"{text}\n{self._misspelt()}", "name"
            else:
                old = [*old[-99:], text]
            if number % 20 == 0:
                text = f"{text}\n{_LINE}"
            yield Article(f"{number:06}.txt", text + "\n", plant)

    def _article(self) -> str:
        paragraphs = [" ".join(self._sentence(_SENTENCES) for _ in range(self._random.randint(1, 4))) for _ in range(11)]
        return "\n\n".join([self._sentence(_HEADINGS).title(), *paragraphs])

    def _sentence(self, patterns: list[str]) -> str:
        words = dict(zip("abcdefgh", self._random.choices(self._words, cum_weights=self._weights, k=8), strict=True))
        pick = self._random
        return pick.choice(patterns).format(
            **words, name=pick.choice(self._names), day=pick.choice(_DAYS), n=pick.randint(2, 99), m=pick.randint(2, 99)
        )

    def _changed(self, text: str) -> str:
        words = text.split(" ")
        for _ in range(len(words) // 50):
            words[self._random.randrange(len(words))] = self._random.choice(self._words)
        return " ".join(words)

    def _misspelt(self) -> str:
        name = self._random.choice(self._names)
        cut = self._random.randrange(len(name) - 4, len(name) - 1)
        return f"The last to speak was {name[:cut]}{name[cut + 1 :]} from the north."


def seeds() -> list[str]:
    """The acceptance texts."""
    return sorted(os.path.join(SEEDS, name) for name in os.listdir(SEEDS) if name.endswith(".txt"))


def sentences() -> list[str]:
    """Whole sentences of the acceptance texts without quotations and without a marked error or warning."""
    marked: dict[tuple[str, int], list[tuple[int, int]]] = {}
    with open(os.path.join(SEEDS, "gold.jsonl"), encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["severity"] == "suggestion":
                continue
            start = row["column"] - 1
            marked.setdefault((row["file"], row["line"]), []).append((start, start + len(row["text"])))
    found = {}
    for path in seeds():
        with open(path, encoding="utf-8", newline="") as file:
            for number, line in enumerate(file.read().split("\n"), 1):
                spans = marked.get((os.path.basename(path), number), ())
                for match in _SENTENCE.finditer(line):
                    sentence = match.group().strip()
                    clean = not any(start < match.end() and end > match.start() for start, end in spans)
                    whole = _SHORTEST <= len(sentence) <= _LONGEST and sentence[0].isupper() and _QUOTES.isdisjoint(sentence)
                    if clean and whole:
                        found[sentence] = None
    return list(found)


def people() -> list[str]:
    """Full names of two words out of the table of figures."""
    with open(os.path.join(ROOT, "rules", "names", "figures.tsv"), encoding="utf-8") as file:
        names = [line.split("\t")[0] for line in file if not line.startswith("#")]
    return [name for name in names if name.count(" ") == 1 and name.replace(" ", "").isalpha()]


def articles(seed: int = 1) -> Iterator[str]:
    """Articles of some 5 KB, without end."""
    pick = random.Random(seed)
    pool, known = sentences(), people()
    while True:
        order = pick.sample(pool, len(pool))
        names = pick.sample(known, _NAMES)
        paragraphs = [" ".join(order.pop().rstrip(".!?").split()[:8])]
        size = 0
        introduced: set[str] = set()
        while size < _LENGTH and len(order) > 5:
            paragraph = " ".join(order.pop() for _ in range(pick.randint(1, 3)))
            name = pick.choice(names)
            shown = name.split()[1] if name in introduced else name
            introduced.add(name)
            said = pick.choice(_SAID).format(sentence=order.pop().rstrip(".") + ".", name=shown, day=pick.choice(_DAYS))
            paragraphs += [paragraph, said.replace('." ', '," ')]
            size += len(paragraph) + len(said)
        yield "\n\n".join(paragraphs) + "\n"


def text_of(size: int, seed: int = 1) -> str:
    """Articles one after another, at least `size` characters of them, cut at the end of a line."""
    found: list[str] = []
    missing = size
    for article in articles(seed):
        found.append(article)
        missing -= len(article)
        if missing <= 0:
            break
    text = "\n".join(found)
    return text[: text.rindex("\n", 0, size) + 1] if "\n" in text[:size] else text


def long_text(size: int, seed: int = 1, people: int = 2_000) -> Iterator[str]:
    """Pieces of a text of `size` characters in which no sentence comes twice: made-up words in the grammar of `cross_file.py`."""
    for article in Writer(seed, people).articles(1 << 30):
        if article.plant:
            continue
        text = article.text.replace(_LINE, "")
        yield text[:size]
        size -= len(text)
        if size <= 0:
            return


def made_up_phrases(count: int, seed: int = 1) -> list[str]:
    """Different phrases of two words that are in no text."""
    pick = random.Random(seed)
    syllables = _SYLLABLES.split()
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join("".join(pick.choices(syllables, k=3)) for _ in range(2))] = None
    return list(found)
