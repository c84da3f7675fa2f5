import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document


def fixed(check, code, text):
    for finding in reversed(check(code, text)):
        text = text[: finding.start.offset] + finding.fix.replacement + text[finding.end.offset :]
    return text


@pytest.mark.parametrize(
    ("text", "marks", "after"),
    [
        ('"We will respond,"he said.', '"We will respond[[,"he]] said.', '"We will respond," he said.'),
        ("“Well informed,”Lavrov said.", "“Well informed[[,”Lavrov]] said.", "“Well informed,” Lavrov said."),
        ("\"It is 'only members,'\"he said.", "\"It is 'only members[[,'\"he]] said.", "\"It is 'only members,'\" he said."),
        ('According to Smith,"this is progress."', 'According to [[Smith,"this]] is progress."', 'According to Smith, "this is progress."'),
        ("“It is done, ”said the chief.", "“It is done[[, ”said]] the chief.", "“It is done,” said the chief."),
        ("both in“ cold winter” and", "both [[in“ cold]] winter” and", "both in “cold winter” and"),
    ],
)
def test_missing_space_at_a_quotation_mark(check, marked, text, marks, after):
    assert marked("PUN001", text) == marks
    assert fixed(check, "PUN001", text) == after


@pytest.mark.parametrize("text", ['all the "maybe"s', 'a 5"x4" print', '"Yes," he said. "No."', '("Yes") and—"no"', "the '90s\""])
def test_marks_that_stand_right(check, text):
    assert check("PUN001", text) == [] == check("PUN002", text) == check("PUN005", text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("“from these approaches, ” he said", "“from these approaches,[[ ”]] he said"),
        ("He called it “ a cold winter” again.", "He called it [[“ ]]a cold winter” again."),
    ],
)
def test_space_inside_quotation_marks(marked, text, marks):
    assert marked("PUN002", text) == marks


@pytest.mark.parametrize(
    ("text", "marks", "after"),
    [
        ("“There will be one,“ Smith said.", "“There will be one,[[“ ]]Smith said.", "“There will be one,” Smith said."),
        ("He said ”yes” and left.", "He said[[ ”]]yes” and left.", "He said “yes” and left."),
        ("“There will be one, “Smith said.", "“There will be one,[[ “]]Smith said.", "“There will be one,” Smith said."),
    ],
)
def test_turned_marks(check, marked, text, marks, after):
    assert marked("PUN005", text) == marks
    assert fixed(check, "PUN005", text) == after


def test_german_quotations_close_with_what_opens_elsewhere(check):
    assert check("PUN005", "Der Titel: „Der Zauberberg“ von Mann") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("17 boats;151 units", "17 [[boats;151]] units"),
        ("the minister said,adding nothing", "the minister [[said,adding]] nothing"),
        ("That was the end.The rest", "That was the [[end.The]] rest"),
        ("he saw one,two,three of them", "he saw [[one,two]],three of them"),
        ("Incomprehensibly,antidisestablishmentarianism,too", "Incomprehensibly,[[antidisestablishmentarianism,too]]"),
        ("See example.com/a,b &nbsp;x a@b.c,d 3,000 Booking.com", "See example.com/a,b &nbsp;x a@b.c,d 3,000 Booking.com"),
    ],
)
def test_missing_space(marked, text, marks):
    assert marked("PUN003", text) == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("the chief said .", "the chief [[said .]]"),
        ("the minister , who left", "the [[minister ,]] who left"),
        ("“the minister” , who left", "“the [[minister” ,]] who left"),
        ("he waited ... and .NET, .5 :-) 3 : 2", "he waited ... and .NET, .5 :-) 3 : 2"),
    ],
)
def test_space_before_punctuation(marked, text, marks):
    assert marked("PUN004", text) == marks


def test_a_text_that_has_it_throughout_was_not_typed_that_way(check):
    (one,) = check("PUN004", "the minister , who left")
    many = check("PUN004", "the minister , who left , and " * 4)
    assert one.severity == "warning" and {f.severity for f in many} == {"suggestion"}


def test_spaces_left_by_markup_are_not_spaces(check):
    assert check("PUN004", "He likes **bold**, and *this*.\n", "markdown") == []
    assert check("PUN002", "He said “*yes*” twice.\n", "markdown") == []


_LONG = " and the minister of the town will have to speak of it at length in the spring."


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("All the allies - as we know - and – one – the last" + _LONG, "All the allies[[ - ]]as we know - and – one – the last" + _LONG),
        ("All the allies—as we know—and – one – the last" + _LONG, "All the allies—as we know—and[[ – ]]one – the last" + _LONG),
        (
            "All the allies -- as we know -- and -- we — one — the last" + _LONG,
            "All the allies -- as we know -- and -- we[[ — ]]one — the last" + _LONG,
        ),
    ],
)
def test_mixed_dashes(marked, text, marks):
    assert marked("PUN034", text) == marks


def test_mixed_dashes_points_at_the_others(check):
    text = "All the allies - as we know - and – one – the last" + _LONG
    (finding,) = check("PUN034", text)
    assert [(at.start.offset, at.end.offset) for at in finding.related] == [(text.index(" – "), text.index(" – ") + 3), (27, 30)]
    assert "hyphen (2) here, en dash (2)" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "All the allies - as we know - and one - the last" + _LONG,
        "All the allies - as we know - and one – the last" + _LONG,  # one of a kind
        "The line London – Paris is closed - as we know -" + _LONG,  # between names: a range
        "LONDON (AP) - the allies — as we know — came" + _LONG,
        "It opens at 18:30 - in the hall — as we know — today" + _LONG,
        "All the allies — as we know — came" + _LONG + "\n\nOpen - as you know\n",
        "All the well-known allies — as we know — came" + _LONG,
    ],
)
def test_one_kind_of_dash(check, text):
    assert check("PUN034", text) == []


@given(st.lists(st.sampled_from(['"', "“", "”", "word", " ", ",", ".", "\n", "„", "'", "5"]), max_size=30).map("".join))
def test_any_text_is_survived_and_spans_are_exact(rules, text):
    active = dict.fromkeys(("PUN001", "PUN002", "PUN003", "PUN004", "PUN005"), "error")
    for finding in rules.check(Document(text), active, Settings()):
        assert text[finding.start.offset : finding.end.offset] == finding.text != ""
