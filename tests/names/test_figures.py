import pytest

from lint.document.document import Document
from lint.names.figures import Figures, index
from lint.names.lexicon import builtin


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zelmerita van den Bosch Brovchuk", []),
        ("Then Zelmerita van den Bosch Brovchok came", [("Brovchok", "Brovchuk")]),
        ("Zelmeritta van den Bosch Brovchuk's house", [("Zelmeritta", "Zelmerita")]),
        ("Zelmerita van den Bosch and Brovchok", []),
    ],
)
def test_a_slip_is_found_at_either_end_of_the_longest_name(text, found):
    doc = Document(text)
    figures = Figures(index([["Zelmerita van den Bosch Brovchuk"], ["Zelmerita Troeth"]]))
    assert [(doc.tokens.words[near.token], near.part) for near in figures.near(doc, builtin())] == found
