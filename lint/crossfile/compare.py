"""Everything that a set of texts is asked: `add` each text, then ask for the `hits`."""

from __future__ import annotations

from array import array
from collections import defaultdict

from lint.checks.api import Hit
from lint.crossfile import CODES
from lint.crossfile.articles import doubles, families
from lint.crossfile.full_names import full_names, splits
from lint.crossfile.sketch import share_of_first, sketch
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from typing import Any

    from lint.crossfile.sketch import Paragraph, Sketch
    from lint.document.document import Document

ARTICLE, PARAGRAPH, NAME = CODES
_SHORTEST_PARAGRAPH = 3  # words of a paragraph that is remembered
_SHARE_INSIDE = 0.6  # of an article's words, in paragraphs that stand in another text as they are
_PLACES = 64  # texts that are remembered for a full name; the rest are only counted
_TOLD = 3  # files that a message names


class CrossHit(Record):
    """A hit of rule `code` in the text at `path`."""

    path: str
    code: str
    hit: Hit


class Comparison:
    """A set of texts, by rules whose codes are the keys of `options`; the values are the options of their cards.

    It keeps about 4 KB of a text of 3 KB, and none of its words but full names and paragraphs that stood before.
    """

    def __init__(self, options: Mapping[str, Mapping[str, Any]]) -> None:
        self._options = options
        self._paths: list[str] = []
        self._sketches: list[Sketch] = []
        self._paragraphs: dict[int, tuple[int, int, int]] = {}  # key -> text, start, end of its first place
        self._repeated: dict[int, _Repeated] = {}
        self._contained: list[_Contained] = []
        self._names: dict[str, _Name] = {}

    def add(self, path: str, doc: Document) -> None:
        """Take in a text; the order of texts decides which of two is called the second."""
        number = len(self._paths)
        made = sketch(doc)
        self._paths.append(path)
        self._sketches.append(made._replace(paragraphs=[]))
        self._add_paragraphs(number, made, doc.text)
        if NAME in self._options:
            for name, start in full_names(doc).items():
                self._names.setdefault(name, _Name()).add(number, start)

    def _add_paragraphs(self, number: int, made: Sketch, text: str) -> None:
        shared: defaultdict[int, list[Paragraph]] = defaultdict(list)  # earlier text -> paragraphs that first stood there
        for paragraph in made.paragraphs:
            key, start, end, words = paragraph
            if words < _SHORTEST_PARAGRAPH:
                continue
            first = self._paragraphs.setdefault(key, (number, start, end))[0]
            if first != number:
                if key not in self._repeated:
                    self._repeated[key] = _Repeated(text[start:end], words, array("I", (first,)))
                if self._repeated[key].texts[-1] != number:
                    self._repeated[key].texts.append(number)
                    shared[first].append(paragraph)
        for first, paragraphs in shared.items():
            words = sum(paragraph.words for paragraph in paragraphs)
            if words >= _SHARE_INSIDE * min(made.words, self._sketches[first].words):
                self._contained.append(_Contained(first, number, paragraphs))

    def hits(self, progress: Callable[[int, int], None] | None = None) -> list[CrossHit]:
        """What there is to say, in the order of the texts and of their offsets. `progress` is told texts done and texts in all."""
        shortest: int = self._options.get(ARTICLE, {}).get("fewest_words", 0)
        alike: float = self._options.get(ARTICLE, {}).get("alike", 1.0)
        found = [double for double in doubles(self._sketches, alike, progress) if self._sketches[double.second].words >= shortest]
        hits: list[tuple[int, CrossHit]] = []
        if ARTICLE in self._options:
            hits += ((double.second, self._article_hit(*double)) for double in found)
            hits += self._contained_hits({(double.first, double.second) for double in found})
        hits += self._paragraph_hits(families(found)) if PARAGRAPH in self._options else ()
        hits += self._name_hits() if NAME in self._options else ()
        return [hit for _, hit in sorted(hits, key=lambda item: (item[0], item[1].hit.start, item[1].code))]

    def by_path(self, progress: Callable[[int, int], None] | None = None) -> dict[str, list[tuple[str, Hit]]]:
        """The same by path, as pairs of a rule's code and a hit."""
        by_path: defaultdict[str, list[tuple[str, Hit]]] = defaultdict(list)
        for path, code, hit in self.hits(progress):
            by_path[path].append((code, hit))
        return dict(by_path)

    def _article_hit(self, first: int, second: int, alike: float) -> CrossHit:
        one, two = self._sketches[first], self._sketches[second]
        values = {"other": self._paths[first], "share": round(100 * share_of_first(two, one, alike))}
        return CrossHit(self._paths[second], ARTICLE, Hit(*two.lead, values, variant="same" if alike == 1 else ""))

    def _contained_hits(self, told: Container[tuple[int, int]]) -> Iterator[tuple[int, CrossHit]]:
        """Texts of which most paragraphs stand in a longer one, in a digest for instance."""
        options = self._options[ARTICLE]
        for first, second, paragraphs in self._contained:
            # What stands in many files is a piece of a web page rather than of an article.
            own = [p for p in paragraphs if len(self._repeated[p.key].texts) < options["many_files"]]
            words = sum(paragraph.words for paragraph in own)
            sizes = self._sketches[first].words, self._sketches[second].words
            if (first, second) not in told and words >= max(options["fewest_words"], _SHARE_INSIDE * min(sizes)):
                variant = "inside" if sizes[1] < sizes[0] else "holds"
                hit = Hit(own[0].start, own[0].end, {"other": self._paths[first]}, variant=variant)
                yield second, CrossHit(self._paths[second], ARTICLE, hit)

    def _paragraph_hits(self, family: Mapping[int, int]) -> Iterator[tuple[int, CrossHit]]:
        options = self._options[PARAGRAPH]
        fewest = max(options["fewest_files"], round(len(self._paths) * options["fewest_share"]))
        for key, (text, words, texts) in self._repeated.items():
            # An article that stands in many files brings its paragraphs along; they say nothing more.
            if words < options["fewest_words"] or len(texts) < fewest or len({family.get(number, number) for number in texts}) < fewest:
                continue
            number, start, end = self._paragraphs[key]
            values = {"files": len(texts), "others": self._told(texts[1:]), "card": card_line(text)}
            yield number, CrossHit(self._paths[number], PARAGRAPH, Hit(start, end, values))

    def _name_hits(self) -> Iterator[tuple[int, CrossHit]]:
        options = self._options[NAME]
        counts = {name: place.count for name, place in self._names.items()}
        for rare, usual, part in splits(counts, options["most_files"], options["times"]):
            places = self._names[usual]
            values = {"usual": usual, "files": places.count, "others": self._told(places.texts)}
            for number, start in zip(self._names[rare].texts, self._names[rare].starts, strict=True):
                if number in places.texts:  # both in one text: the rules for single texts say so
                    continue
                hit = Hit(start, start + len(rare), values, usual, variant="given" if part == "given" else "")
                yield number, CrossHit(self._paths[number], NAME, hit)

    def _told(self, texts: Iterable[int]) -> str:
        """The paths of some of the texts, for a message."""
        paths = [self._paths[number] for number in list(texts)[: _TOLD + 1]]
        return ", ".join(paths[:_TOLD]) + (" ..." if len(paths) > _TOLD else "")


