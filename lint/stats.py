"""Figures about a text for `lint stats`: length, readability, the longest sentences, how much of it is quoted."""

from __future__ import annotations

from bisect import bisect_right

from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.document.blocks import Block
    from lint.document.document import Document

_LONGEST = 3  # sentences shown
_EXCERPT = 70  # code points of a sentence shown


class LongSentence(Record):
    """A sentence, the number of its first line (from 1) and how many words it has."""

    line: int
    words: int
    text: str


class Stats(Record):
    """Figures of one text.

    `reading_ease` is Flesch's (100 very easy, 60 plain English, 30 difficult), `grade` the Flesch-Kincaid school grade; these
    and the mean length are None for a text without a sentence. `quoted` is the share, 0 to 1, of the characters that stand in quotations.
    """

    words: int
    sentences: int
    words_a_sentence: float | None
    reading_ease: float | None
    grade: float | None
    longest: tuple[LongSentence, ...]
    quoted: float


def measure(doc: Document) -> Stats:
    """The figures of a document. Headings and list items count as text but not as sentences."""
    prose = [block for block in doc.blocks if block.kind in ("paragraph", "block_quote")]
    starts = [block.start for block in prose]
    spans = [(start, end) for start, end in doc.sentences if _holds(prose, bisect_right(starts, start) - 1, start)]
    counted = sorted(((len(doc.text[start:end].split()), -start, end) for start, end in spans), reverse=True)
    longest = tuple(
        LongSentence(doc.line_of(-start), count, " ".join(doc.text[-start:end].split())) for count, start, end in counted[:_LONGEST]
    )
    words = len(doc.text.split())
    ease, grade = _readability(" ".join(doc.text[start:end] for start, end in spans)) if counted else (None, None)
    letters = len("".join(doc.text.split()))
    quoted = sum(len("".join(doc.text[quotation.start : quotation.end].split())) for quotation in doc.quotations)
    mean = sum(count for count, _, _ in counted) / len(counted) if counted else None
    return Stats(words, len(spans), mean, ease, grade, longest, quoted / letters if letters else 0.0)


def render(path: str, doc: Document) -> str:
    """The figures of a document as lines for a terminal, under the path of its file."""
    stats = measure(doc)
    lines = [
        path,
        f"  words            {stats.words}",
        f"  sentences        {stats.sentences}",
        f"  words a sentence {_figure(stats.words_a_sentence)}",
        f"  reading ease     {_figure(stats.reading_ease)}",
        f"  grade            {_figure(stats.grade)}",
        f"  quoted           {stats.quoted:.0%}",
    ]
    if stats.longest:
        lines.append("  longest sentences")
        lines += [f"    line {s.line}: {s.words} words: {_excerpt(s.text)}" for s in stats.longest]
    return "\n".join(lines) + "\n"


def _holds(blocks: Sequence[Block], index: int, offset: int) -> bool:
    return index >= 0 and offset < blocks[index].end


def _readability(text: str) -> tuple[float, float]:
    """Flesch reading ease and Flesch-Kincaid grade, as textstat computes them, without the network."""
    import textstat

    return float(textstat.flesch_reading_ease(text)), float(textstat.flesch_kincaid_grade(text))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 3].rstrip() + "..."


def run(paths: Sequence[str]) -> int:
    """`lint stats`: print the figures of files and folders; the exit code, 2 when something could not be read."""
    import sys

    from lint import reading
    from lint.document.document import Document
    from lint.walk import find_files, format_of

    walk = find_files(paths)
    errors = [(error.path, error.message) for error in walk.errors]
    for path in walk.files:
        try:
            with open(path, "rb") as file:
                text = reading.read_text(file.read()).text
        except (OSError, reading.Unreadable) as wrong:
            errors.append((path, str(wrong)))
        else:
            print(render(path, Document(text, path, format_of(path))), end="")
    for path, message in errors:
        print(f"lint: {path}: {message}", file=sys.stderr)
    return 2 if errors else 0
