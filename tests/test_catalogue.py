import json

import pytest

from lint.catalogue import UnknownRule, explanation, find_rule, listing, listing_json
from lint.finding import RuleInfo

RULE = RuleInfo("ABC001", "a-rule", "A summary", "Because.", "error", "very-high", True, "own", ("a [[bad]] one",), ("a good one",))
OFF = RuleInfo("ABC010", "b", "Another", "So.", "warning", "high", False, "own")
RULES = {rule.code: rule for rule in (RULE, OFF)}


def test_listing():
    assert listing([RULE, OFF]) == "ABC001  a-rule  error         A summary\nABC010  b       warning, off  Another\n"
    assert [rule["code"] for rule in json.loads(listing_json([RULE, OFF]))] == ["ABC001", "ABC010"]


@pytest.mark.parametrize("wanted", ["ABC001", "abc001", "a-rule"])
def test_a_rule_is_found_by_code_and_by_name(wanted):
    assert find_rule(RULES, wanted) is RULE


def test_an_unknown_rule_is_answered_with_the_nearest():
    with pytest.raises(UnknownRule, match=r'there is no rule "ABC01"; did you mean "ABC010"\?'):
        find_rule(RULES, "ABC01")


def test_explanation():
    said = explanation(RULE)
    assert said.startswith("ABC001 a-rule\nA summary\n\nerror; expected to be right 98 times in 100\n\nBecause.\n")
    assert "    a [[bad]] one\n" in said and "    a good one\n" in said and "--ignore ABC001" in said
    assert "runs only when selected" in explanation(OFF)
