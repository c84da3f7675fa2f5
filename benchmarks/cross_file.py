"""Time and memory of comparing files, on generated articles: `python benchmarks/cross_file.py [--seed N] [COUNT ...]`.

Articles of about 3 KB come from a small grammar over made-up words. Planted among them are copies with a few words changed, a line
that stands in many articles, and misspelt names; the last columns say how many of those were found, and how much was found besides.
Prints a Markdown table. Each size runs in a process of its own, so that peak memory is that of its size.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from lint.cards.load import load_rules
from lint.crossfile.compare import ARTICLE, NAME, PARAGRAPH, Comparison
from lint.document.document import Document
from lint.engine import Ruleset

_SYLLABLES = "ba bel bran ca con da dor el fa fen gar go ha il ka kel la lon ma mer na nor o pa per qui ra ren sa sol ta tor u va ven wi za"
_GIVEN = "John Maria Anna Peter David Elena Thomas Laura Daniel Julia Robert Helen Victor Nina Martin Olga"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
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
    """Writes articles; the same seed, the same articles."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        syllables, given = _SYLLABLES.split(), _GIVEN.split()
        self._words = sorted({"".join(self._random.choices(syllables, k=self._random.choice((1, 2, 2, 3, 3)))) for _ in range(30_000)})
        self._random.shuffle(self._words)
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(len(self._words))))  # as often as words of a language are
        surnames = {"".join(self._random.choices(syllables, k=4)).capitalize() for _ in range(2_000)}
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
            **words, name=pick.choice(self._names), day=pick.choice(_DAYS.split()), n=pick.randint(2, 99), m=pick.randint(2, 99)
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


def measure(count: int, seed: int) -> str:
    """One row of the table."""
    rules = Ruleset(load_rules())
    options = {code: rules._compiled["rules"][rules._numbers[code]]["options"] for code in (ARTICLE, PARAGRAPH, NAME)}
    comparison = Comparison(options)
    planted: dict[str, str] = {}
    size, reading, adding = 0, 0.0, 0.0
    for article in Writer(seed).articles(count):
        size += len(article.text)
        if article.plant:
            planted[article.path] = article.plant
        start = time.process_time()
        doc = Document(article.text, article.path)
        _ = doc.tokens.folded, doc.blocks  # what other rules need as well
        read = time.process_time()
        comparison.add(article.path, doc)
        reading += read - start
        adding += time.process_time() - read
    start = time.process_time()
    hits = comparison.hits()
    asking = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    kinds = {"copy": ARTICLE, "name": NAME}
    found = {kind: {hit.path for hit in hits if hit.code == code} for kind, code in kinds.items()}
    cells = [f"{count:,}", f"{size / 1e6:,.0f}", f"{reading:.1f}", f"{adding:.1f}", f"{asking:.1f}"]
    cells += [f"{1000 * (adding + asking) / count:.2f}", f"{peak:,.0f}"]
    for kind in kinds:
        there = {path for path, plant in planted.items() if plant == kind}
        cells.append(f"{len(there & found[kind])} of {len(there)}, {len(found[kind] - there)}")
    cells.append(str(sum(hit.code == PARAGRAPH for hit in hits)))
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 100_000], metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--row", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.row:
        print(measure(arguments.counts[0], arguments.seed))
        return
    print("| articles | MB | words and blocks, s | taking in, s | comparing, s | ms an article | peak MB | copies | names | lines |")
    print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for count in arguments.counts:
        subprocess.run([sys.executable, __file__, str(count), "--seed", str(arguments.seed), "--row"], check=True)


if __name__ == "__main__":
    main()
