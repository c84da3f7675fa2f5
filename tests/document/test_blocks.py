"""Blocks of plain text: headings, list items, datelines, wrapped paragraphs, zones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.document.document import Document

LONG = "The council met for three hours on Monday and put off its decision on the bridge until the spring, officials said."


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in Document(text).blocks]


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        ("000", [9, 19]),
        ("001", [1, 9, 18, 33, 39, 63, 83, 97, 105, 121, 133, 145, 154, 164, 173, 185, 191, 223, 231, 241, 251, 267,
                 286, 305, 314, 327, 331, 341, 349, 360, 368, 403, 415, 426, 442, 463]),
        ("002", [3]),
        ("003", [1]),
        ("004", [1]),
    ],
)  # fmt: skip
def test_headings_of_the_seeds(seed: Callable[[str], Document], number: str, lines: list[int]) -> None:
    document = seed(number)
    assert [document.line_of(block.start) for block in document.blocks if block.kind == "heading"] == lines


@pytest.mark.parametrize(
    "heading",
    [
        "Council Puts Off Bridge Decision",
        "Council puts off its decision",
        "Will the bridge be built?",
        "Mayor: ‘We need time’",
        "Background",
    ],
)
def test_heading_above_a_paragraph(heading: str) -> None:
    assert shown(f"{heading}\n\n{LONG}\n\n{LONG}")[0] == ("heading", heading)


def test_title_case_needs_no_empty_line() -> None:
    assert [kind for kind, _ in shown(f"{LONG}\nMayor Calls For Patience\n{LONG}")] == [
        "paragraph",
        "heading",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "It rained.",
        "By Anna Jones",
        "Photo: Anna Jones",
        "January 5, 2022",
        "“We will wait,” the mayor said",
        "https://example.org/bridge",
        "Read more:",
    ],
)
def test_not_a_heading(line: str) -> None:
    assert ("heading", line) not in shown(f"{LONG}\n\n{line}\n\n{LONG}")


def test_last_lines_are_no_headings() -> None:
    assert [kind for kind, _ in shown(f"{LONG}\n\nMore From This Section\n\nBridge Opens At Last")] == ["paragraph"] * 3


@pytest.mark.parametrize("bullet", ["• ", "- ", "– ", "* ", "▪\t", "1. ", "12) ", "a) "])
def test_list_item_starts_after_its_bullet(bullet: str) -> None:
    document = Document(f"Intro.\n  {bullet}first thing\nEnd.")
    item = document.blocks[1]
    assert (item.kind, item.start) == ("list_item", 9 + len(bullet))
    assert document.text[item.start : item.end] == "first thing"


@pytest.mark.parametrize(
    "line",
    ["J. K. Rowling spoke.", "2014. The year began.", "-5 degrees were measured.", "a. m. is short for ante meridiem."],
)
def test_not_a_list_item(line: str) -> None:
    assert shown(line) == [("paragraph", line)]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, January 5. /TASS/.",
        "LONDON (Reuters) -",
        "WASHINGTON —",
        "KYIV, Ukraine (AP) —",
        "BRUSSELS, 10 January 2022 (dpa) –",
        "ST. PETERSBURG, Jan 5 (Reuters) -",
        "ISTANBUL/ANKARA --",
        "NEW YORK –",
    ],
)
def test_dateline(dateline: str) -> None:
    assert shown(f"{dateline} Prices rose.") == [("dateline", dateline), ("paragraph", "Prices rose.")]


@pytest.mark.parametrize("text", ["NATO — the alliance — met.", "Putin — in Moscow — spoke.", "UN – The body.", "Moscow is cold."])
def test_no_dateline(text: str) -> None:
    assert shown(text) == [("paragraph", text)]


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The council met for three hours on Monday and put off its decision on\n"
        "the bridge until the spring, officials said. The mayor asked the\n"
        "residents of both banks for patience and promised a new study of the\n"
        "costs.\n\n"
        "Residents were not pleased. Several of them had come to the meeting\n"
        "with banners, and the vote was interrupted twice.\n"
    )
    assert [text.count("\n") for _, text in shown(wrapped)] == [3, 1]


def test_lines_of_their_own_stay_apart() -> None:
    lines = f"{LONG}\nIt rained all day.\nThe mayor, who had come late, left before the end of the meeting.\n{LONG}"
    assert len(shown(lines)) == 4


def test_line_ends_of_other_systems() -> None:
    for end in ("\r\n", "\r"):
        text = f"Mayor Calls For Patience{end}{end}{LONG}{end}{LONG}"
        assert [kind for kind, _ in shown(text)] == ["heading", "paragraph", "paragraph"]


def test_zones(seed: Callable[[str], Document]) -> None:
    document = Document(f"All news\n\nCouncil puts off decision\n\nLONDON (Reuters) - {LONG}\n\nIt rained.\n\n{LONG}\n\nSource link")
    assert [block.zone for block in document.blocks] == ["start", "start", "body", "body", "body", "body", "end"]
    assert {block.zone for block in seed("004").blocks[-3:]} == {"end"}


def test_block_at() -> None:
    document = Document("One.\n\nTwo.")
    assert document.block_at(0) == document.blocks[0]
    assert document.block_at(4) is None
    assert document.block_at(9) == document.blocks[1]
    assert document.block_at(10) is None
