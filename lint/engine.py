"""Runs compiled rules over a Document.

A phrase's regular expression runs only around its anchors, a regular expression of a card only where its groups of literals are
met, and a check likewise (see `lint.cards.compile`). Literals are looked for once in each text: by their keys among its words, or,
where there is much text, in one pass of an automaton, which takes 30 ms to build.
"""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property, lru_cache
from time import perf_counter

from lint.cards.flags import LINE_START, SENTENCE_START
from lint.cards.keys import AHEAD, LEAD, numbers_of, words_and_pairs
from lint.checks.api import Context, Hit
from lint.finding import CONFIDENCE, RANK, Finding, Fix, Related, RuleHead, RuleInfo
from lint.pattern import compiled, lazy
from lint.policy import without_overlaps
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from lint.cards.compile import Compiled
    from lint.checks.api import Check, Settings
    from lint.document.document import Document
    from lint.finding import Severity

    Active = Mapping[str, Severity]  # code of each rule that runs -> its severity

Phrases = tuple[int, ...]  # numbers of phrases
Entry = tuple[list[tuple[str, Phrases]], list[tuple[str, int]]]  # anchors with their phrases, literals with their group
_REACH = 60  # code points added on both sides of a phrase for runs of white space
_CONTEXT = 200  # code points around a hit that an antipattern may look at
_TIME_LIMIT = 2.0  # seconds a pattern of somebody else's card may take on one text
_SENTENCE_LEAD = lazy(r"(?:\A|[\r\n]|[.!?…:][\"”’')\]]*\s)[\s\"“„«‘'(\[•*–—-]*\Z")
_QUOTES = "\"'“”‘’,"  # left out where a message puts its own around the words
_SPACES = lazy("  +")
_LONG_TEXT = 60_000  # code points; from here one pass of an automaton beats a search for each literal
_MUCH_TEXT = 60_000  # code points, of all texts together; from here the automaton pays for its building
_CASE_FRIENDS = ("ſ", "ı")  # letters that `re` takes for s and i where case is ignored
_LINE_LEAD = lazy(r"[\s\"“„«‘'(\[•*▪–—-]*(?:\d{1,2}[.)]\s+)?\Z")


class SlowPattern(RuntimeError):
    """A pattern of somebody's own card took too long on a text; `str()` says which and what to do."""


class RuleFailed(RuntimeError):
    """A check stopped on a text, which is a bug in the rule; `str()` says which and what to do. The cause is chained."""


