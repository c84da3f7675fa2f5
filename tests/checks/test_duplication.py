import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document

LONG = "Officials from both countries met on Monday for the first time since the spring, the ministry said."


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("It took place in in Paris.", "It took place [[in in]] Paris."),
        ("It was the the the end.", "It was [[the the]] the end."),
        ("The the minister said so.", "[[The the]] minister said so."),
        ("He came in in third place.", "He came in in third place."),
        ("What had had to be done, he had had done.", "What had had to be done, he had had done."),
        ("It is a very very old one.", "It is a very very old one."),
        ("Duran Duran and Pago Pago.", "Duran Duran and Pago Pago."),
        ("from 10 10 to 5", "from 10 10 to 5"),
        ("the well-known known unknown", "the well-known known unknown"),
        ("He said that. That was all.", "He said that. That was all."),
        ("and, and then", "and, and then"),
        ("the a a end", "the [[a a]] end"),
        ("grade C C students", "grade C C students"),
    ],
)
def test_doubled_words(marked, text, marks):
    assert marked("DUP001", text) == marks


def test_function_words_are_errors_and_others_a_question(check):
    assert check("DUP001", "in in Paris")[0].severity == "error"
    (finding,) = check("DUP001", "it announced announced a plan")
    assert (finding.severity, finding.fix.replacement, finding.fix.safe) == ("warning", "announced", False)


def test_a_doubled_word_may_run_over_the_end_of_a_wrapped_line_but_not_of_a_block(check):
    assert [f.text for f in check("DUP001", "It took place in\nin Paris.", "markdown")] == ["in\nin"]
    assert check("DUP001", "It took place in\n\nin Paris.", "markdown") == []


@pytest.mark.parametrize(
    ("text", "marks", "severity"),
    [
        ("To Take Part In The Show Part In The Show Today", "To Take [[Part In The Show Part In The Show]] Today", "error"),
        ("the head of the of the agency", "the head [[of the of the]] agency", "error"),
        ("he wanted higher wages higher wages for all", "he wanted [[higher wages higher wages]] for all", "warning"),
    ],
)
def test_doubled_phrases(check, marked, text, marks, severity):
    assert marked("DUP002", text) == marks
    assert check("DUP002", text)[0].severity == severity


@pytest.mark.parametrize(
    "text",
    [
        "for years and years and years",
        "all we have to have to win",
        "moved coast to coast to meet demand",
        "no one, no one",
        "It fell. It fell.",
        "1 0 1 0 1 0",
        "energy and energy-related",
        "Jane Miller Jane Miller said",  # a name is another rule's
    ],
)
def test_repetitions_that_are_right(check, text):
    assert check("DUP002", text) == []


def test_a_doubled_name(check):
    (finding,) = check("DUP003", "as US envoy Jane Miller Jane Miller put it")
    assert (finding.start.offset, finding.end.offset, finding.fix.replacement) == (12, 35, "Jane Miller")
    assert check("DUP003", "he sang New York New York at the end") == []


def test_a_doubled_heading_points_at_the_first(check):
    text = f"Talks on grain deal resume\n\nTALKS ON GRAIN DEAL RESUME\n\n{LONG}\n"
    (finding,) = check("DUP004", text)
    assert (finding.start.line, finding.text, finding.message) == (3, "TALKS ON GRAIN DEAL RESUME", "This heading stands in line 1 already")
    assert [related.start.line for related in finding.related] == [1]


def test_sections_far_apart_may_have_the_same_heading(check):
    text = (
        f"Talks on grain deal resume\n\n{LONG}\n\n{LONG} No.\n\n{LONG} Yes.\n\n{LONG} So.\n\nTalks on grain deal resume\n\n{LONG} Well.\n"
    )
    assert check("DUP004", text) == []


def test_a_doubled_paragraph(check):
    text = f"{LONG}\n\nIt gave no details.\n\n{LONG.replace('the spring', 'the  spring')}\n"
    (finding,) = check("DUP005", text)
    assert (finding.start.line, finding.severity, finding.related[0].start.line) == (5, "error", 1)
    assert check("DUP005", f"{LONG}\n\nIt gave no details.\n\n{LONG[:-1]} again.\n") == []


@given(
    st.lists(st.sampled_from(["the ", "in ", "a", "Jane ", "Miller ", ", ", "\n", "\n\n", "wages ", "-", "’"]), max_size=30).map("".join)
)
def test_every_fix_leaves_less_text_and_any_text_is_survived(rules, text):
    active = dict.fromkeys(("DUP001", "DUP002", "DUP003", "DUP004", "DUP005"), "error")
    for finding in rules.check(Document(text), active, Settings()):
        assert text[finding.start.offset : finding.end.offset] == finding.text
        assert finding.fix is None or len(finding.fix.replacement) < len(finding.text)
