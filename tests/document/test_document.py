"""Document: folding, lines and positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document.document import Document

# Text with every kind of white space and quote that views treat specially.
TEXTS = st.text(
    st.one_of(st.sampled_from("aB.,!? \n\r\t\f\u2028\xa0\"'“”‘’„«»()-–—•1İ…"), st.characters(codec="utf-8")),
    max_size=200,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("It’s “SO”", 'it\'s "so"'),
        ("„Ja‟ ‛tis Oʼbrien", "\"ja\" 'tis o'brien"),
        ("a\tb\r\nc\xa0d\u2009e\u2028f", "a b  c d e f"),
        ("İstanbul", "istanbul"),
        ("plain ASCII\n", "plain ascii "),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert Document(text).folded == folded


def test_folding_keeps_the_length_of_every_character() -> None:
    text = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert len(Document(text).folded) == len(text)


def test_lines_end_at_newline_and_carriage_return_only() -> None:
    document = Document("a\rb\r\nc\nd\u2028e\ff\x85g\n")
    assert document.line_starts == [0, 2, 5, 7, 15]
    assert document.line_of(document.text.index("g")) == 4
    assert document.position(9) == (9, 4, 3)


def test_empty_text() -> None:
    document = Document("")
    assert document.line_starts == [0]
    assert (document.blocks, document.sentences, document.quotations, document.tokens.words) == ((), (), (), [])
    assert document.tokens.gaps == [""]
    assert document.tokens.folded == []
    assert document.block_at(0) is None
    assert not document.in_quotation(0)


@given(TEXTS)
def test_positions_lead_back_to_the_offset(text: str) -> None:
    document = Document(text)
    for offset in range(len(text) + 1):
        _, line, column = document.position(offset)
        assert document.line_starts[line - 1] + column - 1 == offset
        assert text[document.line_starts[line - 1] : offset].count("\n") == 0
    assert len(document.line_starts) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@given(TEXTS, st.sampled_from(["plain", "markdown", "html"]))
def test_views_hold_for_any_text(text: str, format: str) -> None:
    document = Document(text, format=format)
    assert len(document.text) == len(document.folded) == len(text)
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(text)
        body = document.text[block.start : block.end]
        assert body == body.strip() != ""
        end = block.end
    end = 0
    for start, stop in document.sentences:
        assert end <= start < stop <= len(text)
        end = stop
    end = 0
    for quotation in document.quotations:
        assert end <= quotation.start < quotation.end <= len(text)
        assert document.in_quotation(quotation.start)
        end = quotation.end
    offsets = [mark.offset for mark in document.quotation_marks]
    assert offsets == sorted(set(offsets))
    tokens = document.tokens
    assert len(tokens.gaps) == len(tokens.words) + 1 == len(tokens.starts) + 1 == len(tokens.folded) + 1


# Pieces of markup, whole and broken, for texts of any kind of nonsense.
PIECES = "* ** _ ` [ ]( ) < > <b> </b> <p &quot; &#8217; &eacute; \\ # - 1. | --- ``` & word <!-- --> <script> é"
MARKUP = [*PIECES.split(" "), "<p class='", " ", "# ", "> ", "- ", "\n", "\n\n", '"']


@given(st.lists(st.sampled_from(MARKUP), max_size=40).map("".join), st.sampled_from(["markdown", "html"]))
def test_markup_keeps_length_and_line_ends(text: str, format: str) -> None:
    document = Document(text, format=format)
    assert len(document.text) == len(text)
    assert [i for i, char in enumerate(document.text) if char == "\n"] == [i for i, char in enumerate(text) if char == "\n"]
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()


def test_unusual_characters_are_each_told_once():
    assert Document("plain ASCII\t~\r\n").unusual == ""
    assert Document("“so” “so” naïve\u200b\x7f").unusual == "“”ï\u200b\x7f"
