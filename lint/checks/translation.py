"""What machine translation does to the structure of English sentences."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from lint.checks.api import Hit
from lint.document.language import is_english
from lint.pattern import lazy
from lint.verdict import PROFILE, judge, read_weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from lint.checks.api import Context
    from lint.document.document import Document
    from lint.verdict import Weights

_NAME_PART = lazy(r"[A-Z\u00c0-\u00de][\w’'.-]*")
_NAME_RUN = lazy(r"[A-Z\u00c0-\u00de][\w’'.-]*(?: (?:(?:da|de|del|della|di|dos|du|van|von|bin|al|el) )?[A-Z\u00c0-\u00de][\w’'.-]*)*")
_BREAKS = '\n\r.!?,;:"”)—–-•'
_LAST_WORD = lazy(r"[\w’'-]+\Z")
_SENTENCE_STOP = lazy(r"[a-z]{3}\.\Z|[A-Z]{2}\.\Z")
_TITLE_OF = lazy(r"[A-Z][a-z]+ of\Z")  # Secretary of State Wendy Sherman
_CLAUSE = lazy(
    r"(?:^|[.!?;:,\n\r\"”“]\s*|\b(?:that|and|but|because|while|when|as)\s)(?=[A-Za-z])([A-Za-z’'-]+)(?:(?!\b(?:that|and|but|because|while|when|as)\s)[^.!?;:,\n\r\"”“])*\Z"
)
_PLACEHOLDER = lazy(
    r"\[\[\w+(?: \w+)?\]\]|⟦[^⟧\n]{0,40}⟧|\b__[A-Z0-9]+__\b|(?<![\w{$])\{\{?(?:\d{1,2}|[A-Z_]{3,})\}\}?"
    r"|</?(?:g|x|bpt|ept) id=[^>\n]{1,20}>|(?<![\w&])▁\w+|<unk>|⁇"
)
_PROGRAMS = r"(?:www\.)?deepl|google|yandex|bing|microsoft|chatgpt|a machine|machine|ai\b|artificial"
_TRANSLATED_LINE = lazy(
    r"(?im)(?:^|(?<=[.!?] )|(?<=[(\[]))(?P<said>"
    rf"translated (?:with|by) (?:{_PROGRAMS})[^\n.]{{0,20}}(?:\.\w+(?:/\w+)?)?(?: \([^)\n]{{3,30}}\))?"
    r"|(?:machine|automatic|auto)(?:ally)?[- ]translat(?:ed|ion)(?: (?:by|from|with) \w+)?"
    r"|translated from(?: the)? (?:original )?[A-Z][a-z]+(?: by(?: a)? machine)?|google translate"
    r"|translat(?:ed|ion) by:? (?P<person>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2})"
    r")\.?(?=[ \t]*[)\]]?[ \t]*\r?$)"
)
_UNKNOWN_WORD = lazy(r"(?<![\w*.])\*(?=[^\W\d_]{3})[^\W\d_][\w'-]*(?![\w*])")
_FOOTNOTE = lazy(r"(?m)\w\*(?!\w)|\*\*|^\s*\*")
_SAID = lazy(
    r"\b(?:said|says|told|added|adds|not(?:ed|es)|stress(?:ed|es)|according to|announced|stated|states|reported|insist(?:ed|s)"
    r"|emphasi[sz]ed|expressed|believes|explain(?:ed|s)|claim(?:ed|s)|warned|recalled|concluded|spoke|wrote|as \w+ put it)\b"
)
_FULL_NAME = lazy(r"\b(?P<given>[A-Z][a-z]+) (?:[A-Z]\. )?(?P<surname>[A-Z][\w’'-]+)")
# Of these words one stands in each frame of `first_person`.
_FRAME_WORDS = frozenset(("I", "us", "our", "Our", "let’s", "let's", "Let’s", "Let's"))
_FIRST_PERSON = lazy(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me)\b(?!\.\w)")
_SPEAKER = lazy(
    r"(?:\A|[,;] |\b(?:[Aa]nd|[Bb]ut|that|if|because|so|therefore|Then|Now|Here|Yesterday|Today),? )"
    r"(?:I|[Ww]e)(?:[’'](?:m|re|ve|ll|d))? (?!all\b|humans\b|Love\b)[a-z]"
)
# Of these words one stands in each match of `_SPEAKER`.
_SPEAKER_WORDS = frozenset(
    word + short for word in ("I", "we", "We") for short in ("", *(mark + end for mark in "’'" for end in ("m", "re", "ve", "ll", "d")))
)
_PRONOUN_FIRST = lazy(
    r"[•*–—-]?\s*(?P<pronoun>He|She|His|Her) (?:(?P<same>(?:also|further|then|later) (?:said|added|noted|stressed|told"
    r"|made it clear|emphasi[sz]ed|stated|warned|announced|recalled|pointed out|mentioned|explained|expressed|called|thanked"
    r"|critici[sz]ed|mocked)|added)\b)?"
)
_SEX_OF = {"He": "male", "His": "male", "She": "female", "Her": "female"}
_PERSON = lazy(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+|\b(?:Mr|Mrs|Ms|Dr|President|Minister|Sir|Lady|King|Queen|Pope)\b")
_WORDS = lazy(r"[A-Za-z][A-Za-z’'-]*")
_QUOTES = '"“”„«»'
_NAMES_ALONE = lazy(r"\.\s+(?:(?:of|for|and|the) )?(?:[A-Z][\w’'-]+ (?:(?:of|for|and|the) ){0,2}){1,5}[A-Z][\w’'-]+\.(?=\s|\Z)")
# What comes before it is a frame of `name_after_verb`, which ends in a word in small letters.
_NAME_AT_END = lazy(r"[A-Z](?<=[a-z] [A-Z])[a-z]+(?: [A-Z]\.)? [A-Z][a-z]+(?:-[A-Z][a-z]+)?(?=[.,])")
_PRONOUNS = frozenset(("he", "she"))
_SCRIPT_LETTER = lazy("[\u0400-\u052f\u0600-\u06ff\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7af]")  # begins a match of these:
_SCRIPTS = lazy(
    r"[\u0400-\u052f]{3,}(?:[\s-]+[\u0400-\u052f]+)*(?!\.?[\u0400-\u052f])|[\u0600-\u06ff]{3,}(?:\s+[\u0600-\u06ff]+)*"
    r"|[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7af][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]*"
)
_GLOSS = lazy(r"[(\[（「『《«\"“‘'/:][^()\[\]\n]{0,40}\Z")


def subject_doubled(doc: Document, ctx: Context) -> Iterator[Hit]:
    """`Wendy Sherman he told reporters`: a full name, then a pronoun and a verb of saying, with nothing between them."""
    text = doc.text
    for n in doc.tokens.numbers_of(_PRONOUNS):
        m = ctx.memo(_pronoun_says).match(text, doc.tokens.starts[n] - 1)
        starts = _name_before(text, m.start()) if m else []
        if not m or len(starts) < 2 or text[starts[0] : m.start()] in ctx.options["not_names"]:
            continue
        variant = _governed(text, starts[-1], ctx)
        if variant is not None:
            start = starts[1]  # given name and surname; a title may stand in front of them
            yield Hit(start, m.end(), {"pronoun": m["pronoun"]}, f"{text[start : m.start()]} {m['verb']}", variant=variant)


def _pronoun_says(ctx: Context) -> re.Pattern[str]:
    return lazy(rf"(?<=[a-z\u00df-\u00ff]) (?P<pronoun>he|she) (?P<verb>{'|'.join(ctx.options['verbs'])})\b")


def _name_before(text: str, end: int) -> list[int]:
    """Starts of the capitalised words that end at `end` with one space between them, the last word first."""
    starts: list[int] = []
    for m in reversed(list(_NAME_RUN.finditer(text, max(0, end - 80), end))):
        if m.end() == end:
            parts = list(_NAME_PART.finditer(m.group()))[::-1]
            ends = next((n for n, part in enumerate(parts) if n and _SENTENCE_STOP.search(part.group())), len(parts))
            starts = [m.start() + part.start() for part in parts[:ends]]
        break
    return starts


def _governed(text: str, start: int, ctx: Context) -> str | None:
    """The variant to report, by what stands before the name: "" for nothing or a role, None where the name can belong to what precedes it.

    A preposition before the name makes it part of a phrase that may open the clause ("In talks with Jane Miller he said").
    """
    before = text[max(0, start - 240) : start].rstrip(" ")
    if not before or before[-1] in _BREAKS:
        return None if text[start:].split(" ", 1)[0] in ctx.options["time_words"] else ""
    word = _LAST_WORD.search(before)
    last = word.group().lower() if word else ""
    if last == "of" and _TITLE_OF.search(before):
        return ""
    if last in ctx.options["governing"] or last.endswith("ing"):
        clause = _CLAUSE.search(before)
        opener = clause.group(1).lower() if clause else ""
        return None if opener in ctx.options["openers"] or opener.endswith(("ing", "ed")) else "unsure"
    return "" if last in ctx.options["roles"] else "unsure"


def split_attribution(doc: Document, ctx: Context) -> Iterator[Hit]:
    """`The minister insists. Foreign Affairs Sergei Lavrov.`: role and verb, a full stop, and a sentence that is only names."""
    text = doc.text
    role_says = ctx.memo(_role_says)
    for m in _NAMES_ALONE.finditer(text):
        before = role_says.search(text, max(0, m.start() - 40), m.start())
        if before:
            yield Hit(before.start(), m.end())


def _role_says(ctx: Context) -> re.Pattern[str]:
    return lazy(rf"\b(?:{'|'.join(ctx.options['roles'])})\s+(?:{'|'.join(ctx.options['verbs'])})\Z")


def name_after_verb(doc: Document, ctx: Context) -> Iterator[Hit]:
    """`The press secretary expressed hope Dmitry Peskov.`: a name behind the verb and its object, where the clause ends."""
    text = doc.text
    before, before_stop = ctx.memo(_verb_frames)
    for m in _NAME_AT_END.finditer(text):
        low = max(0, m.start() - 100)
        if before.search(text, low, m.start()) or (text[m.end()] == "." and before_stop.search(text, low, m.start())):
            yield Hit(*m.span())


def _verb_frames(ctx: Context) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, before_stop = (lazy(rf"\b(?:{'|'.join(ctx.options[key])}) \Z") for key in ("before", "before_stop"))
    return before, before_stop


def source_word(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A small word of another language between English words, outside names, quotations and italics of a title."""
    words = ctx.memo(_source_words)
    neighbours = ctx.memo(_english_words)
    tokens = doc.tokens
    if words.isdisjoint(tokens.words):
        return
    for i, word in enumerate(tokens.words):
        if word not in words or not (tokens.gaps[i] == " " == tokens.gaps[i + 1]):
            continue
        before, after = tokens.words[max(0, i - 2) : i], tokens.words[i + 1 : i + 3]
        if not all(w[0].islower() and w not in words for w in before[-1:] + after[:1]) or neighbours.isdisjoint(before + after):
            continue
        if not doc.in_quotation(tokens.starts[i]):
            yield Hit(tokens.starts[i], tokens.starts[i] + len(word))