class _Repeated(Record):
    """A paragraph that stands in several texts: what it says, how many words, and the numbers of the texts."""

    text: str
    words: int
    texts: array[int]


class _Contained(Record):
    """Paragraphs of text `second` that stood in text `first` before, and are most of one of the two."""

    first: int
    second: int
    paragraphs: list[Paragraph]


class _Name:
    """A full name: how many texts have it, and, of the first ones, their numbers and the offsets of the first mention."""

    __slots__ = ("count", "starts", "texts")

    def __init__(self) -> None:
        self.count = 0
        self.texts = array("I")
        self.starts = array("I")

    def add(self, number: int, start: int) -> None:
        self.count += 1
        if self.count <= _PLACES:
            self.texts.append(number)
            self.starts.append(start)


_CARD_WORDS = 8
_NOTATION = frozenset('{}[]|^<="“”„\\')  # what means something in a phrase, or in YAML between quotation marks
_MARKS = " .,:;!?…'’‘-–—"


def card_line(text: str) -> str:
    """A line for the `phrases` of a rule card that finds lines beginning like `text`."""
    plain = "".join(" " if char in _NOTATION or not char.isprintable() else char for char in text)
    line = " ".join(plain.split()[:_CARD_WORDS]).strip(_MARKS)
    return f'- {{find: "^{line}"}}'


def compare(
    texts: Iterable[tuple[str, Document]],
    options: Mapping[str, Mapping[str, Any]],
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, list[tuple[str, Hit]]]:
    """Hits of a set of texts by path, each with the code of its rule."""
    comparison = Comparison(options)
    for path, doc in texts:
        comparison.add(path, doc)
    return comparison.by_path(progress)
