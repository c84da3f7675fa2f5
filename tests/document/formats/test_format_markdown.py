"""Markdown: what is blanked and which blocks there are."""

from __future__ import annotations

import pytest

from lint.document.document import Document


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a **bold** b", "a   bold   b"),
        ("**a *x* y**", "  a  x  y  "),
        ("**[t](u)**", "   t      "),
        ("snake_case and _so_", "snake_case and  so "),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("see [the text](http://x.org/a_(b) 'T').", "see  the text                         ."),
        ("he [the mayor] left", "he [the mayor] left"),
        ("![alt](x.png) on", "              on"),
        ('use `code "x"` now', "use            now"),
        ("<https://x.org> <b>x</b> <!-- no -->", "                   x                "),
        (r"\*not\*", " *not *"),
        ("---\ntitle: x\n---\nText", "   \n        \n   \nText"),
        ('a\n\n```py\n"x\n```\nb', "a\n\n     \n  \n   \nb"),
        ("[a][r] [b]\n\n[r]: http://x", " a     [b]\n\n             "),
        ("End[^1].", "End    ."),
    ],
)
def test_mask(source: str, text: str) -> None:
    assert Document(source, format="markdown").text == text


def test_blocks() -> None:
    source = (
        "# One #\n\nTwo\n===\n\nA line\ngoes on.\n- item\n  more\n- [ ] next\n\n1. first\n\n> quoted\n> text\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n* * *\nend in\n2014. Yes.\n"
    )
    document = Document(source, format="markdown")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", "One"),
        ("heading", "Two"),
        ("paragraph", "A line\ngoes on."),
        ("list_item", "item\n  more"),
        ("list_item", "next"),
        ("list_item", "first"),
        ("block_quote", "quoted\n  text"),
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("paragraph", "c"),
        ("paragraph", "d"),
        ("paragraph", "end in\n2014. Yes."),
    ]


def test_has_markup() -> None:
    document = Document("a **b**, c", format="markdown")
    assert document.has_markup(5, 8)
    assert not document.has_markup(7, 10)
