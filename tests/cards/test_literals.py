import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cards.keys import words_and_pairs
from lint.cards.literals import longest_match, looks_far, needs_whole_text, required
from lint.document.folding import fold

PATTERNS = [
    r"\b(?P<at>(?:said|told) at (?:reporters?|the press))\b",
    r"(?i)\bin the near(?:est)? future\b[^.!?\n]{5,20}?\b(?:in the (?:near )?future|soon)\b",
    r"[Tt]hey (?:was|is)\b(?! n[’']t)",
    r"(?<=[.!?]\s)(?:Lack|Absence) (?:of\s+|by )",
    r", (?:no|not)\b",
    r"(?:a{2,3}|b+)x?yz",
    r"[”\"],?\s+said",
    r"(?<!\w)(or|and), ([A-Z][a-z]+)(?!\w)",
    r"(?<![^\w])end(?=ing (?:here|there))",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_clause_is_met_where_the_pattern_matches(pattern):
    @given(st.text(" ,.abc\n”", max_size=5), st.from_regex(pattern), st.text(" ,.abc\n”", max_size=5))
    def met(before, middle, after):
        text = before + middle + after
        if re.search(pattern, text) and "ſ" not in text and "ı" not in text:
            folded = fold(text)
            found = words_and_pairs(folded)
            for clause in required(pattern):
                assert any(literal in folded and set(keys) <= found for literal, keys in clause)

    met()


def test_clauses_are_as_long_as_they_can_be():
    said, *_ = required(r"\b(?:said|told) at (?:reporters|the press)\b")
    assert {literal for literal, _ in said} == {
        "said at reporters",
        "told at reporters",
        "said at the press",
        "told at the press",
    }
    assert dict(said)["said at reporters"] == ("said", "at", "reporters", "said at", "at reporters")


def test_a_literal_that_contains_another_is_left_out_only_if_its_keys_allow_that():
    assert required(r"\bnever(?: again)?\b") == ((("never", ("never",)),),)
    (clause,) = required(r", (?:has no|has not)\b")
    assert {literal for literal, _ in clause} == {", has no", ", has not"}


@pytest.mark.parametrize("pattern", [r"\w+s", r"(?:said)?", r"[^a]bc?", r"(?:a|bc) ?", r"\d{3}"])
def test_a_pattern_without_certain_literals_has_no_clause(pattern):
    assert required(pattern) == ()


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        (r"\bsaid [a-z]+ing\b", False),
        (r"said\s+so", True),
        (r"said [^.]*so", True),
        (r"said [^.\n]*so", False),
        (r"said .*so", False),
        (r"(?s)said .*so", True),
        (r"(?:\A|\n|[.!?]\s)Built", False),
        (r"(?:\A|\n{5,19})Built", True),
        (r"[.!?]\sBuilt", False),
        (r"said(?=\s|$)", False),
        (r"said(?![^.]{300} not)", True),
        (r"said(?![^.\n]{300} not)", False),
        (r"(?<=\s)(said|told) nothing\n", True),
        (r"x{9}(?:said|\W)so", True),
        (r"x{9}[\x00-\x20]x", True),
        (r"x{3}[\x00-\x20]x", False),
    ],
)
def test_patterns_that_can_be_run_line_by_line(pattern, whole):
    assert needs_whole_text(pattern) is whole


def test_patterns_that_look_far_ahead():
    assert looks_far(r"said(?![^.\n]* not)")
    assert looks_far(r"(?:he|she(?=[^\n]{300}x)) said")
    assert not looks_far(r"said(?= \w{1,40} so)")
    assert not looks_far(r"(?<=said )[^\n]*")


def test_the_longest_match():
    assert longest_match(r"(?:said|told) x{2,5}(?= y)") == 10
    assert longest_match(r"said \w+") > 1_000_000
