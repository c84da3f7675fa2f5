"""Does a text as a whole read as machine-translated?

The score adds up two kinds of evidence. What the rules found: each finding has a weight by its rule or its family, findings of
one rule count less and less, and all are divided by the length of the text. And how the text uses function words: a
*profile* is a table of weights for words such as "of", "its" and "which", for pairs of them and for punctuation beside them,
fitted by logistic regression (`tools/fit_profile.py`). There are two, because machines fail in two ways: the fluent ones have a
tone, the crude ones break the frames of the sentences. Each was fitted on output of its kind against human translations and
native copy; the higher one counts. A score above 0 is flagged, but never for one slip that anybody makes; and where no rule
found anything, only in a long text or when the score is clear, for the function words of a short text say little. No part
knows a content word, a name or a subject.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import repeat
from operator import mul

from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from lint.checks.api import Row
    from lint.document.document import Document
    from lint.finding import Finding

Event = tuple[str, str, str]  # a word class and what follows it: (class, gap, class); "" stands for anything

PROFILE = "profile"  # stands in the evidence for the use of function words

_SUFFIXES = {suffix[-1]: suffix for suffix in ("ing", "ed", "ly", "tion", "s")}  # by their last letters
_MOST_KEPT = 200_000  # words, or pairs of them, whose values are kept in memory
_ENDS = ".?!"
_INNER = ',;:–("'


class Passage(Record):
    """A place that speaks for the verdict, `text[start:end]`, with the code of the rule that found it."""

    start: int
    end: int
    rule: str
    weight: float


class Verdict(Record):
    """What is thought of a text: flagged when `score` is above 0.

    `evidence` are the codes of the rules that speak for it, the weightiest first, with PROFILE among them where the use of
    function words does; `passages` are the strongest places, at most three, in order of weight.
    """

    score: float
    flagged: bool
    evidence: tuple[str, ...]
    passages: tuple[Passage, ...]

    def as_json(self) -> dict[str, Any]:
        """The verdict as it stands under `translation` in the JSON report."""
        return {"score": self.score, "flagged": self.flagged, "evidence": list(self.evidence)}


class Weights(Record):
    """The numbers of the verdict, from the options and the table of its rule card (see `read_weights`)."""

    words: frozenset[str]
    profiles: tuple[Profile, ...]
    pairs: _Pairs
    rules: Mapping[str, float]
    phrases: Mapping[str, float]
    prior_words: float
    full_length: float
    fewest_words: int
    alone_words: int
    alone_score: float
    most_words: int


class Profile(Record):
    """What events weigh, and the intercept, from which the threshold has been taken off."""

    intercept: float
    events: Mapping[Event, float]
    words: Mapping[str, float]  # those of `events` that are a word alone


def read_weights(options: Mapping[str, Any], profiles: Mapping[str, Iterable[Row]], phrases: Iterable[Row]) -> Weights:
    """Weights from a card: its `options`, by the names of their intercepts rows of (class, gap, class, weight) of its profiles, and
    rows of (phrase, log-likelihood ratio).

    A phrase is what a finding marked, in lower case; its weight replaces that of its rule.
    """
    read = tuple(_read_profile(options[name], rows) for name, rows in profiles.items())
    return Weights(
        words=frozenset(options["words"]),
        profiles=read,
        pairs=_Pairs([profile.events for profile in read]),
        rules=options["weights"],
        phrases={phrase: float(ratio) * options["phrase_unit"] for phrase, ratio in phrases},
        prior_words=options["prior_words"],
        full_length=options["full_length"],
        fewest_words=options["fewest_words"],
        alone_words=options["alone_words"],
        alone_score=options["alone_score"],
        most_words=options["most_words"],
    )


def _read_profile(intercept: float, rows: Iterable[Row]) -> Profile:
    known = {(first, gap.replace("_", " "), second): float(weight) for first, gap, second, weight in rows}
    words = {first: weight for (first, gap, _), weight in known.items() if not gap}
    return Profile(intercept, known, words)


def judge(doc: Document, findings: Sequence[Finding], weights: Weights) -> Verdict:
    """The verdict on a text with these findings."""
    profile = profile_score(doc, weights)
    passages = _passages(findings, weights)
    by_rule = _sum_by_rule(passages)
    score = profile + sum(by_rule.values()) / max(1.0, len(doc.tokens) / weights.full_length)
    evidence = sorted(by_rule, key=lambda rule: (-by_rule[rule], rule))
    if profile > 0:
        evidence.insert(0, PROFILE)
    strongest = sorted(passages, key=lambda passage: (-passage.weight, passage.start))[:3]
    words = len(doc.tokens)
    clear = words >= weights.alone_words or score >= weights.alone_score
    telling = any(rule.startswith("MTR") for rule in by_rule) or len(by_rule) > 1 or (profile > 0 and clear)
    flagged = score > 0 and words >= weights.fewest_words and telling
    return Verdict(round(score, 3), flagged, tuple(evidence), tuple(strongest))


def _passages(findings: Iterable[Finding], weights: Weights) -> list[Passage]:
    """The findings that have a weight: that of the phrase, the rule, the rule at that severity, or the family at that severity."""
    passages = []
    for finding in findings:
        rule, severity = finding.rule, finding.severity
        weight = weights.phrases.get(" ".join(finding.text.lower().split()))
        for key in (rule, f"{rule} {severity}", f"{rule[:3]} {severity}"):
            weight = weights.rules.get(key) if weight is None else weight
        if weight:
            passages.append(Passage(finding.start.offset, finding.end.offset, rule, weight))
    return passages


def _sum_by_rule(passages: Iterable[Passage]) -> dict[str, float]:
    """The weights of each rule's passages added up, the second one half, the third one third, so that distinct rules count most."""
    by_rule: dict[str, list[float]] = {}
    for passage in passages:
        by_rule.setdefault(passage.rule, []).append(passage.weight)
    return {rule: sum(value / n for n, value in enumerate(sorted(values, reverse=True), start=1)) for rule, values in by_rule.items()}


