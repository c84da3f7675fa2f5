import pytest

BODY = "The talks go on.\n\nNobody leaves the room.\n\nThe talks go on.\n"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (BODY + "\u00a0In May they end.\n", BODY + "[[\u00a0]]In May they end.\n"),
        (BODY + "In May they end.\u00a0\n", BODY + "In May they end.[[\u00a0]]\n"),
        (BODY + "In May they end.\u00a0\r\n", BODY + "In May they end.[[\u00a0]]\r\n"),
    ],
)
def test_white_space_at_the_ends_of_a_line(marked, text, marks):
    assert marked("PUN028", text) == marks


@pytest.mark.parametrize("text", [BODY, " A\n B\n C\n", "A \nB\n", "\u00a0\n" + BODY, "  - a\n  - b\n"])
def test_spaces_that_mean_something(check, text):
    assert check("PUN028", text) == []


def test_markdown_is_left_alone(check):
    assert check("PUN028", BODY + " In May they end.\n", "markdown") == []


@pytest.mark.parametrize(
    ("code", "text", "marks"),
    [
        ("PUN021", "The man,, who left.. Then", "The man[[,,]] who left[[..]] Then"),
        ("PUN021", "What for?. Nobody", "What for[[?.]] Nobody"),
        ("PUN023", "by 5 % and $ 5", "by [[5 %]] and [[$ 5]]"),
        ("PUN024", "That is why, a door opened.", "[[That is why, a]] door opened."),
        ("PUN025", "on May 2, 2014 when it burned", "on [[May 2, 2014 when]] it burned"),
        ("PUN026", "the house - a big one", "the house[[ - ]]a big one"),
        ("PUN030", "a 13 year old girl, a two-year old dog", "a [[13 year old]] girl, a [[two-year old]] dog"),
    ],
)
def test_marks_and_spaces(marked, code, text, marks):
    assert marked(code, text) == marks


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("PUN021", "He waited... What?! See ../file, etc., and A.., then"),
        ("PUN024", "That is why, in May, a door opened."),
        ("PUN030", "a 13-year-old girl is 13 years old"),
    ],
)
def test_marks_and_spaces_that_are_right(check, code, text):
    assert check(code, text) == []
