"""Tokens: words, their folded forms, starts and gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document.document import Document
from lint.document.formats import PAD
from lint.document.tokens import indexes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don't ask O’Brien.", ["Don't", "ask", "O’Brien"]),
        ("the US’ view, 'quoted'", ["the", "US", "view", "quoted"]),
        ("well-known S-400", ["well", "known", "S", "400"]),
        ("caf\u00e9 cafe\u0301s na\u0308ive", ["café", "cafe\u0301s", "na\u0308ive"]),
        ("Oʼbrien ʼtis", ["Oʼbrien", "tis"]),
        ("3.5 million", ["3", "5", "million"]),
        ("rock ’n’ roll", ["rock", "n", "roll"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert Document(text).tokens.words == words


def test_lists_run_in_parallel() -> None:
    tokens = Document("“It’s  fine,” he\nsaid.").tokens
    assert tokens.folded == ["it's", "fine", "he", "said"]
    assert tokens.starts == [1, 7, 14, 17]
    assert tokens.gaps == ["“", "  ", ",” ", "\n", "."]
    assert len(tokens) == 4


@given(st.text(st.one_of(st.sampled_from("aB_7 -\n'’ʼİ\u0301"), st.characters(codec="utf-8"))))
def test_words_stand_at_their_starts(text: str) -> None:
    if PAD in text or "Σ" in text:  # padding is left out of words; the lower case of sigma depends on its neighbours
        return
    document = Document(text)
    tokens = document.tokens
    assert "".join(gap + word for gap, word in zip(tokens.gaps, [*tokens.words, ""], strict=True)) == text
    for word, folded, start in zip(tokens.words, tokens.folded, tokens.starts, strict=True):
        assert text[start : start + len(word)] == word
        assert document.folded[start : start + len(word)] == folded


@given(st.text("aZ09_-' .,\n\t\x1c"))
def test_a_text_of_ascii_alone_has_the_words_that_it_has_beside_other_letters(text: str) -> None:
    alone, beside = Document(text).tokens, Document(f"{text} é").tokens
    assert beside.words == [*alone.words, "é"]
    assert beside.starts[:-1] == alone.starts


def test_where_words_stand() -> None:
    tokens = Document("We said we would, he said.").tokens
    assert tokens.numbers_of(frozenset(("said", "he", "us"))) == [1, 4, 5]
    assert tokens.numbers_of(frozenset()) == []


def test_places_of_a_word() -> None:
    words = Document("to be or not to be to").tokens.words
    assert list(indexes(words, "to")) == [0, 4, 6]
    assert list(indexes(words, "be or")) == []
