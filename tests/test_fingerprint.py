"""Fingerprints survive edits elsewhere; the line hash is GitHub's."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.finding import Finding, Position
from lint.fingerprint import fingerprints, primary_location_line_hashes


def _finding(text: str, start: int, end: int, rule: str = "NAM001") -> Finding:
    def position(offset: int) -> Position:
        starts = [0, *(m.end() for m in re.finditer(r"\r\n?|\n", text) if m.end() <= offset)]
        return Position(offset, len(starts), offset - starts[-1] + 1)

    return Finding("a.txt", rule, "some-rule", "error", 0.98, "Odd", text[start:end], position(start), position(end))


def _prints(text: str, word: str, rule: str = "NAM001") -> list[str]:
    return fingerprints([_finding(text, *m.span(), rule) for m in re.finditer(re.escape(word), text)], text)


def test_the_value_of_version_1_never_changes() -> None:
    assert _prints("Deputy minister Ryabikov told reporters.", "Ryabikov") == ["v1:fa8b93dbc9dd9da8"]


@pytest.mark.parametrize(
    "edited",
    [
        "A new paragraph.\n\nOn Monday Mr Ryabikov told reporters so.",  # moved
        "Late on Monday Mr Ryabikov told reporters no such thing at all.",  # edited further off
        "On monday mr   RYABIKOV, told\treporters so.",  # capitals, spaces and punctuation
        "Nobody knew.\r\nOn Monday, Mr Ryabikov (told) reporters so.",
    ],
)
def test_an_edit_elsewhere_keeps_it(edited: str) -> None:
    word = "RYABIKOV" if "RYABIKOV" in edited else "Ryabikov"
    assert _prints(edited, word) == _prints("On Monday Mr Ryabikov told reporters so.", "Ryabikov")


@pytest.mark.parametrize(("word", "rule"), [("Ryabkov", "NAM001"), ("Ryabikov", "NAM002")])
def test_another_word_or_rule_changes_it(word: str, rule: str) -> None:
    assert _prints(f"Mr {word} said", word, rule) != _prints("Mr Ryabikov said", "Ryabikov")


def test_the_neighbouring_words_count_but_not_those_of_other_lines() -> None:
    assert _prints("Mr Ryabikov said", "Ryabikov") != _prints("Mr Ryabikov slept", "Ryabikov")
    assert _prints("one\nRyabikov\nsaid", "Ryabikov") == _prints("two\r\nRyabikov\rslept", "Ryabikov")


def test_the_shape_of_quotation_marks_does_not_count() -> None:
    assert _prints("so ,”he‘s said", ",”he‘s") == _prints("so ,\"he's said", ",\"he's")


def test_a_span_over_two_lines_ignores_the_kind_of_line_end() -> None:
    a, b = "so he\nhe said", "so he\r\nhe said"
    assert fingerprints([_finding(a, 3, 8)], a) == fingerprints([_finding(b, 3, 9)], b)


def test_equal_findings_are_numbered_from_the_top_in_whatever_order_they_come() -> None:
    text = "All news\n\nAll news\n\nAll news\n"
    found = [_finding(text, m.start(), m.end()) for m in re.finditer("All news", text)]
    prints = fingerprints(found, text)
    assert len(set(prints)) == 3
    assert prints[:2] == fingerprints(found[:2], text)
    assert fingerprints(found[::-1], text) == prints[::-1]


def test_none_for_no_findings() -> None:
    assert fingerprints([], "text") == []


@given(st.text(), st.data())
def test_any_span_has_a_well_formed_and_unique_fingerprint(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=5))
    prints = fingerprints([_finding(text, start, end) for start, end in spans], text)
    assert all(re.fullmatch("v1:[0-9a-f]{16}", value) for value in prints)
    assert len(set(prints)) == len(spans)


# The values of the upload action's own unit test.
_THREE_BLANK_LINES = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", _THREE_BLANK_LINES),
        (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", _THREE_BLANK_LINES),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", _THREE_BLANK_LINES),
        (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", _THREE_BLANK_LINES),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [f"a7f2ff13bc495cf2:{n}" for n in range(1, 7)]
            + [f"{v}:1" for v in ("a7f2ff1481e87703", "a9cf91f7bbf1862b", "55ec222b86bcae53", "cc97dc7b1d7d8f7b", "c129715d7a2bc9a3")],
        ),
    ],
)  # fmt: skip
def test_line_hashes_are_those_of_the_upload_action(text: str, expected: list[str]) -> None:
    assert primary_location_line_hashes(text) == expected


def _rolled(text: str) -> list[str]:
    """The hash rolled over the text unit by unit, the way GitHub describes it; slow and plain."""
    encoded = text.encode("utf-16-le")
    units = [int.from_bytes(encoded[i : i + 2], "little") for i in range(0, len(encoded), 2)]
    window, lines = [0] * 100, [0] * 100
    value = index = line = 0
    counts: dict[int, int] = {}
    found: list[str] = []

    def push(unit: int) -> None:
        nonlocal value, index
        value = (37 * value + unit - 37**100 * window[index]) % 2**64
        window[index] = unit
        index = (index + 1) % 100

    def report() -> None:
        if lines[index]:
            counts[value] = counts.get(value, 0) + 1
            found.append(f"{value:x}:{counts[value]}")
            lines[index] = 0

    at_start, after_cr = True, False
    for unit in [*units, 0xFFFF]:
        skipped = unit in (0x20, 0x09) or (after_cr and unit == 0x0A)
        after_cr = unit == 0x0D
        if skipped:
            continue
        report()
        if at_start:
            line += 1
            lines[index] = line
        at_start = unit in (0x0A, 0x0D)
        push(0x0A if after_cr else unit)
    for _ in range(100):
        report()
        push(0)
    return found


@given(
    st.lists(
        st.sampled_from(["\n", "\r\n", "\r", " ", "\t", "a", "é", "😀", "\u2028", "\ufeff", "\uffff", "\0", "x" * 60]), max_size=300
    ).map("".join)
)
def test_line_hashes_equal_the_rolled_hash(text: str) -> None:
    assert primary_location_line_hashes(text) == _rolled(text)


def test_a_long_file_takes_milliseconds() -> None:
    text = "The minister told reporters on Monday that talks would go on. " * 4
    long = "".join(f"{n} {text}\n" for n in range(300))
    assert len(long) > 74_000
    began = time.process_time()
    primary_location_line_hashes(long)
    assert time.process_time() - began < 0.1
