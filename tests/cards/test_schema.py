import pytest

from lint.cards.schema import read_card, unmark
from lint.cards.yaml_lines import CardError

CARD = """\
code: ABC001
name: my-rule
summary: A rule
why: Because.
severity: warning
precision: high
message: '"{text}" is wrong; {write}'
phrases:
  - {find: bad words, write: good words}
examples:
  bad: ["some [[bad words]] here"]
  good: ["some good words here"]
origin: test
"""


def test_a_valid_card():
    card = read_card(CARD, "rules/own/my-rule.yaml", "own")
    assert (card.code, card.name, card.family) == ("ABC001", "my-rule", "own")
    assert [(e.text, e.spans) for e in card.examples] == [("some bad words here", ((5, 14),)), ("some good words here", ())]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("severity: warning", "severty: warning", '5: unknown key "severty"; did you mean "severity"?'),
        ("severity: warning", "severity: fatal", '5: "severity" must be one of error, warning, suggestion; not "fatal"'),
        ("code: ABC001", "code: abc1", '1: "abc1" is not a code: three capital letters and three digits'),
        ("name: my-rule", "name: other", '2: the name of the rule must be that of its file, "my-rule"'),
        ("why: Because.\n", "", '1: key "why" is missing'),
        ("why: Because.", "why: [a]", '4: "why" must be a text'),
        ("find: bad words", "fnd: bad words", '9: unknown key "fnd"; did you mean "find"?'),
        ("[[bad words]]", "bad words", "11: a bad example marks what must be found: [[like this]]"),
        ('  good: ["some good words here"]\n', "", "10: there is no good example"),
        ("{write}", "{right}", '7: only a check can fill the field "right"; here there are text and write'),
        ("origin: test", "origin: test\norigin: again", '14: key "origin" stands twice'),
        ("origin: test", "check: a.b\norigin: test", "1: a card has exactly one of check, phrases, regex; this one has check and phrases"),
        ("origin: test", "origin: [", "14: not valid YAML: "),
        ("origin: test", "origin: test\nunless: [a, no]", "14: put the word no in quotes: YAML reads it as true or false"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(old, new, message):
    with pytest.raises(CardError) as wrong:
        read_card(CARD.replace(old, new), "rules/own/my-rule.yaml", "own")
    assert str(wrong.value).startswith(f"rules/own/my-rule.yaml:{message}")
    assert "\n" not in str(wrong.value)


def test_marks():
    assert unmark("a [[b]] c [[d]]") == ("a b c d", ((2, 3), (6, 7)))
    assert unmark("[[[caption]]]x") == ("[caption]x", ((0, 9),))
