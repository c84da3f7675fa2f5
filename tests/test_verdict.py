import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document.document import Document
from lint.finding import Finding, Position
from lint.verdict import PROFILE, events, judge, profile_score, read_weights

OPTIONS = {
    "words": ["the", "of", "don't"], "weights": {"MTR error": 3.0, "MTR warning": 1.0, "PUN001": 2.0, "PUN010 error": 0.5},
    "phrase_unit": 0.5, "intercept": -4.0, "other": -1.0, "prior_words": 2, "full_length": 10, "fewest_words": 3, "most_words": 100,
    "alone_words": 5, "alone_score": 9.0,
}  # fmt: skip
PROFILE_ROWS = [("the", "", "", "8"), ("of", "_", "the", "16"), ("", ",", "of", "-4"), ("N", "", "", "1")]
WEIGHTS = read_weights(OPTIONS, {"intercept": PROFILE_ROWS}, [("on the air of", "4")])
NEUTRAL = read_weights(OPTIONS | {"intercept": 0.0}, {"intercept": []}, [("on the air of", "4")])


def finding(rule, severity="error", text="x", start=0):
    return Finding("a.txt", rule, "name", severity, 0.9, "", text, Position(start, 1, 1), Position(start + len(text), 1, 1))


def score(*findings, words=5):
    return judge(Document("word " * words), findings, NEUTRAL).score


def test_events_are_function_words_looks_neighbours_and_punctuation():
    words, counts = events(Document("The end of the Nile, running. Don’t “go”"), WEIGHTS.words, 100)
    assert words == 8
    assert counts["the", "", ""] == 2
    assert (counts["N", "", ""], counts["-ing", "", ""], counts["x", "", ""], counts["don't", "", ""]) == (1, 1, 2, 1)
    assert counts["of", " ", "the"] == counts["the", " ", "N"] == 1
    assert counts["N", ",", ""] == counts["", ",", "-ing"] == counts["", ",", ""] == 1
    assert counts["don't", '"', ""] == 1
    assert counts["", ".", "don't"] == 1


def test_curly_quotes_dashes_and_line_ends_make_no_difference():
    straight, curly = ('The man - "the" - said\nso', "The man — “the” — said\r\nso")
    assert events(Document(straight), WEIGHTS.words, 100) == events(Document(curly), WEIGHTS.words, 100)


def test_only_the_beginning_of_a_long_text_is_looked_at():
    assert events(Document("the end of it"), WEIGHTS.words, 2) == events(Document("the end"), WEIGHTS.words, 2)


def test_the_profile_is_a_mean_over_the_words_that_starts_from_neutral_words():
    # "of the" 16 + "the" 8 + N 1 over 3 words and 2 neutral ones
    assert profile_score(Document("of the Nile"), WEIGHTS) == pytest.approx(-4 + 25 / 5)
    assert profile_score(Document(""), WEIGHTS) == -4


@given(st.lists(st.sampled_from(["the", "of", "Nile", "7", "goes", ", ", "—", "“", "\n", "don’t"]), max_size=40))
def test_the_score_is_that_of_its_events(pieces):
    doc = Document(" ".join(pieces))
    words, counts = events(doc, WEIGHTS.words, 100)
    (profile,) = WEIGHTS.profiles
    total = sum(profile.events.get(event, 0) * count for event, count in counts.items())
    assert profile_score(doc, WEIGHTS) == pytest.approx(profile.intercept + total / (words + 2))


def test_the_higher_of_two_profiles_counts():
    both = read_weights(OPTIONS, {"intercept": PROFILE_ROWS, "other": [("x", "", "", "5")]}, [])
    assert profile_score(Document("of the Nile"), both) == pytest.approx(-4 + 25 / 5)
    assert profile_score(Document("it goes on"), both) == pytest.approx(-1 + 10 / 5)


@given(st.text())
def test_any_text_has_a_verdict(text):
    verdict = judge(Document(text), [], WEIGHTS)
    assert math.isfinite(verdict.score)
    assert verdict.as_json() == {"score": verdict.score, "flagged": verdict.flagged, "evidence": list(verdict.evidence)}


def test_a_finding_weighs_by_rule_rule_and_severity_or_family_and_severity():
    assert score(finding("PUN001", "warning")) == 2
    assert score(finding("PUN010")) == 0.5
    assert score(finding("PUN010", "warning")) == 0
    assert (score(finding("MTR004")), score(finding("MTR006", "warning")), score(finding("MTR007", "suggestion"))) == (3, 1, 0)


def test_a_phrase_with_a_measured_ratio_weighs_that():
    assert score(finding("MTR006", "warning", "On the\nair of")) == 2


def test_more_findings_of_one_rule_count_less_and_less_but_those_of_other_rules_in_full():
    assert score(finding("MTR004"), finding("MTR004")) == 4.5
    assert score(finding("MTR004"), finding("MTR001")) == 6


def test_findings_count_less_in_a_longer_text():
    assert score(finding("MTR004"), words=10) == 3
    assert score(finding("MTR004"), words=30) == 1


def test_a_text_of_a_few_words_is_never_flagged():
    assert not judge(Document("two words"), [finding("MTR004")], NEUTRAL).flagged
    assert judge(Document("now three words"), [finding("MTR004")], NEUTRAL).flagged


def test_function_words_alone_flag_a_text_that_is_long_or_clear():
    three, six = Document("of the Nile"), Document("of the Nile of the Nile")
    assert 0 < judge(three, [], WEIGHTS).score < 9
    assert (judge(three, [], WEIGHTS).flagged, judge(six, [], WEIGHTS).flagged) == (False, True)
    assert judge(three, [finding("MTR006", "warning")], WEIGHTS).flagged
    clear = read_weights(OPTIONS | {"alone_score": 0.5}, {"intercept": PROFILE_ROWS}, [])
    assert judge(three, [], clear).flagged


def test_evidence_and_passages_come_with_the_weightiest_first():
    found = [
        finding("PUN001", start=4),
        finding("MTR004", start=9),
        finding("MTR004", start=2),
        finding("GRM001"),
        finding("MTR006", "warning"),
    ]
    verdict = judge(Document("of the Nile of the Nile"), found, WEIGHTS)
    assert verdict.evidence == (PROFILE, "MTR004", "PUN001", "MTR006")
    assert [(passage.rule, passage.start) for passage in verdict.passages] == [("MTR004", 2), ("MTR004", 9), ("PUN001", 4)]


def test_the_rule_speaks_for_the_whole_text_on_its_first_block(check):
    text = (
        "Shop\n\nIn the morning in the shop has entered a man and demanded to give to him the money from the cash. In the shop at that "
        "time also were the other people, because of this the man is not able to take the money and he just ran out. It is said that he "
        "was found at the same day in the house of the friend. He says that he wants to make a present for the wife, and that now he is "
        "very ashamed for this."
    )
    (found,) = check("MTR090", text * 3)
    assert (found.text, found.severity) == ("Shop", "warning")
    assert "use of function words" in found.message


def test_the_rule_judges_what_the_other_rules_found(rules):
    from lint.checks.api import Settings

    text = "The minister Anna Kowalska she told reporters so.\n\n" + "The council will decide next week whether to shut the library. " * 6
    doc = Document(text)
    active = {code: rules.infos[code].severity for code in ("MTR010", "MTR090")}
    rules.check(doc, active, Settings())
    assert doc.verdict.evidence == ("MTR010",)
    alone = Document(text)
    rules.check(alone, {"MTR090": "warning"}, Settings())
    assert doc.verdict.score == pytest.approx(alone.verdict.score + 3.0)