def profile_score(doc: Document, weights: Weights) -> float:
    """Log-odds, up to the prior, that a machine wrote a text with these function words; low for short texts, which say little."""
    classes, gaps = _classes(doc, weights.words, weights.most_words)
    singles = Counter(classes)
    length = len(classes) + weights.prior_words
    if len(weights.pairs) > _MOST_KEPT:
        weights.pairs.clear()
    pairs = map(weights.pairs.__getitem__, zip(classes, gaps, classes[1:], strict=False))
    columns = list(zip(*pairs, strict=True)) or [()] * len(weights.profiles)
    return max(_log_odds(profile, column, singles, length) for profile, column in zip(weights.profiles, columns, strict=True))


def _log_odds(profile: Profile, pairs: Iterable[float], singles: Mapping[str, int], length: float) -> float:
    """Of one profile, from what it gives for pairs of neighbours, and from words and how often they occur."""
    words: float = sum(map(mul, map(profile.words.get, singles, repeat(0.0)), singles.values()))
    return (sum(pairs) + words) / length + profile.intercept


def events(doc: Document, function_words: frozenset[str], most_words: int) -> tuple[int, Counter[Event]]:
    """The number of words looked at, from the beginning of the text, and how often each event occurs in them.

    Events are (class, "", "") for a word, (class, " ", class) for neighbours, and where punctuation stands between two words
    (class, mark, ""), ("", mark, class) and ("", mark, "").
    """
    classes, gaps = _classes(doc, function_words, most_words)
    counts: Counter[Event] = Counter({(name, "", ""): count for name, count in Counter(classes).items()})
    for triple, count in Counter(zip(classes, gaps, classes[1:], strict=False)).items():
        for event in _events_between(*triple):
            counts[event] += count
    return len(classes), counts


def _classes(doc: Document, function_words: frozenset[str], most_words: int) -> tuple[list[str], list[str]]:
    """The class of each word and of the gap behind it."""
    tokens = doc.tokens
    known = _word_classes(function_words)
    if len(known) > _MOST_KEPT:
        known.clear()
    return list(map(known.__getitem__, tokens.words[:most_words])), list(map(_gap_class, tokens.gaps[1:most_words]))


def _events_between(first: str, gap: str, second: str) -> tuple[Event, ...]:
    return ((first, gap, second),) if gap == " " else ((first, gap, ""), ("", gap, second), ("", gap, ""))


class _Pairs(dict[Event, tuple[float, ...]]):
    """What two neighbours and the gap between them weigh together in each profile, worked out when first asked for."""

    def __init__(self, profiles: Sequence[Mapping[Event, float]]) -> None:
        self._profiles = profiles

    def __missing__(self, triple: Event) -> tuple[float, ...]:
        between = _events_between(*triple)
        value = self[triple] = tuple([sum(map(known.get, between, repeat(0.0))) for known in self._profiles])
        return value


class _WordClasses(dict[str, str]):
    """The classes of words, worked out when first asked for."""

    def __init__(self, function_words: frozenset[str]) -> None:
        self._function_words = function_words

    def __missing__(self, word: str) -> str:
        value = self[word] = _word_class(word, self._function_words)
        return value


@lru_cache(maxsize=4)
def _word_classes(function_words: frozenset[str]) -> _WordClasses:
    return _WordClasses(function_words)


def _word_class(word: str, function_words: frozenset[str]) -> str:
    """The word itself for a function word, else what its looks say: number, name, ending."""
    folded = word.lower().replace("’", "'")
    if folded in function_words:
        return folded
    if word[0].isdigit():
        return "#"
    if word[0].isupper():
        return "N"
    suffix = _SUFFIXES.get(folded[-1], "")
    return f"-{suffix}" if suffix and folded.endswith(suffix) else "x"


@lru_cache(maxsize=1 << 10)
def _gap_class(gap: str) -> str:
    """What stands between two words: " ", "-", or the most telling mark; curly and straight quotes, and all dashes, are alike."""
    if gap in (" ", "-"):
        return gap
    plain = gap.replace("“", '"').replace("”", '"').replace("—", "–").replace(" - ", " – ")
    for mark in _ENDS:
        if mark in plain:
            return mark
    if '"' in plain:
        return ',"' if "," in plain else '"'
    for mark in _INNER:
        if mark in plain:
            return mark
    if ")" in plain:
        return ")"
    if "\n" in plain or "\r" in plain:
        return "."
    return "o" if plain.strip() else " "