class Ruleset:
    """The rules of a compiled set, ready to run. Everything that only a text with a trigger needs is built on first use."""

    def __init__(self, rules: Compiled) -> None:
        self._compiled = rules
        self._contexts: dict[tuple[int, int, int], Context] = {}
        self._numbers = {rule["code"]: n for n, rule in enumerate(rules["rules"])}
        self._slots = memoryview(rules["slots"][0]).cast("I")
        self._entries: dict[int, Entry] = {}  # what was unpacked of the index, by number
        self._phrases: dict[int, tuple[Any, ...]] = {}  # what was unpacked of the phrases, by number
        self._plan = _Plan({}, [], [], [])
        self._seen = 0  # code points looked through
        self.times: dict[str, float] = defaultdict(float)  # seconds by rule code; all phrases together are "phrases", and so on

    @cached_property
    def heads(self) -> dict[str, RuleHead]:
        """What decides whether a rule runs, by code."""
        return {rule["code"]: RuleHead(*(rule[key] for key in RuleHead._fields)) for rule in self._compiled["rules"]}

    @cached_property
    def infos(self) -> dict[str, RuleInfo]:
        """The words of each rule's card, by code."""
        return {
            rule["code"]: RuleInfo(**marshal.loads(text))
            for rule, text in zip(self._compiled["rules"], self._compiled["texts"], strict=True)
        }

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for literal, (phrases, groups) in marshal.loads(self._compiled["literals"][0]).items():
            automaton.add_word(literal, (len(literal), phrases, groups))
        automaton.make_automaton()
        return automaton

    def check(
        self,
        doc: Document,
        active: Active,
        settings: Settings,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        also: Iterable[tuple[str, Hit]] = (),
    ) -> list[Finding]:
        """Findings of the active rules, by offset and rule. `options` overrides the options of a card, by code; `also` are hits that
        were made elsewhere, with the codes of their rules.

        Raises SlowPattern when a pattern of somebody's own card exceeds its time limit, and RuleFailed for a bug in a check.
        """
        plan = self._plan_for(active)
        clock = perf_counter()
        hits = [*self._phrase_hits(doc, active)]
        clock = self._spent("phrases", clock)
        hits += self._regex_hits(doc, plan.regexes)
        self._spent("patterns", clock)
        hits += self._check_hits(doc, plan.checks, settings, options or {})
        hits += ((self._numbers[code], hit) for code, hit in also if code in active)
        findings = []
        for rule, hit in hits:
            data = self._compiled["rules"][rule]
            if data["quotes"] == "skip" and doc.in_quotation(hit.start):
                continue
            if data["markup"] == "skip" and doc.has_markup(max(0, hit.start - 1), hit.end + 1):
                continue
            if data["unless"] and _excepted(doc.text, hit.start, hit.end, data["unless"]):
                continue
            findings.append(_finding(doc, data, hit, active[data["code"]]))
        findings.sort(key=lambda f: (f.start.offset, f.rule, f.end.offset))
        doc.findings = findings = without_overlaps(findings)
        last = [
            _finding(doc, self._compiled["rules"][rule], hit, active[self._compiled["rules"][rule]["code"]])
            for rule, hit in self._check_hits(doc, plan.last, settings, options or {})
        ]
        return sorted([*findings, *last], key=lambda f: (f.start.offset, f.rule, f.end.offset))

    def options(self, code: str, chosen: Mapping[str, Any]) -> dict[str, Any]:
        """The options of a rule: those of its card, overridden by `chosen`."""
        return {**self._compiled["rules"][self._numbers[code]]["options"], **chosen}

    def prepared(self) -> list[bytes]:
        """What checks prepared from their cards so far (see `Context.prepare`), packed, by rule."""
        out: list[dict[str, bytes]] = [{} for _ in self._compiled["rules"]]
        for (number, _, options), context in self._contexts.items():
            if not options:
                out[number].update((name, marshal.dumps(value)) for name, value in context.built.items())
        return [marshal.dumps(pieces) for pieces in out]

    def _phrase_hits(self, doc: Document, active: Active) -> Iterator[tuple[int, Hit]]:
        rules = self._compiled["rules"]
        text = doc.text
        folded, moved = _squeezed(doc.folded)
        found: dict[tuple[int, int], tuple[int, int, str]] = {}  # (rule, start) -> (end, phrase, text to write)
        for last, length, numbers in doc.shared(self._literals).places:
            start, end = moved(last + 1 - length), moved(last) + 1
            for number in numbers:
                rule, source, flags, write, unless, before, after, others = self._phrase(number)
                if rules[rule]["code"] not in active:
                    continue
                around = folded[max(0, last + 1 - length - before) : last + 1 + after]
                if not all(any(wording in around for wording in part) for part in others):
                    continue
                low = max(0, start - before - _REACH)
                for m in compiled(source).finditer(text, low, end + after + _REACH):
                    if m.start() > start or m.end() < end or not _placed(doc, m.start(), m.end(), flags):
                        continue
                    key = (rule, m.start())
                    if (key not in found or found[key][0] < m.end()) and not (unless and _excepted(text, *m.span(), unless)):
                        found[key] = (m.end(), number, write)
        reached: dict[int, int] = {}  # rule -> end of its last hit; of two that overlap the first speaks
        for (rule, start), (end, _, write) in sorted(found.items()):
            if start >= reached.get(rule, 0):
                reached[rule] = end
                words = " ".join(text[start:end].split()).strip(_QUOTES)
                yield rule, Hit(start, end, {"text": words, "write": write}, _replacement(write))

    def _literals(self, doc: Document) -> _Literals:
        """What the text has of literals."""
        folded, _ = _squeezed(doc.folded)
        places: list[tuple[int, int, Phrases]] = []
        met: set[int] = set()
        self._seen += len(folded)
        if len(folded) > _LONG_TEXT or self._seen > _MUCH_TEXT:
            squeezed = folded is not doc.folded
            for last, (length, phrases, groups) in self._automaton.iter(folded):
                if phrases:
                    places.append((last, length, phrases))
                if groups and not (squeezed and folded[last + 1 - length : last + 1] not in doc.folded):
                    met.update(groups)
            return _Literals(places, doc.folded, met, self._compiled["short"])
        anchors = [*self._compiled["loose"]]
        for number in numbers_of(words_and_pairs(folded), self._slots):
            more, literals = self._entry(number)
            anchors += more
            for literal, group in literals:
                if group not in met and literal in doc.folded:
                    met.add(group)
        for literal, phrases in anchors:
            at = folded.find(literal)
            while at >= 0:
                places.append((at + len(literal) - 1, len(literal), phrases))
                at = folded.find(literal, at + 1)
        places.sort(key=lambda place: (place[0], -place[1]))
        return _Literals(places, doc.folded, met, self._compiled["keyless"])

    def _entry(self, number: int) -> Entry:
        if number not in self._entries:
            self._entries[number] = marshal.loads(self._compiled["index"][number])
        return self._entries[number]

    def _phrase(self, number: int) -> tuple[Any, ...]:
        if number not in self._phrases:
            self._phrases[number] = marshal.loads(self._compiled["phrases"][number])
        return self._phrases[number]

    def _plan_for(self, active: Active) -> _Plan:
        """What runs, kept until other rules are active."""
        if self._plan.active is not active:
            rules = self._compiled["rules"]
            numbers = [self._numbers[code] for code in active]
            wanted = set(numbers)
            last = [n for n in numbers if rules[n]["check"] and rules[n]["options"].get("after_others", False)]
            checks = [n for n in numbers if rules[n]["check"] and n not in last]
            self._plan = _Plan(active, [entry for entry in self._compiled["regexes"] if entry[0] in wanted], checks, last)
        return self._plan

    def _regex_hits(self, doc: Document, regexes: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, Hit]]:
        literals = doc.shared(self._literals)
        unsure = not doc.folded.isascii() and any(letter in doc.folded for letter in _CASE_FRIENDS)
        for rule, source, groups, write, unless, trusted, markers, reach in regexes:
            if not literals.meet(groups[-1:] if unsure else groups):
                continue
            try:
                if markers and not unsure:
                    matches: Iterator[Any] = _matches_near(source, doc, markers, reach)
                else:
                    matches = _trusted_matches(source, doc.text) if trusted else _limited_matches(source, doc.text)
                for m in matches:
                    start, end = m.span("at") if "at" in m.re.groupindex else m.span()
                    if start < end and not (unless and _excepted(doc.text, start, end, unless)):
                        replacement = m.expand(write) if write else ""
                        yield rule, Hit(start, end, {"write": replacement}, replacement or None)
            except TimeoutError:
                code = self._compiled["rules"][rule]["code"]
                raise SlowPattern(
                    f"the pattern of {code} took more than {_TIME_LIMIT:g} s on this text and was stopped; make it simpler, or "
                    f"leave it out with --ignore {code}"
                ) from None

    def _check_hits(
        self, doc: Document, numbers: Iterable[int], settings: Settings, options: Mapping[str, Mapping[str, Any]]
    ) -> Iterator[tuple[int, Hit]]:
        literals = doc.shared(self._literals)
        rules = self._compiled["rules"]
        for number in numbers:
            data = rules[number]
            if (data["formats"] and doc.format not in data["formats"]) or not literals.meet(data["requires"]):
                continue
            code = data["code"]
            clock = perf_counter()
            try:
                hits = list(_check(data["check"])(doc, self._context(number, settings, options.get(code, {}))))
            except Exception as bug:  # whatever it is, the other rules of other files must go on
                raise RuleFailed(
                    f"{code} stopped on this text ({type(bug).__name__}: {bug}); that is a bug in the rule, please report it; "
                    f"--ignore {code} leaves it out"
                ) from bug
            self._spent(code, clock)
            for hit in hits:
                yield number, hit

    def _spent(self, on: str, since: float) -> float:
        """Add the time since `since` to `times`; the time now."""
        now = perf_counter()
        self.times[on] += now - since
        return now

    def _context(self, number: int, settings: Settings, options: Mapping[str, Any]) -> Context:
        """The context of a rule, kept as long as settings and options are the same objects."""
        key = (number, id(settings), id(options) if options else 0)
        if key not in self._contexts:
            data = self._compiled["rules"][number]
            given = {} if options or "prepared" not in self._compiled else marshal.loads(self._compiled["prepared"][number])
            self._contexts[key] = Context({**data["options"], **options}, self._compiled["tables"][number], settings, given)
        return self._contexts[key]


