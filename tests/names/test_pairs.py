import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document.document import Document
from lint.names.edits import distance_at_most
from lint.names.mentions import Mentions, plain
from lint.names.pairs import name_pairs, near_pairs


@given(st.sets(st.text("abk", min_size=4, max_size=7), max_size=12))
def test_all_pairs_one_edit_apart_with_one_first_letter_are_found(forms):
    found = set(near_pairs(forms))
    for a in forms:
        for b in forms:
            if a < b and a[0] == b[0] and max(len(a), len(b)) >= 5 and distance_at_most(a, b, 1):
                assert (a, b) in found


def test_names_are_capitalised_words_that_never_stand_small():
    text = "The Minister saw McCarthy, O’Brien's aide, NATO and Łukasz. They’re late, said the minister; iPhone and Blair's house."
    assert set(Mentions(Document(text)).surfaces) == {"mccarthy", "o'brien", "lukasz", "they're", "blair"} - {"they're"}


def test_names_beside_a_name():
    doc = Document("Former President George W. Bush's father met Sen. Ted Cruz Jr. in New York.")
    mentions, words = Mentions(doc), doc.tokens.words
    assert mentions.given(words.index("Bush's")) == "george"
    assert mentions.given(words.index("George")) == ""
    assert mentions.surname(words.index("Ted")) == "cruz"
    assert mentions.given(words.index("York")) == ""


@given(st.text(st.sampled_from("AaBb K.'’-\n,éŁß"), max_size=120))
def test_any_text_has_pairs_that_stand_in_it(text):
    doc = Document(text)
    for pair in name_pairs(doc):
        assert pair.suspect.places and pair.right.places
        assert pair.suspect.form != pair.right.form


def test_pairs_come_in_the_order_of_the_evidence():
    text = "The song of Kaikoukan was heard. Of the ship Kaihokan, and of Kaikoukan, nothing was said. Later Kaikokan sank in a bay."
    pairs = [(pair.suspect.form, pair.right.form) for pair in name_pairs(Document(text))]
    assert pairs == [("kaikokan", "kaikoukan"), ("kaihokan", "kaikokan")]


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("Blair's", "Blair"),
        ("BLAIR’S", "BLAIR"),
        ("Jones'", "Jones"),
        ("O'Brien", "O'Brien"),
        ("Jones", "Jones"),
        ("s", "s"),
        ("x''s", "x'"),
    ],
)
def test_the_possessive_ending_is_taken_off_once(word, bare):
    assert plain(word) == bare
