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
        ("It was the the the end.", "It was [[the the the]] end."),
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
    assert (
        check(
            "DUP005",
            f"{LONG}\n\nIt gave no details.\n\n{LONG.replace('Monday', 'Friday').replace('met', 'sat').replace('ministry', 'king')}\n",
        )
        == []
    )


@pytest.mark.parametrize(
    ("second", "severity"),
    [
        ("Talks on grain deal, resume!", "error"),
        ("Talks on graim deal resume", "error"),
        ("Talks on the grain deal resume", "warning"),
    ],
)
def test_headings_that_are_nearly_the_same(check, second, severity):
    (finding,) = check("DUP004", f"Talks on grain deal resume\n\n{second}\n\n{LONG}\n")
    assert (finding.text, finding.severity, finding.related[0].start.line) == (second, severity, 1)


@pytest.mark.parametrize(
    "second", ["Talks on grain deals resume", "Talks on steel deal end soon", "Talk on grain", "Talks on grain deal resume in 2022"]
)
def test_other_headings(check, second):
    assert check("DUP004", f"Talks on grain deal resume\n\n{second}\n\n{LONG}\n") == []


def test_paragraphs_that_are_nearly_the_same_but_not_those_with_other_figures(check):
    (finding,) = check("DUP005", f"{LONG}\n\nIt gave no details.\n\n{LONG.replace('the spring', 'spring')}\n")
    assert (finding.start.line, finding.severity) == (5, "warning")
    prices = "A barrel of crude oil cost {} dollars on the exchange of Rotterdam when trading was over on Monday evening."
    assert check("DUP005", f"{prices.format(71)}\n\nIt gave no details.\n\n{prices.format(72)}\n") == []


def test_a_caption_without_its_full_stop_is_no_error(check):
    (finding,) = check("DUP005", f"{LONG}\n\nIt gave no details.\n\n{LONG[:-1]}\n")
    assert finding.severity == "warning"


def test_a_doubled_sentence(check):
    (finding,) = check("DUP006", "It rained. The ministry gave no details. The ministry gave no details. That was all.")
    assert (finding.text, finding.severity) == ("The ministry gave no details. The ministry gave no details.", "error")
    assert finding.fix.replacement == "The ministry gave no details."


def test_a_long_doubled_sentence(check):
    (finding,) = check("DUP006", f"It rained. {LONG} {LONG} That was all.")
    assert (finding.text, finding.severity) == (f"{LONG} {LONG}", "error")


def test_a_sentence_said_twice_in_a_quotation_may_be_meant(check):
    (finding,) = check("DUP006", '"The ministry gave no details. The ministry gave no details," he said.') or [None]
    assert finding is None or finding.severity == "suggestion"


def test_a_sentence_that_stood_far_above(check):
    text = f"{LONG} It gave no details.\n\nThe port was closed. {LONG} Nobody was there.\n"
    (finding,) = check("DUP006", text)
    assert (finding.text, finding.start.line, finding.severity, finding.related[0].start.offset) == (LONG, 3, "suggestion", 0)
    assert check("DUP008", text) == []


@pytest.mark.parametrize(
    ("marks", "severity"),
    [
        ("work [[of the board of the board of the board]] was", "error"),
        ("[[it is now here it is now here it is now here it is]]", "error"),
        ("[[bread milk bread milk bread milk]]", "warning"),
        ("near [[the port, the port, the port]], he said", "warning"),
        ("the [[rain, rain, rain, rain]] of May", "warning"),
        ("in [[Lake Town, Lake Town, Lake Town, Lake Town, Lake Town, Lake Town]] and so on", "error"),
        ("[[born in 2001, born in 2002, born in 2003, born in 2004, born in 2005]]", "warning"),
    ],
)
def test_loops(check, marked, marks, severity):
    text = marks.replace("[[", "").replace("]]", "")
    assert marked("DUP007", text) == marks
    assert check("DUP007", text)[0].severity == severity
    assert check("DUP002", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "more and more and more and more",
        "la la la la la la",
        "on 1 2 1 2 1 2 1 2 goals",
        "in 2001, 2002, 2003, 2004, 2005 and 2006",
        "They came home, they came home and slept.",
        "Location, location, location is what counts.",
        "“The port, the port, the port,” he sang. “Rain, rain, rain, rain.”",
        "At the port. The port. The port.",
    ],
)
def test_what_is_no_loop(check, text):
    assert check("DUP007", text) == []


def test_sentences_in_a_loop(check):
    text = " ".join(f"The delegation arrived in the capital on {day} evening by train." for day in ("Monday", "Tuesday", "Friday"))
    (finding,) = check("DUP007", f"It rained. {text} Nobody met it.")
    assert (finding.text, finding.severity) == (text, "warning")


def test_a_passage_that_a_quotation_repeats(check):
    lead = "The harbour administration is going to close both northern piers for repairs in May, its spokesman said."
    passage = "The harbour administration is going to close both northern piers for repairs"
    (finding,) = check("DUP008", f'{lead}\n\n"{passage} until summer," he told reporters.\n')
    assert (finding.text, finding.start.offset, finding.severity) == (passage, len(lead) + 3, "suggestion")
    assert finding.message == "The quotation repeats 12 words of line 1"


def test_a_name_with_its_titles_is_no_repeated_passage(check):
    name = "First Deputy Head of the Administration of the Northern Harbour Admiral Jonathan Miller"
    assert check("DUP008", f"So said {name} of the ports.\n\nIt was {name} who wrote it.\n") == []


def test_an_article_that_stands_twice_in_a_digest(check):
    article = f"""Talks on grain deal resume

{LONG}
Nobody expects that an agreement is signed before the harvest, because both sides want guarantees for their ships.
A second round of talks is planned for the last week of the month in the same hotel, said people who were there.
"""
    text = f"{article}\nMuseum opens late\n\nThe museum opens at noon.\n\n{article}"
    (finding,) = check("DUP009", text)
    assert (finding.start.line, finding.end.line, finding.related[0].start.line) == (11, 15, 1)
    assert check("DUP005", text) == []


@given(
    st.lists(
        st.sampled_from(
            ["the ", "in ", "a", "Jane ", "Miller ", ", ", ". ", "\n", "\n\n", "wages ", "-", "’", "2001 ", "2002 ", '"', LONG]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
def test_every_fix_leaves_less_text_and_any_text_is_survived(rules, text):
    active = dict.fromkeys((f"DUP00{n}" for n in range(1, 10)), "error")
    for finding in rules.check(Document(text), active, Settings()):
        assert text[finding.start.offset : finding.end.offset] == finding.text
        assert finding.fix is None or len(finding.fix.replacement) < len(finding.text)


@given(st.text())
def test_any_characters_are_survived(rules, text):
    for finding in rules.check(Document(text * 3), dict.fromkeys((f"DUP00{n}" for n in range(1, 10)), "error"), Settings()):
        assert finding.text