class _Plan(Record):
    """What runs: patterns, numbers of rules with a check, and of those whose check looks at the findings of the others."""

    active: Active
    regexes: list[tuple[Any, ...]]
    checks: list[int]
    last: list[int]


class _Literals:
    """What a text has of literals.

    `places` are those of anchors: offset of the last character in the squeezed text, length and phrases; in the order of their
    ends, the longest first.
    """

    def __init__(self, places: list[tuple[int, int, Phrases]], folded: str, met: set[int], untried: Mapping[int, list[str]]) -> None:
        self.places = places
        self._folded = folded
        self._met = met  # groups
        self._untried = dict(untried)  # by group, literals that are looked for only when somebody asks

    def meet(self, groups: Sequence[int]) -> bool:
        """Are all groups of literals met?"""
        met, untried = self._met, self._untried
        if met.issuperset(groups):
            return True
        for group in groups:
            if group not in met and group not in untried:
                return False
        return all(group in met or self._try(group) for group in groups)

    def _try(self, group: int) -> bool:
        folded = self._folded
        for literal in self._untried.pop(group):
            if literal in folded:
                self._met.add(group)
                return True
        return False


def _squeezed(folded: str) -> tuple[str, Callable[[int], int]]:
    """The folded text with every run of spaces as one space, as anchors have it, and where an offset into it stands in `folded`."""
    if "  " not in folded:
        return folded, lambda offset: offset
    places, shifts, removed = [0], [0], 0
    for m in _SPACES.finditer(folded):
        places.append(m.start() + 1 - removed)
        removed += m.end() - m.start() - 1
        shifts.append(removed)
    return _SPACES.sub(" ", folded), lambda offset: offset + shifts[bisect_right(places, offset) - 1]


