import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cards.phrases import CASE, LINE_START, SENTENCE_START, PhraseError, compile_phrase, expand, fold, parse


def matches(phrase: str, text: str) -> list[str]:
    made = compile_phrase(phrase)
    return [m.group() for m in re.finditer(made.source, text, 0 if made.flags & CASE else re.IGNORECASE)]


def test_alternatives_and_optional_words():
    assert expand("{colour|color} [of the ]revolution{s|}") == [
        "colour of the revolutions", "colour of the revolution", "colour revolutions", "colour revolution",
        "color of the revolutions", "color of the revolution", "color revolutions", "color revolution",
    ]  # fmt: skip
    assert matches("{colour|color} [of the ]revolution{s|}", "A Color revolution, colour of the revolutions.") == [
        "Color revolution",
        "colour of the revolutions",
    ]


def test_prefixes_are_flags():
    assert parse("^=News:")[0] == LINE_START | CASE
    assert parse("<Recall that")[0] == SENTENCE_START


def test_case_counts_only_when_asked():
    assert matches("=Putin", "putin Putin") == ["Putin"]
    assert matches("putin", "putin Putin") == ["putin", "Putin"]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("in rows", "within rows"),
        ("in rows", "in rowsing"),
        ("in rows", "plug-in rows"),
        ("in rows", "in rows-based"),
        ("we can", "we can't"),
    ],
)
def test_boundaries_are_those_of_words_and_hyphens_count_as_part_of_one(phrase, text):
    assert matches(phrase, text) == []


@pytest.mark.parametrize("text", ["“in rows”", "in rows, he", "(in rows)", "in rows’ end", "in  \u00a0rows", "in rows - a"])
def test_what_may_stand_around_and_inside_a_phrase(text):
    assert len(matches("in rows", text)) == 1


def test_a_phrase_may_begin_or_end_with_punctuation():
    assert matches("” , –", "Russia” , – the") == ["” , –"]
    assert matches("it will remind,", "It will remind, that") == ["It will remind,"]


def test_quotes_are_alike():
    assert matches("it's here", "It’s here. It's here.") == ["It’s here", "It's here"]


@pytest.mark.parametrize("phrase", ["", "^", "{a|b", "a]", "{a|[b]}", "{a|}", "[x]", "a", "[a|b] word"])
def test_phrases_that_cannot_be_used(phrase):
    with pytest.raises(PhraseError):
        compile_phrase(phrase)


WORDS = ["alpha", "{one|two two}", "[opt]", "wor{d|ds}", "it’s", "[the ]beta", "gamma[ ray]", "{a|b|}"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join))
def test_every_wording_is_matched_whole_and_holds_an_anchor(phrase):
    try:
        made = compile_phrase(phrase)
    except PhraseError:
        return
    for wording in expand(phrase):
        assert re.fullmatch(made.source, wording)
        assert any(anchor in fold(wording) for anchor in made.anchors)
