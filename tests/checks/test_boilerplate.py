"""Site furniture and left-over markup: exact spans, what stays silent, and what may be deleted unseen."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lint.cards.tables import read_table
from lint.checks import boilerplate
from lint.checks.api import Context, Hit, Settings
from lint.document.document import Document

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules" / "boilerplate"
BODY = "The two sides will meet again in Geneva on Friday, officials said."
MORE = "The ministry did not comment on the list of those who will take part."


@lru_cache
def context(card: str) -> Context:
    data: dict[str, Any] = yaml.safe_load((RULES / f"{card}.yaml").read_text(encoding="utf-8"))
    tables = {name: read_table((RULES / path).read_text(encoding="utf-8"), path).rows for name, path in data.get("tables", {}).items()}
    return Context(data["options"], tables, Settings(), {})


def furniture(text: str) -> list[Hit]:
    return list(boilerplate.site_furniture(Document(text), context("site-furniture")))


def markup(text: str) -> list[Hit]:
    return list(boilerplate.left_over_markup(Document(text), context("left-over-markup")))


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in furniture(text)]


def seed(name: str) -> str:
    return next((ROOT / "seeds").glob(f"{name}_*.txt")).read_text(encoding="utf-8")


# ---------------------------------------------------------------------------------------------------------------- seeds


@pytest.mark.parametrize("name", ["000", "001", "003"])
def test_seeds_without_furniture_are_silent(name: str) -> None:
    assert furniture(seed(name)) == []


def test_seed_002_has_one_line_and_its_dateline_stays() -> None:
    [hit] = furniture(seed("002"))
    assert (hit.start, hit.end, hit.fix, hit.variant) == (0, len("All news"), "", "")


def test_seed_004_has_a_newsletter_line_and_a_block_at_the_end() -> None:
    text = seed("004")
    inside, foot = furniture(text)
    assert text[inside.start : inside.end].startswith("Find market news") and text[inside.start : inside.end].endswith("Sign up for free.")
    assert inside.fix is None
    assert text[foot.start :].startswith("Like this story?") and foot.end == len(text.rstrip())
    assert (foot.fix, foot.variant, foot.values["lines"]) == ("", "block", 4)


# --------------------------------------------------------------------------------------------------------------- blocks


@pytest.mark.parametrize(
    "line",
    [
        "Source link",
        "• Leave a Reply",
        "READ MORE: What we know so far",
        "Image 5 of 5",
        "5 min read",
        "FacebookTwitterPinterestEmail",
        "Terms of use | Privacy policy",
        "Comments (12)",
        "Click to share on Facebook (Opens in new window)",
        "Follow Example News on Twitter",
        "« 1 2 3 … 8 Next »",
        "Sign up for our daily newsletter and get the best stories in your inbox.",
    ],
)
def test_a_sure_line_is_an_error_inside_the_article(line: str) -> None:
    text = f"{BODY}\n\n  {line}\n\n{MORE}\n"
    [hit] = furniture(text)
    start = len(BODY) + 4
    assert (hit.start, hit.end, hit.variant, hit.fix) == (start, start + len(line), "", None)


def test_the_same_line_at_the_end_can_be_deleted_unseen() -> None:
    text = f"{BODY}\n{MORE}\n\nSource link\n"
    [hit] = furniture(text)
    assert text[: hit.start] + str(hit.fix) + text[hit.end :] == f"{BODY}\n{MORE}\n\n\n"


def test_without_an_article_or_with_a_possible_heading_nothing_is_deleted_unseen() -> None:
    assert [hit.fix for hit in furniture("Source link\nLeave a Reply\n")] == [None]
    assert [hit.fix for hit in furniture(f"Advertisement\nWorld\nTalks go on\n{BODY}\n{MORE}")] == [None]


def test_neighbours_join_over_blank_lines_and_whole_lines_are_covered() -> None:
    text = f"{BODY}\n\nShare this:\n\n\nFacebook\nTwitter\n\n{MORE}"
    assert found(text) == ["Share this:\n\n\nFacebook\nTwitter"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_spans_do_not_depend_on_line_ends(end: str) -> None:
    text = end.join([BODY, "", "Related articles", "Post a comment", ""])
    assert found(text) == [f"Related articles{end}Post a comment"]


def test_a_word_that_may_be_a_heading_needs_company() -> None:
    assert found(f"{BODY}\n\nComments\n\n{MORE}") == []
    assert found(f"{BODY}\n\nComments\nPrint\nShare\nEmail\n\n{MORE}") == ["Comments\nPrint\nShare\nEmail"]


def test_as_the_last_line_it_is_a_warning() -> None:
    [hit] = furniture(f"{BODY}\n\nComments\n")
    assert hit.variant == "doubtful" and hit.fix is None


def test_section_names_are_headings_of_a_digest() -> None:
    assert found(f"World\n\n{BODY}\n\nBusiness\n\n{MORE}\n\nSport\n\n{BODY}") == []


def test_a_section_name_behind_furniture_belongs_to_what_follows() -> None:
    assert found(f"{BODY}\n\nAdvertisement\n\nWorld\n\n{MORE}") == ["Advertisement"]


def test_a_label_of_the_foot_is_only_support_inside_the_article() -> None:
    assert found(f"{BODY}\n\nMost read\n\n{MORE}\n\n{BODY}") == []
    assert found(f"{BODY}\n\n{MORE}\n\nMost read") == ["Most read"]


def test_below_a_label_at_the_foot_headlines_go_along_but_nobody_deletes_them_unseen() -> None:
    foot = "Most read\nStorm leaves thousands without power\n2\nCouncil votes on the new stadium"
    [hit] = furniture(f"{BODY}\n{MORE}\n\n{foot}\n")
    assert hit.values["lines"] == 4 and hit.fix is None


def test_a_box_inside_takes_its_headlines_but_not_the_next_subheading() -> None:
    text = f"{BODY}\n\nRelated stories\nStorm leaves thousands without power on the coast\n\nNext steps\n\n{MORE}"
    assert found(text) == ["Related stories\nStorm leaves thousands without power on the coast"]


def test_the_message_tells_what_it_is() -> None:
    [hit] = furniture(f"{BODY}\n\nSource link\nLeave a Reply\n")
    assert hit.values["why"] == "source link, comment form"
    assert (hit.values["line"], hit.values["last"], hit.values["lines"]) == ("Source link", "Leave a Reply", 2)


# ------------------------------------------------------------------------------------------------------- what is silent


@pytest.mark.parametrize(
    "line",
    [
        "Newsletters are back in fashion: many readers sign up for a free newsletter and never open it.",
        "The minister said users could sign up for free. The newsletter comes out on Mondays.",
        '"We use cookies to improve the site," the company said in a statement.',
        "Comments on the draft law were not published, the commission said.",
        "Subscribe to the theory or not, the numbers are clear, the bank told clients.",
        "Views: Next is Russia-NATO talks Wednesday.",
        "Shares on the London market fell by 3 percent.",
        "Reporting by Ann Smith in Moscow; Editing by Bob Jones",
        "(Additional reporting by Ann Smith; Editing by Bob Jones)",
        "This article was amended on 3 May 2021 to correct the spelling of a name.",
        "This article was originally published by Example News.",
        "Editor's note: names have been changed.",
        "MOSCOW, January 5. /TASS/.",
        "By Ann Smith",
        "Reuters",
        "More on the budget will be known on Friday.",
        "The square in Almaty on Wednesday. Photo: Ann Smith/Reuters",
        "Register to vote by October 5.",
    ],
)
def test_text_about_it_and_lines_that_belong_are_silent(line: str) -> None:
    assert found(f"{BODY}\n\n{line}\n\n{MORE}") == []
    assert found(f"{BODY}\n\n{MORE}\n\n{line}\n") == []


# --------------------------------------------------------------------------------------------------------------- tables


def test_every_row_of_the_list_can_fire() -> None:
    ctx = context("site-furniture")
    lists = ctx.memo(boilerplate._lists)
    whole = [row[0] for row in ctx.tables["lines"] if row[2] == "whole-line"]
    assert len(whole) == len({boilerplate._row(line.lower().replace("’", "'"), 1, lists) and line for line in whole})
    keys = [line.lower().replace("’", "'").strip(boilerplate._MARKS) for line in whole]
    assert len(keys) == len(set(keys)), sorted(key for key in set(keys) if keys.count(key) > 1)
    assert {row[1] for row in ctx.tables["lines"]} <= {"start", "inside", "end", "any"}
    assert {row[2] for row in ctx.tables["lines"]} == {"whole-line", "prefix", "heading", "contains"}
    assert {row[4] for row in ctx.tables["lines"]} - {"-"} <= set(ctx.options["kinds"])


def test_every_shape_matches_its_example() -> None:
    for pattern, _, _, _, example in context("site-furniture").tables["shapes"]:
        assert re.fullmatch(pattern, example.lower()), (pattern, example)
        assert len(example.split()) <= boilerplate.MOST_SHAPED


@given(st.lists(st.sampled_from(["Source link", "Share", "World", BODY, "", "Storm hits coast", "  • Print ", "© 2022 X"]), max_size=14))
def test_blocks_are_whole_lines_in_order_without_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    last = -1
    for hit in furniture(text):
        assert last < hit.start < hit.end
        assert BODY not in text[hit.start : hit.end]
        assert not text[text.rfind("\n", 0, hit.start) + 1 : hit.start].strip()
        assert text[hit.end :].split("\n", 1)[0].strip() == ""
        last = hit.end


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for hit in [*furniture(text), *markup(text)]:
        assert 0 <= hit.start < hit.end <= len(text)


# --------------------------------------------------------------------------------------------------------------- markup


@pytest.mark.parametrize(
    ("text", "span", "fix"),
    [
        ("worth 5&nbsp;billion", (7, 13), " "),
        ("Johnson &amp; Johnson", (8, 13), "&"),
        ("He said&amp;#8217;", (7, 18), "’"),
        ("co&shy;operation", (2, 7), ""),
    ],
)
def test_an_entity_is_replaced_by_what_it_stands_for(text: str, span: tuple[int, int], fix: str) -> None:
    [hit] = markup(text)
    assert ((hit.start, hit.end), hit.fix, hit.variant) == (span, fix, "entity")


@pytest.mark.parametrize(
    ("text", "spans", "variant"),
    [
        ('[caption id="a_1" width="300"]The square.[/caption]', [(0, 30), (41, 51)], "shortcode"),
        ("Go on.<br/>The <a href='x'>deal</a>", [(6, 11), (15, 27), (31, 35)], ""),
        ("Dear {{ first_name }}, hello {% if x %}", [(5, 21), (29, 39)], "template"),
    ],
)
def test_code_is_found_and_left_to_an_editor(text: str, spans: list[tuple[int, int]], variant: str) -> None:
    hits = markup(text)
    assert [(hit.start, hit.end) for hit in hits] == spans
    assert {hit.variant for hit in hits} == {variant} and {hit.fix for hit in hits} == {None}


@pytest.mark.parametrize("text", ["AT&T; R&D", "It [the meeting] and [video]", "3 < 5 > 2", "?a=1&copy=2", "{draft}", "&unknown;"])
def test_brackets_and_ampersands_in_prose_are_silent(text: str) -> None:
    assert markup(text) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("It was **not** true.", "It was [[**not**]] true."),
        ("It was __not__ true.", "It was [[__not__]] true."),
        ("See [it](https://a.example/b).", "See [[[it](https://a.example/b)]]."),
        ("# Talks resume\n\nThey met.", "[[# Talks resume]]\n\nThey met."),
        ("2 ** 3 ** 4, snake__case__name, #hashtag and # 5", "2 ** 3 ** 4, snake__case__name, #hashtag and # 5"),
    ],
)
def test_markdown_in_plain_text(marked, text, marks):
    assert marked("BOI003", text) == marks
    assert marked("BOI003", text, "markdown") == text


def test_tracking_parameters_go_and_the_others_stay(check):
    (finding,) = check("BOI004", "At https://a.example/b?x=1&utm_source=n&fbclid=2, and https://a.example/?x=1.")
    assert (finding.text, finding.fix.replacement) == ("https://a.example/b?x=1&utm_source=n&fbclid=2", "https://a.example/b?x=1")
