"""HTML: what is blanked, how entities are decoded, and which blocks there are."""

from __future__ import annotations

import pytest

from lint.document.document import Document
from lint.document.formats import PAD


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a <b>b</b></p>", "   a    b        "),
        ("<a title='x > y'>t</a>", " " * 17 + "t    "),
        ("<head><title>T</title></head>x", " " * 29 + "x"),
        ("<script>if (a<b) 'x'</script>y", " " * 29 + "y"),
        ("a < b & c", "a < b & c"),
        ("x<!-- <p> -->y", "x" + " " * 12 + "y"),
        ("so &quot;We", 'so      "We'),
        ("it.&quot; So", 'it."      So'),
        ("a &amp; b", "a     & b"),
        ("a&nbsp;b", "a\xa0     b"),
        ("don&#8217;t", f"don’{PAD * 6}t"),
        ("caf&eacute;s", f"café{PAD * 7}s"),
        ("x&quot;, y", f'x{PAD * 5}", y'),
        ("&unknown; &#0;", "&unknown; &#0;".replace("&#0;", "   \ufffd")),
        ("a&#10;b", "a     b"),
    ],
)
def test_mask(source: str, text: str) -> None:
    assert Document(source, format="html").text == text


def test_entity_inside_a_word_does_not_cut_it() -> None:
    tokens = Document("Russia&#8217;s caf&eacute;s &amp; bars", format="html").tokens
    assert tokens.words == ["Russia’s", "cafés", "bars"]
    assert tokens.folded == ["russia's", "cafés", "bars"]
    assert tokens.starts == [0, 15, 34]


def test_entity_quotes_make_a_quotation() -> None:
    document = Document("<p>&ldquo;Yes,&rdquo;he said. &quot;No.&quot;</p>", format="html")
    assert [mark.role for mark in document.quotation_marks] == ["open", "close", "open", "close"]


def test_blocks() -> None:
    source = (
        "<h1>One <em>Two</em></h1><div>Three<p>Four</p></div><ul><li>Five<li>Six</ul>"
        "<blockquote><p>Seven</p></blockquote><table><tr><td>Eight<td>Nine</table>Ten<br>Eleven"
    )
    document = Document(source, format="html")
    assert [(block.kind, document.text[block.start : block.end].split()) for block in document.blocks] == [
        ("heading", ["One", "Two"]),
        ("paragraph", ["Three"]),
        ("paragraph", ["Four"]),
        ("list_item", ["Five"]),
        ("list_item", ["Six"]),
        ("block_quote", ["Seven"]),
        ("paragraph", ["Eight"]),
        ("paragraph", ["Nine"]),
        ("paragraph", ["Ten"]),
        ("paragraph", ["Eleven"]),
    ]
