"""Dates, times and figures that cannot be right, or are written in two ways."""

from __future__ import annotations

from itertools import chain, groupby

from lint.checks.api import Hit
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lint.checks.api import Context
    from lint.document.document import Document

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Patterns begin with a plain set of characters, which `re` finds fast; what must not stand before it is looked for behind it.
_MONTH = (
    r"(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_GAP = r"(?:[ \u00a0]+|\r?\n)"  # never an empty line
_YEAR = rf"(?:,?{_GAP}(\d{{4}})\b(?![-–/]\d))?"
_DATE = rf"(?:{_MONTH}{_GAP}{_DAY}(?![\w:/]|\.\d){_YEAR}|{_DAY}(?:{_GAP}of)?{_GAP}{_MONTH}(?!\w){_YEAR})"
_WEEKDAY_DATE = lazy(
    r"[MTWFS](?<!\w[MTWFS])((?:on|ues|ednes|hurs|ri|atur|un)day\b|(?:on|ues?|ed|hur?s?|ri|at|un)\b\.?)"
    rf",?{_GAP}(?:\(|the{_GAP}|(?:morning|afternoon|evening|night),?{_GAP})?{_DATE}"
)
_FULL_DATE = lazy(_DATE)
_LATE_DAYS = (  # in the two orders; one pattern for both would have no plain beginning
    lazy(rf"(?:Feb|Apr|Jun|Sep|Nov)[a-z]*\.?{_GAP}(?=29|30|31)"),
    lazy(rf"[23](?<![\w$£€.,:/-][23])[019](?=(?:st|th)?{_GAP}(?:of{_GAP})?(?:Feb|Apr|Jun|Sep|Nov))"),
)


def weekday_against_date(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A weekday that the date beside it does not have.

    Without a year the date is judged only if all full dates of the text are of one year, and only wrong if neither that year
    nor the ones before and after it fit (variant `dateless`).
    """
    year_of_text: int | None = None
    for m in _WEEKDAY_DATE.finditer(doc.text):
        month, day, year = _parts(m, 2)
        if not _exists(year or 2000, month, day):
            continue
        written = m.group()[0] + m[1]
        named = written[:3]
        if year:
            right = _DAYS[_weekday(year, month, day)]
            if year > 1752 and right[:3] != named:  # the calendar of English-speaking countries since 1752
                date = f"{_MONTHS[month - 1].title()} {day}, {year}"
                yield Hit(m.start(), m.end(), {"date": date, "right": right, "written": written})
            continue
        if year_of_text is None:
            year_of_text = _year_of(doc.text)
        if year_of_text and all(
            not _exists(y, month, day) or _DAYS[_weekday(y, month, day)][:3] != named for y in range(year_of_text - 1, year_of_text + 2)
        ):
            right = _DAYS[_weekday(year_of_text, month, day)] if _exists(year_of_text, month, day) else "no day at all"
            date = f"{_MONTHS[month - 1].title()} {day}, {year_of_text}"
            yield Hit(m.start(), m.end(), {"date": date, "right": right, "written": written}, variant="dateless")


def _parts(m: re.Match[str], first: int) -> tuple[int, int, int]:
    """Month, day and year (0 if there is none) of a match of `_DATE` whose groups begin at `first`."""
    month, day, year = m.group(first, first + 1, first + 2) if m[first] else m.group(first + 4, first + 3, first + 5)
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month[:3].lower())), int(day), int(year or 0)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= (31, 29 if _leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _weekday(year: int, month: int, day: int) -> int:
    """0 for Monday: Sakamoto's method (comp.lang.c, 1992) for the Gregorian calendar."""
    year -= month < 3
    return (year + year // 4 - year // 100 + year // 400 + (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1] + day + 6) % 7


def _year_of(text: str) -> int:
    """The one year of all full dates; 0 if there is none or more than one."""
    years = {year for m in _FULL_DATE.finditer(text) for _, _, year in [_parts(m, 1)] if year}
    return years.pop() if len(years) == 1 else 0


def impossible_date(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A day that its month does not have (31 June), in a place where it can be nothing else."""
    for late in chain.from_iterable(pattern.finditer(doc.text) for pattern in _LATE_DAYS):
        m = _FULL_DATE.match(doc.text, late.start())
        if not m or (late.start() and doc.text[late.start() - 1].isalnum()):
            continue
        month, day, year = _parts(m, 1)
        if day > 31 or _exists(year or 2000, month, day):
            continue
        before, after = doc.text[max(0, m.start() - 12) : m.start()], doc.text[m.end() : m.end() + 2]
        if not year and (after[:1] in ("-", "–", "%") or not _dated(m, before, after)):
            continue
        longest = max(d for d in range(28, 32) if _exists(year or 2000, month, d))
        yield Hit(m.start(), m.end(), {"month": f"{_MONTHS[month - 1].title()}{f' {year}' if year else ''}", "days": longest})


_BEFORE_DATE = lazy(r"(?i)\b(?:on|until|till|since|by|from|dated|before|after)\s\Z")


def _dated(m: re.Match[str], before: str, after: str) -> bool:
    """Does "on", an ordinal or the end of the clause show that the number belongs to the month?"""
    clause_ends = not after or after[0] in ".;)\n" or after in (", ", ",\n")
    return _BEFORE_DATE.search(before) is not None and (clause_ends or m[1] is None)


_TIME = lazy(
    r"(?i)[0-9](?<![\d:.,][0-9])[0-9]?[:.]([0-9]{2})(?::\d{2})?\s?"
    r"([ap]\.?m\b\.?|(?:hours |hrs )?(?:GMT|BST|UTC|CET|EST|EDT|Moscow time|local time)\b)"
)


def impossible_time(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A time of day that no clock shows (25:70, 13:30 a.m.); 15:30 p.m. only says the same twice."""
    for m in _TIME.finditer(doc.text):
        hour, minute = int(m.group().replace(".", ":").partition(":")[0]), int(m[1])
        half = m[2][0].lower() if m[2][1:2] in ("m", "M", ".") else ""
        if minute > 59 or hour > 24 or (hour > 12 and half == "a"):
            yield Hit(*m.span())
        elif hour > 12 and half == "p":
            yield Hit(*m.span(), variant="twice")


_SPACED = lazy(
    r"[1-9](?<![\w.,:/$£€#-][1-9])(?<!\d [1-9])\d{0,2}(?:(?: \d{3})* 000|(?:[\u00a0\u2009\u202f]\d{3})+)(?![\d,.:/-]*\d| \d{3}\b|\w)"
)
_SPACE = lazy(r"\s")
_WORD_BEFORE = lazy(r"(\S+)\s\Z")
_COMMAED = lazy(r"[0-9](?<![\d.,][0-9])\d{0,2}(?:,\d{3})+(?![\d,])")


def spaced_thousands(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Thousands parted by a space (1 000), beside numbers with commas or as the style of the whole text (variant `style`)."""
    style = ""
    for m in _SPACED.finditer(doc.text):
        style = style or ("beside" if _COMMAED.search(doc.text) else "style")
        write = _SPACE.sub(",", m.group())
        yield Hit(*m.span(), {"write": write}, write, variant="" if style == "beside" else "style")


_PLAIN = lazy(r"[1-9](?<![\w.,:/+*#-][1-9])(?<!\d [1-9])(?<![*x] [1-9])[0-9]{3} (?:[a-z]+ )?([a-z]{3,})\b(?!-)")
_FOUR_DIGITS = lazy(r"[1-9](?<![\d.,][1-9]),\d{3}(?![\d,])")


def missing_thousands_comma(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A quantity of four digits without a comma (3030 vehicles) in a text that writes others with one (3,000).

    Options: `earliest` and `latest`, between which a number may be a year; `before`: words that make it a name or label;
    `after`: words after which no plural is looked for; `nouns`: plurals without s, `units`: those in s that are no things to count.
    """
    commaed: re.Match[str] | None = None
    for m in _PLAIN.finditer(doc.text):
        number = m.group()[:4]
        words = m.group()[5:].split()
        if ctx.options["earliest"] <= int(number) <= ctx.options["latest"] or words[0] in ctx.options["after"]:
            continue
        if not any(w in ctx.options["nouns"] or (w.endswith("s") and w not in ctx.options["units"]) for w in words):
            continue
        before = _WORD_BEFORE.search(doc.text, max(0, m.start() - 30), m.start())
        if before and (before[1].lower().strip(".(") in ctx.options["before"] or before[1][0].isupper()):
            continue
        commaed = commaed or _FOUR_DIGITS.search(doc.text)
        if not commaed:
            return
        write = f"{number[0]},{number[1:]}"
        yield Hit(m.start(), m.start() + 4, {"write": write, "other": commaed.group()}, write, (commaed.span(),))


_DIGIT_NOUN = lazy(r"[2-9](?<![\w.,:/$£€#’'-][2-9]) (?:([a-z-]+) )?([a-z]{3,}s)\b(?![-/])")
_ENDS = lazy(r"[.!?]\s|\n")


def digit_beside_word(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A digit under ten before a plural noun (4 ships) in a sentence that writes such a number as a word (three boats).

    Options: `units` after which figures are usual, `numbers`: words of two to nine.
    """
    words = ctx.options["numbers"]
    spelled: re.Pattern[str] | None = None
    for m in _DIGIT_NOUN.finditer(doc.text):
        if {m[1], m[2]} & ctx.memo(_units):
            continue
        spelled = spelled or ctx.memo(_spelled)
        low = max((e.end() for e in _ENDS.finditer(doc.text, max(0, m.start() - 300), m.start())), default=max(0, m.start() - 300))
        high = next((e.start() for e in _ENDS.finditer(doc.text, m.end(), m.end() + 300)), min(len(doc.text), m.end() + 300))
        other = spelled.search(doc.text, low, high)
        if other:
            write = words[int(m.group()[0]) - 2]
            yield Hit(
                m.start(), m.end(), {"write": write, "other": other.group()}, write + doc.text[m.start() + 1 : m.end()], (other.span(),)
            )


def _units(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["units"])


def _spelled(ctx: Context) -> re.Pattern[str]:
    return lazy(rf"\b(?:{'|'.join(ctx.options['numbers'])})(?: [a-z-]+)? (?!(?:{'|'.join(ctx.options['units'])})\b)[a-z]{{3,}}s\b")


_SIGN = lazy(r"\d\s?%")
_WORD = lazy(r"\d\s(?:percent|per cent)\b")


def mixed_percent(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Both % and "percent" after figures; the rarer of the two is reported once, at its first place."""
    signs, words = list(_SIGN.finditer(doc.text)), list(_WORD.finditer(doc.text))
    if signs and words:
        rarer, other = (signs, words) if len(signs) <= len(words) else (words, signs)
        m = rarer[0]
        values = {"signs": len(signs), "words": len(words)}
        yield Hit(*m.span(), values, related=tuple(o.span() for o in other[:3]))


_THOUSAND = lazy(r"(?<![\w.,$£€-])(\d{1,3}(?:\.\d{1,3})?) thousand\b(?!-)")


def figure_with_thousand(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A figure with the word "thousand" (13.3 thousand); English writes it out in figures."""
    for m in _THOUSAND.finditer(doc.text):
        whole, _, part = m[1].partition(".")
        write = f"{int(whole + part.ljust(3, '0')):,}"
        yield Hit(*m.span(), {"write": write}, write, variant="" if part else "whole")


def unit_spacing(doc: Document, ctx: Context) -> Iterator[Hit]:
    """One unit with and without a space after its number (10km, 5 km); the rarer way is reported once. Option: `units`."""
    forms: dict[str, tuple[list[re.Match[str]], list[re.Match[str]]]] = {}
    for m in ctx.memo(_measures).finditer(doc.text):
        forms.setdefault(m["unit"], ([], []))[bool(m["space"])].append(m)
    for closed, spaced in forms.values():
        if closed and spaced:
            rarer, other = (closed, spaced) if len(closed) <= len(spaced) else (spaced, closed)
            write = f"{rarer[0]['number']}{'' if other is closed else ' '}{rarer[0]['unit']}"
            values = {"write": write, "other": other[0].group(), "count": len(other)}
            yield Hit(*rarer[0].span(), values, write, tuple(m.span() for m in other[:3]))


def _measures(ctx: Context) -> re.Pattern[str]:
    return lazy(rf"(?P<number>\d(?<![\w.,-]\d)[\d,.]*)(?P<space>[ \u00a0]?)(?P<unit>{'|'.join(ctx.options['units'])})\b(?![-/²])")


_SHARE = lazy(r"([0-9](?<![\w.,][0-9])\d{0,2}(?:\.\d+)?)(?: ?%| ?percent\b| per cent\b)")
_ROUNDING = 2  # percentage points that rounded shares may make too many


def shares_over_whole(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Shares of one whole in one sentence that make more than 100 percent.

    That they are of one whole is certain where each is followed by another of the patterns `answers` ("for", "against", "abstained") and
    little else: after the first answer, what it is to (`between`), after others at most a pronoun for that (`object`). Or the last is the
    `remaining` one. Sentences with one of the words `several` speak of several wholes.
    """
    for found, start, end in _shares(doc):
        total = sum(float(m[1]) for m in found)
        if total <= 100 + _ROUNDING or ctx.pattern("several").search(doc.text, start, end):
            continue
        if _answers(doc, found, end, ctx) or _rest(doc, found, ctx):
            values = {"shares": " + ".join(m[1] for m in found), "total": f"{total:g}"}
            yield Hit(found[0].start(), found[-1].end(), values)


def _shares(doc: Document) -> Iterator[tuple[list[re.Match[str]], int, int]]:
    """The sentences with several shares: these, and where the sentence begins and ends."""
    for number, found in groupby(_SHARE.finditer(doc.text), lambda m: doc.sentence_of(m.start())):
        shares = list(found)
        if len(shares) > 1:
            yield shares, *doc.sentences[number]


def _answers(doc: Document, found: list[re.Match[str]], end: int, ctx: Context) -> bool:
    """Does each share have an answer of its own, and does nothing else stand between them?"""
    given = set()
    for i, m in enumerate(found):
        after = found[i + 1].start() if i + 1 < len(found) else end
        answer = (ctx.pattern("answers") if i else ctx.memo(_first_answer)).match(doc.text, m.end(), after)
        if not answer or answer.lastgroup in given or (i and not ctx.pattern("object").match(doc.text, answer.end(), after)):
            return False
        if i + 1 < len(found) and not ctx.pattern("between").match(doc.text, answer.end(), after):
            return False
        given.add(answer.lastgroup)
    return {"pro", "contra"} <= given


def _rest(doc: Document, found: list[re.Match[str]], ctx: Context) -> bool:
    """Is the last share what remains of the whole, and no choice of those before it what it remains of?"""
    *others, last = found
    if not ctx.pattern("remaining").search(doc.text, others[-1].end(), last.start()):
        return False
    sums = {float(last[1])}
    for m in others:
        sums |= {partial + float(m[1]) for partial in sums}
    return not any(abs(partial - 100) <= _ROUNDING for partial in sums)


def _first_answer(ctx: Context) -> re.Pattern[str]:
    """The answer of the first share, behind whom it is of."""
    return lazy(ctx.options["of_whom"] + ctx.options["answers"])