def _source_words(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["words"])


def _english_words(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["neighbours"])


def marker(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Marks of translation programs: unknown words (`*word`), placeholders, and lines that say who translated."""
    text = doc.text
    if any(sign in text for sign in ctx.options["signs"]):
        for m in _PLACEHOLDER.finditer(text):
            yield Hit(*m.span())
    if "translat" in doc.folded:
        for m in _TRANSLATED_LINE.finditer(text):
            yield Hit(*m.span("said"), variant="line" if m["person"] else "")
    if "*" in text and not _FOOTNOTE.search(text):
        unknown = list(_UNKNOWN_WORD.finditer(text))
        if len(unknown) >= ctx.options["fewest_marks"]:
            for m in unknown:
                yield Hit(*m.span())


def first_person(doc: Document, ctx: Context) -> Iterator[Hit]:
    """`Our country`, `threaten us` or `I would like to note` outside quotation marks in a report whose author does not say "I".

    Option `frames`: patterns, each of which has one of `_FRAME_WORDS` in it and lies inside a line. Silent in opinion pieces and
    interviews: texts that often say "I" or "we" outside quotations, or that ask questions.
    """
    text, places = doc.text, [doc.tokens.starts[n] for n in doc.tokens.numbers_of(_FRAME_WORDS)]
    lines = sorted({doc.line_of(place) for place in places if not doc.in_quotation(place)})
    ends = [*doc.line_starts[1:], len(text)]
    found = (m for n in lines for m in ctx.pattern("frames").finditer(text, doc.line_starts[n - 1], ends[n - 1]))
    hits = [m for m in found if not doc.in_quotation(m.start())]
    if not hits or not _is_report(doc, ctx):
        return
    plain = sum(not doc.in_quotation(m.start()) for m in _FIRST_PERSON.finditer(doc.text))
    if plain > max(ctx.options["most_at_all"], len(doc.tokens) / ctx.options["words_per_we"]):
        return
    for m in hits:
        block = doc.block_at(m.start())
        if block is None or block.kind != "heading":
            yield Hit(*m.span())


def _is_report(doc: Document, ctx: Context) -> bool:
    """Does the text often say who says what?"""
    times: int = ctx.options["words_per_said"]
    return len(_SAID.findall(doc.text)) * times >= len(doc.tokens)


def unquoted_speech(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A sentence with "I" or "we" outside quotation marks, right behind quoted speech, in a report whose author does not say "I".

    Silent where such sentences are no exception: in opinion pieces, interviews, columns.
    """
    if not doc.quotations:
        return
    starts = doc.tokens.starts
    spans = {doc.sentences[doc.sentence_of(starts[n])] for n in doc.tokens.numbers_of(_SPEAKER_WORDS)}
    found = sorted(span for span in spans if _speaks(doc, *span, ctx))
    if len(found) > max(ctx.options["most_at_all"], len(doc.tokens) / ctx.options["words_per_sentence"]):
        return
    ends = [quotation.end for quotation in doc.quotations]
    hits = []
    for start, end in found:
        before = bisect_right(ends, start) - 1
        if before >= 0 and start - ends[before] <= ctx.options["farthest"]:
            hits.append(Hit(start, end))
    if hits and _is_report(doc, ctx):
        yield from hits


def _speaks(doc: Document, start: int, end: int, ctx: Context) -> bool:
    """Is the sentence in the first person, with no quotation mark in it, in a paragraph, and no word to the readers?"""
    text = doc.text[start:end]
    if not _SPEAKER.search(text) or any(mark in text for mark in _QUOTES) or doc.in_quotation(start) or not text.endswith((".", "!")):
        return False
    block = doc.block_at(start)
    return block is not None and block.kind in ("paragraph", "list_item") and not ctx.memo(_not_speech).search(text)


def _not_speech(ctx: Context) -> re.Pattern[str]:
    return lazy(r"\b(?:" + "|".join(ctx.options["not_speech"]) + r")\b")


def pronoun_gender(doc: Document, ctx: Context) -> Iterator[Hit]:
    """`Wendy Sherman told reporters ... He also made it clear`: a sentence that goes on about its speaker with the other pronoun.

    Reported only where the sentence before it begins with a full name whose given name is unambiguous and nobody of the other sex, or of
    a sex that is not known, has been named since; "also" or "added" lets the pronoun go on with that speaker whoever else was named.
    """
    sexes = ctx.memo(_sexes)
    if sexes.keys().isdisjoint(doc.tokens.words):
        return
    for (start, end), (next_start, next_end) in pairwise(doc.sentences):
        m = _PRONOUN_FIRST.match(doc.text, next_start, next_end)
        subject = ctx.memo(_subject).match(doc.text, start, end) if m else None
        if not m or not subject or doc.in_quotation(subject.start("name")) or doc.in_quotation(next_start):
            continue
        sex = sexes.get(subject["given"]) if subject["given"] else _sexes_of_surnames(doc.text, sexes).get(subject["surname"])
        if sex is None or sex == _SEX_OF[m["pronoun"]]:
            continue
        after = doc.text[subject.end() : end]
        if m["same"] or not (_PERSON.search(after) or ctx.memo(_people).search(after)):
            yield Hit(*m.span("pronoun"), {"name": subject["name"]}, related=(subject.span("name"),))


def _sexes_of_surnames(text: str, sexes: Mapping[str, str]) -> dict[str, str | None]:
    """The sex of each surname that stands behind given names of one sex in the text, None where it stands behind others, too."""
    known: dict[str, str | None] = {}
    for m in _FULL_NAME.finditer(text):
        sex = sexes.get(m["given"])
        known[m["surname"]] = sex if known.setdefault(m["surname"], sex) == sex else None
    return known


def _sexes(ctx: Context) -> dict[str, str]:
    return {name: sex for sex in ("female", "male") for name in ctx.options[sex]}


def _subject(ctx: Context) -> re.Pattern[str]:
    """A name where a sentence begins, with titles before it, and its verb."""
    verbs = "|".join(ctx.options["verbs"])
    return lazy(
        r"[•*–—-]?\s*(?:[A-Za-z][\w’'-]* ){0,12}?"
        rf"(?P<name>(?:(?P<given>[A-Z][a-z]+) (?:[A-Z]\. )?)?(?P<surname>[A-Z][\w’'-]+))(?:,? (?:he|she))? (?:{verbs})\b"
    )


def _people(ctx: Context) -> re.Pattern[str]:
    return lazy(rf"\b(?:{'|'.join(ctx.options['people'])})\b")


def fragment(doc: Document, ctx: Context) -> Iterator[Hit]:
    """`For example, on the issue of missiles in Europe.`: a sentence that begins as an addition to the one before and has no verb."""
    starters = ctx.memo(_starters)
    for start, end in doc.sentences:
        m = starters.match(doc.text, start, end)
        if not m or doc.text[end - 1] != "." or doc.in_quotation(start):
            continue
        words = _WORDS.findall(doc.text[m.end() : end])
        if len(words) < ctx.options["fewest_words"] or any(mark in doc.text[start:end] for mark in _QUOTES + ":;"):
            continue
        verbs = sum(_may_be_verb(words, i, ctx) for i in range(len(words)))
        if verbs <= (1 if words[:3] == ["the", "fact", "that"] else 0):
            yield Hit(start, end)


def _starters(ctx: Context) -> re.Pattern[str]:
    return lazy(rf"(?:{'|'.join(ctx.options['starters'])})(?!\w),?(?= [a-z])")


def _finite_verbs(ctx: Context) -> frozenset[str]:
    return frozenset(ctx.options["verbs"])


def _may_be_verb(words: Sequence[str], i: int, ctx: Context) -> bool:
    """Can word `i` be a finite verb? Said too often rather than too seldom: a sentence is reported only where no word can."""
    word = words[i].lower().replace("’", "'")
    if word in ctx.memo(_finite_verbs) or "'" in word or (word.endswith("ed") and len(word) > 3):
        return True
    if i and words[i - 1].lower() in ctx.options["subjects"]:
        return word not in ctx.options["determiners"]
    follower = words[i + 1].lower() if i + 1 < len(words) else ""
    return word.endswith("s") and not word.endswith("ss") and follower in ctx.options["determiners"]


def machine_translated(doc: Document, ctx: Context) -> Iterator[Hit]:
    """The verdict on an English text (see `lint.verdict`), which stays with the document; a hit on its first block if it is flagged."""
    weights = ctx.memo(_weights)
    verdict = judge(doc, doc.findings, weights)
    if verdict.flagged and not is_english(doc):
        return
    doc.verdict = verdict
    if verdict.flagged and doc.blocks:
        first = doc.blocks[0]
        spans = tuple((p.start, p.end) for p in verdict.passages)
        names = {finding.rule: finding.name for finding in doc.findings} | {PROFILE: ctx.options["profile_name"]}
        evidence = [names[item] for item in verdict.evidence[: ctx.options["most_evidence"]]]
        yield Hit(first.start, first.end, {"evidence": ", ".join(evidence)}, related=spans)


def _weights(ctx: Context) -> Weights:
    profiles = {"intercept": ctx.tables["profile"], "garbled_intercept": ctx.tables["garbled"]}
    return read_weights(ctx.options, profiles, ctx.tables["phrases"])


def untranslated(doc: Document, ctx: Context) -> Iterator[Hit]:
    """Words in another script outside brackets, quotation marks and glosses, in a text that is otherwise in Latin letters."""
    if not _SCRIPT_LETTER.search(doc.unusual):
        return
    text = doc.text
    hits = [m for m in _SCRIPTS.finditer(text) if not _GLOSS.search(text, max(0, m.start() - 60), m.start())]
    if sum(m.end() - m.start() for m in hits) > len(text) * ctx.options["most_share"]:
        return
    for m in hits:
        if not doc.in_quotation(m.start()):
            yield Hit(*m.span())
