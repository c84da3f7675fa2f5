import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.checks.structure import heading_level
from lint.document.document import Document

OPENING = (
    "The ministers met in Geneva on Monday to discuss the plan, officials said after the talks.\n\n"
    "The next meeting will be held in Vienna next week, a spokesman said after the talks.\n\n"
)
BODY = "The ministers met in Geneva on Monday to discuss the Russia-led plan, officials said after the talks.\n"


@pytest.mark.parametrize(
    ("end", "found"),
    [
        ("It is not clear whether they will come to", "will come to"),
        ("He spoke for two hours. It is not clear whether they will", "whether they will"),
        ("The prime minister said on Friday that the new budget", "the new budget"),
    ],
)
def test_a_text_that_breaks_off(check, end, found):
    assert [f.text for f in check("STR001", OPENING + end + "\n")] == [found]


@pytest.mark.parametrize(
    "end",
    [
        "It is clear that they will come.",
        "“It is clear that they will come”",
        "Source: news agencies of the two countries",
        "Reporting by Ann Grey and Tom Brown in Vienna",
        "Read the rest of the story on www.example.com",
        "Ann Grey",
    ],
)
def test_ends_that_are_right(check, end):
    assert check("STR001", OPENING + end + "\n") == []


def test_a_section_without_text(marked):
    text = "# News\n\nThe vote was counted.\n\n## Results\n\n## Reactions\n\nNobody spoke.\n\n## Links\n"
    assert marked("STR002", text, "markdown") == text.replace("Results", "[[Results]]").replace("Links", "[[Links]]")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("# News\n\n## Results\n\nNobody spoke.\n\n## Picture\n\n![x](x.png)\n", "markdown"),
        ("<h1>News</h1><h2>Results</h2><p>Nobody spoke.</p><h2>Picture</h2><img src='x'>", "html"),
    ],
)
def test_sections_that_have_something(check, text, format):
    assert check("STR002", text, format) == []


def test_a_heading_that_the_text_repeats(check):
    text = "Minister Leaves for Geneva on Tuesday\n\nMinister leaves for Geneva on Tuesday. " + BODY
    (finding,) = check("STR003", text)
    assert finding.text == "Minister leaves for Geneva on Tuesday"
    assert finding.related[0].start.offset == 0
    assert check("STR003", "Minister Leaves for Geneva on Tuesday\n\n" + BODY) == []


@pytest.mark.parametrize(
    ("text", "format", "levels"),
    [
        ("# A b\n\ntext\n\n### C d\n", "markdown", [1, 3]),
        ("A b\n===\n\ntext\n\nC d\n---\n", "markdown", [1, 2]),
        ('<h2>A b</h2><p>text</p><h4 class="x"><a href="#">C d</a></h4>', "html", [2, 4]),
    ],
)
def test_heading_levels(text, format, levels):
    doc = Document(text, format=format)
    assert [heading_level(doc, block) for block in doc.blocks if block.kind == "heading"] == levels


def test_a_level_that_is_skipped(marked, check):
    text = "<h1>News</h1><p>Nobody spoke.</p><h3>Results</h3><p>None.</p>"
    assert marked("STR004", text, "html") == text.replace("Results", "[[Results]]")
    assert check("STR004", "# A\n\ntext\n\n## B\n\ntext\n\n### C\n\ntext\n\n# D\n", "markdown") == []


def test_one_heading_in_another_case(check):
    title = "".join(f"## Minister Leaves Geneva Without Number {n}\n\n{BODY}\n" for n in ("One", "Two", "Three", "Four", "Five"))
    (finding,) = check("STR005", title + "## Farmers block roads into the capital\n\n" + BODY, "markdown")
    assert finding.text == "Farmers block roads into the capital"
    assert "5 of 6" in finding.message
    assert check("STR005", title, "markdown") == []


def test_hyphens_that_a_heading_lost(check, marked):
    assert marked("STR006", "Russia Led Bloc Goes Home\n\n" + BODY) == "[[Russia Led]] Bloc Goes Home\n\n" + BODY
    assert check("STR006", "Russia-Led Bloc Goes Home\n\n" + BODY) == []
    assert (
        check("STR006", "Russia Led Bloc Goes Home\n\n" + BODY + "\nIt was Russia led by nobody, the officials of the ministry said.\n")
        == []
    )


def test_one_compound_written_two_ways(marked, check):
    assert marked("STR007", "The ceasefire holds. The ceasefire is new. A cease-fire!") == (
        "The ceasefire holds. The ceasefire is new. A [[cease-fire]]!"
    )
    assert check("STR007", "A well-known ceasefire") == []