def _trusted_matches(source: str, text: str) -> Iterator[re.Match[str]]:
    return compiled(source).finditer(text)


def _matches_near(source: str, doc: Document, markers: Iterable[str], reach: int) -> Iterator[re.Match[str]]:
    """Matches around the markers, of which one stands in every match; see `lint.cards.compile` for what such matches are."""
    text, reached = doc.text, 0
    for start, end in _windows(doc, markers, reach):
        # A match may begin with the end of the sentence before, and what follows the window may be looked at.
        for m in compiled(source).finditer(text, max(reached, start - LEAD), end + AHEAD):
            if m.start() > end:
                break
            reached = m.end()
            yield m


def _windows(doc: Document, markers: Iterable[str], reach: int) -> list[tuple[int, int]]:
    """Spans of the lines, without line feeds, in which one of the markers stands, or of what is no farther from it than `reach`."""
    text, folded = doc.text, doc.folded
    found: list[tuple[int, int]] = []
    for marker in markers:
        at = folded.find(marker)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + LEAD)  # the line feed of a lead may come after the marker
            end = end if end >= 0 else len(text)
            if reach:
                start, end = max(start, at - reach), min(end, at + reach)
            found.append((start, end))
            at = folded.find(marker, at + 1 if reach else end + 1)
    found.sort()
    windows = found[:1]
    for start, end in found[1:]:
        if start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], end))
        else:
            windows.append((start, end))
    return windows


def _limited_matches(source: str, text: str) -> Iterator[Any]:
    import regex

    return iter(regex.compile(source).finditer(text, timeout=_TIME_LIMIT))


@lru_cache(maxsize=256)
def _check(name: str) -> Check:
    from importlib import import_module

    module, _, function = name.partition(".")
    check: Check = getattr(import_module(f"lint.checks.{module}"), function)
    return check


def _placed(doc: Document, start: int, end: int, flags: int) -> bool:
    """Does a phrase that matched stand where its prefixes want it, inside one block?"""
    text = doc.text
    if flags & LINE_START and not _LINE_LEAD.match(text, doc.line_starts[doc.line_of(start) - 1], start):
        return False
    if flags & SENTENCE_START and not _SENTENCE_LEAD.search(text, max(0, start - 12), start):
        return False
    if "\n" in text[start:end] or "\r" in text[start:end]:
        return doc.block_at(start) is doc.block_at(end - 1)
    return True


def _excepted(text: str, start: int, end: int, antipatterns: tuple[str, ...]) -> bool:
    """Is text[start:end] inside, or does it cross, a match of an antipattern?"""
    low, high = max(0, start - _CONTEXT), end + _CONTEXT
    return any(m.start() < end and m.end() > start for source in antipatterns for m in compiled(source).finditer(text, low, high))


_ADVICE = lazy(r" / |\.\.\.|…|[()]")


def _replacement(write: str) -> str | None:
    """The wording of a phrase as a replacement; None where it is advice to choose from ("a / b", "... of X", "(term)")."""
    return write if write and not _ADVICE.search(write) else None


def _finding(doc: Document, data: Mapping[str, Any], hit: Hit, severity: Severity) -> Finding:
    words = data["variants"][hit.variant] if hit.variant else data
    text = doc.original[hit.start : hit.end]
    values = {"text": " ".join(text.split()), **hit.values}
    if hit.variant:
        severity = max(severity, words.get("severity", severity), key=RANK.__getitem__)
    fix = None
    if hit.fix is not None and data["fix"] != "none" and not doc.has_markup(hit.start, hit.end):
        fix = Fix(hit.fix, data["fix"] == "safe")
    note = data["related"].format_map(values)
    related = tuple(Related(note, doc.position(start), doc.position(end)) for start, end in hit.related)
    return Finding(
        doc.path, data["code"], data["name"], severity, CONFIDENCE[words.get("precision", data["precision"])],
        words["message"].format_map(values), text, doc.position(hit.start), doc.position(hit.end), fix, related,
    )  # fmt: skip
