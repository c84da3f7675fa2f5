import pytest

from lint.cards.compile import compile_cards
from lint.cards.schema import read_card
from lint.checks.api import Settings
from lint.document.document import Document
from lint.engine import RuleFailed, Ruleset

SETTINGS = Settings()


def ruleset(rule, **keys):
    card = {
        "code": "OWN001", "name": "own", "summary": "s", "why": "w", "severity": "warning", "precision": "high",
        "message": "'\"{text}\": {write}'", "origin": "test", "examples": "{bad: ['[[x]]'], good: [y]}",
    } | keys  # fmt: skip
    text = "".join(f"{key}: {value}\n" for key, value in card.items()) + rule
    return Ruleset(compile_cards([read_card(text, "rules/f/own.yaml", "f")], lambda card, path: None, lambda card: True))


def check(rules, text, **active):
    return rules.check(Document(text), active or {"OWN001": "warning"}, SETTINGS)


def spans(rules, text):
    return [(f.start.offset, f.end.offset) for f in check(rules, text)]


def test_a_phrase_is_found_across_spaces_quotes_case_and_wrapped_lines():
    rules = ruleset('phrases: [{find: "it\'s bad news", write: good}]')
    text = "IT’S  bad\nnews goes on and it's bad\u00a0news."
    found = rules.check(Document(text, format="markdown"), {"OWN001": "warning"}, SETTINGS)
    assert [(f.start.offset, f.end.offset) for f in found] == [(0, 14), (27, 40)]


def test_a_phrase_does_not_run_over_the_end_of_a_block():
    rules = ruleset("phrases: [{find: bad news}]")
    assert spans(rules, "This is the end of what was bad\n\nnews of the day followed in the next paragraph.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Views: here", [(0, 5)]),
        ("  • Views: here", [(4, 9)]),
        ("He has views: here", []),
        ("One.\nViews of it", [(5, 10)]),
    ],
)
def test_line_start(text, found):
    assert spans(ruleset("phrases: [{find: ^views}]"), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Recall that he won.", [(0, 11)]),
        ("He won. Recall that he left.", [(8, 19)]),
        ("He said: “Recall that he left.”", [(10, 21)]),
        ("They recall that he left.", []),
        ("A much longer sentence before it, recall that he left.", []),
    ],
)
def test_sentence_start(text, found):
    assert spans(ruleset("phrases: [{find: <recall that}]"), text) == found


def test_antipatterns_of_an_entry_and_of_the_card():
    rules = ruleset("phrases: [{find: white crow, unless: [white crow fell]}]\nunless: ['/White Crow Inn/']")
    assert spans(rules, "A white crow flew.") == [(2, 12)]
    assert spans(rules, "The white crow fell. The White Crow Inn.") == []


def test_the_longest_of_phrases_that_begin_at_one_place_wins():
    assert spans(ruleset("phrases: [{find: bad}, {find: bad news}, {find: news item}]"), "a bad news item") == [(2, 10)]


def test_a_regular_expression_runs_only_where_its_literal_stands_and_may_mark_a_part():
    rules = ruleset("regex: [{pattern: '(?P<at>b+)c', requires: [bc], write: 'd\\g<at>'}]", fix="safe")
    (found,) = check(rules, "abbc bbx")
    assert (found.start.offset, found.end.offset, found.fix.replacement, found.message) == (1, 3, "dbb", '"bb": dbb')
    assert spans(ruleset("regex: [{pattern: 'b+c', requires: [zz]}]"), "abbc") == []


def test_quoted_speech_is_left_alone_when_the_card_says_so():
    text = 'He called it "bad news" and it was bad news.'
    assert spans(
        ruleset(
            "phrases: [{find: bad news}]",
        ),
        text,
    ) == [(14, 22), (35, 43)]
    assert spans(ruleset("phrases: [{find: bad news}]", quotes="skip"), text) == [(35, 43)]


def test_severity_is_that_of_the_configuration_and_a_rule_not_active_is_silent():
    rules = ruleset("phrases: [{find: bad news}]")
    assert [f.severity for f in check(rules, "bad news", OWN001="error")] == ["error"]
    assert rules.check(Document("bad news"), {}, SETTINGS) == []


def test_wording_that_is_advice_is_no_replacement():
    for write, replacement in (("good", "good"), ("good / fair", None), ("good (of X)", None)):
        (found,) = check(ruleset(f"phrases: [{{find: bad news, write: '{write}'}}]", fix="unsafe"), "bad news")
        assert (found.fix and found.fix.replacement) == replacement


def test_a_check_with_a_bug_is_named(monkeypatch):
    def broken(doc, ctx):
        raise KeyError("words")
        yield

    monkeypatch.setattr("lint.engine._check", lambda name: broken)
    rules = ruleset("check: duplication.doubled_word")
    with pytest.raises(RuleFailed, match=r"OWN001 stopped on this text .*--ignore OWN001"):
        check(rules, "a text")


def test_little_and_much_text_are_searched_alike(monkeypatch):
    rule = 'phrases: [{find: "bad {news|tidings}"}, {find: "s news"}, {find: "the  20 news", write: x}]\nunless: [very bad news]'
    text = "Bad news, the 20  news's news: “bad news” of bad  tidings, very bad news, the 200 news. " * 3
    by_key = spans(ruleset(rule), text)
    monkeypatch.setattr("lint.engine._MUCH_TEXT", 0)
    assert spans(ruleset(rule), text) == by_key
    assert len(by_key) == 15  # five in each: not "very bad news", not "the 200 news"


def test_a_regular_expression_runs_where_its_own_literals_and_those_required_stand(monkeypatch):
    rule = "regex: [{pattern: '(?:bad|good) (?:new|old)s', requires: [s], ignore-case: true}]"
    assert spans(ruleset(rule), "Bad news of good oldſ.") == [(0, 8), (12, 21)]
    assert spans(ruleset(rule), "Bad") == []
    monkeypatch.setattr("lint.engine._MUCH_TEXT", 0)
    assert spans(ruleset(rule), "Bad  news and bad news of good oldſ.") == [(14, 22), (26, 35)]


def test_a_regular_expression_runs_over_the_lines_with_its_literals_alone():
    rules = ruleset("regex: [{pattern: '(?:\\A|\\n|[.!?] )(?P<at>Built \\w+ houses)', requires: [' houses']}]")
    text = "Built ten houses. Built two\nhouses\nBuilt six houses\n houses\n\nNo. Built new houses and\n"
    assert [text[slice(*span)] for span in spans(rules, text)] == ["Built ten houses", "Built six houses", "Built new houses"]
    near = ruleset("regex: [{pattern: ' of (?:houses|streets)(?= [^.]{3,9}\\.)', requires: [houses, streets]}]")
    text = "of houses of houses of streets by them. of houses\n of streets in it."
    assert [text[slice(*span)] for span in spans(near, text)] == [" of streets", " of streets"]


def test_a_match_may_begin_at_the_end_of_the_line_before():
    rules = ruleset("regex: [{pattern: '(?:cited|quoted)\\s[^\\n]{300,400}x', requires: [cited, quoted]}]")
    text = "He was quoted\n" + "y" * 350 + "x\n\nIt is late.\n"
    assert [text[slice(*span)][:8] for span in spans(rules, text)] == ["quoted\ny"]