def test_one_term_with_and_without_capitals(check):
    small = "They sent collective peacekeeping forces. " * 3
    (finding,) = check("STR008", small + "He leads the Collective Peacekeeping Forces.")
    assert finding.text == "Collective Peacekeeping Forces"
    assert check("STR008", small + "Collective peacekeeping forces go.") == []


def test_a_name_and_a_quotation_in_a_heading(marked, check):
    assert marked("STR009", "Grey 'All Of This Must End Now'\n\n" + BODY) == "[[Grey 'All]] Of This Must End Now'\n\n" + BODY
    assert check("STR009", "Grey 'to leave after the row'\n\n" + BODY) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Grey Says Town Went Too Far", "Grey Says Town Went Too Far"),
        ("Grey Warns Town Went Too Far 'It Is Our Last Offer'", "Grey Warns Town Went Too [[Far 'It]] Is Our Last Offer'"),
        ("Grey Meets Farmers In Old Ford “We Have Been Heard”", "Grey Meets Farmers In Old [[Ford “We]] Have Been Heard”"),
        ("Grey Warns Town Went Too Far: 'It Is Our Last Offer'", "Grey Warns Town Went Too Far: 'It Is Our Last Offer'"),
        ("Grey Warns Town Of Ford 'It Is Our Last Offer'", "Grey Warns Town Of Ford 'It Is Our Last Offer'"),
        ("Grey Tells Farmers In Ford 'We Have Been Heard'", "Grey Tells Farmers In Ford 'We Have Been Heard'"),
        ("Crowd Hears Grey In Ford 'The Last Hope Of All'", "Crowd Hears Grey In Ford 'The Last Hope Of All'"),
    ],
)
def test_a_sentence_and_a_quotation_in_a_heading(marked, text, marks):
    assert marked("STR009", f"{text}\n\n{BODY}") == f"{marks}\n\n{BODY}"


ITEMS = f"Morning Post: Board rejects plan of the town\n\n{BODY}\nEvening Mail: Farmers block roads to the capital\n\n{BODY}"
LOST = f"{BODY}\n" * 3


def test_a_first_item_without_headline(check):
    text = LOST + ITEMS
    (finding,) = check("STR010", text)
    assert finding.text == "The ministers met in Geneva"
    assert [text[at.start.offset : at.end.offset] for at in finding.related] == ["Morning Post: Board rejects plan of the town"]


@pytest.mark.parametrize(
    "text",
    [
        ITEMS,
        f"{BODY}\n" * 2 + ITEMS,  # an introduction
        f"The Papers on Monday Morning\n\n{LOST}{ITEMS}",
        LOST + ITEMS.replace("Evening Mail: ", ""),  # headings of another kind
        LOST + ITEMS.replace("Evening Mail", "Morning Post"),
        LOST + ITEMS.replace("Morning Post", "Q").replace("Evening Mail", "A"),
        f"{BODY}\n" * 3 + ITEMS.replace(BODY, BODY.strip() + " And so on, for a long time that day." * 20 + "\n"),
    ],
)
def test_items_that_have_their_headlines(check, text):
    assert check("STR010", text) == []


CODES = (*(f"STR00{n}" for n in range(1, 10)), "STR010")


@given(st.text(alphabet="aB-. \n#'\"<h1>/", max_size=80), st.sampled_from(["plain", "markdown", "html"]))
def test_any_text_gives_spans_inside_it(rules, text, format):
    doc = Document(text, format=format)
    for finding in rules.check(doc, {code: rules.infos[code].severity for code in CODES}, Settings()):
        assert 0 <= finding.start.offset < finding.end.offset <= len(text)


@pytest.mark.parametrize("before", ["the", "cafe\u0301", "Élan", "they’re"])
def test_a_term_with_capitals_after_any_word_written_small(check, before):
    small = "The collective peacekeeping forces stay. " * 3
    found = [f.text for f in check("STR008", f"It is {before} Collective Peacekeeping Forces there. {small}")]
    assert found == (["Collective Peacekeeping Forces"] if before[0].islower() else [])


@pytest.mark.parametrize("text", [" Collective peacekeeping forces stay.", "_Collective peacekeeping forces stay.", "So: Collective Peace"])
def test_a_capital_at_the_start_or_end_of_a_text_makes_no_term(check, text):
    small = "the collective peacekeeping forces stay; " * 3
    assert check("STR008", text + "\n" + small) == []
    assert check("STR008", small + "\n" + text) == []
