import random

import pytest

from lint import pieces, run
from lint.checks.api import Hit
from lint.config import Configs
from lint.document.document import Document
from lint.run import Linter

# Rules that look no further than a paragraph, or a few; and one that names another line in its message.
LOCAL = ["DUP001", "DUP005", "PUN001", "PUN003", "PUN004", "PUN010", "PUN020", "CHR002", "GRM"]
DEFECTS = [
    "He said to to them that all was well.", 'He said it. "It is."he said.', "She was a honest woman (and said so.",
    "“We shall stay here", "Zero\u200bwidth is what this is.", "He left ,and she stayed.",
]  # fmt: skip


def long_text(ends, seed=7):
    pick = random.Random(seed)
    lines = []
    for number in range(1, 300):
        plain = f"The council of the town met on day {number} and agreed on part {pick.randrange(1000)} of its budget for the year."
        lines += [pick.choice(DEFECTS) if pick.random() < 0.2 else plain, *[""] * pick.choice((0, 1, 1))]
        if number % 40 == 0:
            lines += ["", f"Paragraph {number} was said before, and at length, by the council of the town, and stands here twice.", ""] * 2
    return ends.join(lines) + ends


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(pieces, "_PIECE", 4000)
    monkeypatch.setattr(pieces, "_MARGIN", 1500)
    monkeypatch.setattr(pieces, "_SLACK", 500)


def findings(text, select, also=()):
    config = Configs({"select": select}).for_folder("")
    doc = Document(text, "a.txt")
    return Linter(Configs()).findings(doc, config, also), doc


@pytest.mark.parametrize("text", [long_text("\n"), long_text("\r\n"), long_text("\r"), long_text(" "), "x" * 20_000, "\r\n" * 9000, ""])
def test_pieces_cover_the_text_and_are_cut_well(small, text):
    before = 0
    for piece in pieces.pieces(text):
        assert piece.start <= piece.low == before < piece.high <= piece.end <= len(text)
        assert piece.start == 0 or piece.low - piece.start >= 1500
        assert piece.end == len(text) or piece.end - piece.high >= 1500
        for cut in piece:
            assert text[cut - 1 : cut + 1] != "\r\n"
            assert cut in (0, len(text)) or text[cut - 1] in "\r\n " or " " not in text[:cut]
        before = piece.high
    assert before == len(text)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", " "])
def test_what_is_found_in_pieces_is_what_is_found_in_the_whole(small, monkeypatch, ends):
    text = long_text(ends)
    whole, _ = findings(text, LOCAL)
    monkeypatch.setattr(run, "_LONG", 5000)
    assert len(whole) > 40 or ends == " "
    assert findings(text, LOCAL)[0] == whole


def test_a_message_and_a_related_place_name_lines_of_the_whole(small, monkeypatch):
    monkeypatch.setattr(run, "_LONG", 5000)
    text = long_text("\n")
    found = [finding for finding in findings(text, ["DUP005"])[0] if "line" in finding.message]
    assert len(found) > 3 and found[-1].start.line > 300
    for finding in found:
        (related,) = finding.related
        assert f"line {related.start.line}" in finding.message
        assert text.split("\n")[related.start.line - 1][: len(finding.text)] == finding.text


def test_hits_made_elsewhere_are_taken_in_once(small, monkeypatch):
    monkeypatch.setattr(run, "_LONG", 5000)
    text = long_text("\n").replace("council", "Counzil")
    places = [at for at in range(0, len(text), 97) if text.startswith("The", at)]
    values = {"files": 2, "usual": "Council", "others": "b.txt"}
    hits = [("XFI003", Hit(at, at + 3, values, None, ((at, at + 3), (0, 3)))) for at in places]
    found = findings(text, ["XFI003"], hits)[0]
    assert [finding.start.offset for finding in found] == places != []
    assert {finding.text for finding in found} == {"The"}
    assert all(finding.related[0].start == finding.start for finding in found)


def test_a_long_text_is_judged_once_by_its_beginning(small, monkeypatch):
    monkeypatch.setattr(run, "_LONG", 5000)
    text = long_text("\n")
    found, doc = findings(text, ["MTR"])
    assert doc.verdict is not None
    assert sum(finding.rule == "MTR090" for finding in found) <= 1


def test_words_are_counted_in_pieces(small):
    text = long_text("\n")
    assert pieces.words(text) == len(text.split())


def test_texts_with_markup_are_read_as_a_whole(monkeypatch):
    monkeypatch.setattr(run, "_LONG", 10)
    monkeypatch.delattr(pieces, "findings")
    text = "<p>He said to to them.</p>"
    config = Configs({"select": ["DUP001"]}).for_folder("")
    assert len(Linter(Configs()).findings(Document(text, "a.html", "html"), config)) == 1
