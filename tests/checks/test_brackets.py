import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The troops (forces were sent.", "The troops [[(forces]] were sent."),
        ("The troops forces) were sent.", "The troops [[forces)]] were sent."),
        ("A (b (c) d", "A [[(b]] (c) d"),
        ("He thanked [the for (it) all", "He thanked [[[the]] for (it) all"),
        ("Smith (Jones 56), Brown (Grey 60, Black", "Smith (Jones 56), Brown [[(Grey]] 60, Black"),
    ],
)
def test_brackets_without_a_partner(marked, text, marks):
    assert marked("PUN020", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "It is (a) here, b) there, 1) everywhere, iv) nowhere.",
        "1) First we go.\n2) Then we stay.",
        "Fine :-) and bad :( and ;)",
        "(Toulouse); S Jones (Scarlets): all",
        "[They] went (home [again]).",
    ],
)
def test_brackets_that_are_right(check, text):
    assert check("PUN020", text) == []


@given(st.text(alphabet="ab1.:;-^()[] \n", max_size=60))
def test_any_text_gives_spans_inside_it(rules, text):
    for finding in rules.check(Document(text), {"PUN020": "error"}, Settings()):
        assert any(char in "()[]" for char in finding.text)
        assert text[finding.start.offset : finding.end.offset] == finding.text
