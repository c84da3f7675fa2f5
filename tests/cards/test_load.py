import os

import pytest

from lint.cards import load
from lint.cards.yaml_lines import CardError
from lint.checks.api import Settings
from lint.document.document import Document
from lint.engine import Ruleset, SlowPattern

CARD = """\
code: OWN001
name: own-rule
summary: A rule of the newsroom
why: Because.
severity: warning
precision: high
message: '"{{text}}"; write {{write}}'
{rule}
examples:
  bad: ["the [[Prime Minster]] said"]
  good: ["the Prime Minister said"]
origin: test
"""
PHRASES = "phrases:\n  - {find: Prime Minster, write: Prime Minister}"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setattr(load, "cache_folder", lambda: str(folder))
    return folder


def own(tmp_path, rule=PHRASES, name="own-rule"):
    folder = tmp_path / "own"
    (folder / "house").mkdir(parents=True, exist_ok=True)
    (folder / "house" / f"{name}.yaml").write_text(CARD.format(rule=rule), encoding="utf-8")
    return str(folder)


def findings(compiled, text, code="OWN001"):
    return Ruleset(compiled).check(Document(text), {code: "warning"}, Settings())


def test_own_rules_run_beside_those_of_the_program(tmp_path, cache):
    compiled = load.load_rules([own(tmp_path)])
    assert [f.text for f in findings(compiled, "The prime minster left.")] == ["prime minster"]
    assert len(compiled["rules"]) > 10


def test_the_compiled_set_is_cached_until_a_card_changes(tmp_path, cache, monkeypatch):
    folder = own(tmp_path)
    first = load.load_rules([folder])
    monkeypatch.setattr(load, "_build", None)  # calling it would raise
    again = load.load_rules([folder])
    assert {name: list(again[name]) if name in load.PACKED else again[name] for name in again} == first
    own(tmp_path, PHRASES.replace("find: Prime Minster", "find: Prime Minstr"))
    with pytest.raises(TypeError):
        load.load_rules([folder])


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None])
def test_a_damaged_cache_is_passed_over(tmp_path, cache, damage):
    folder = own(tmp_path)
    first = load.load_rules([folder])
    (entry,) = cache.iterdir()
    data = entry.read_bytes()
    entry.write_bytes(data[:-9] if damage is None else damage)
    assert load.load_rules([folder]) == first


def test_a_cache_that_cannot_be_written_is_passed_over(tmp_path, monkeypatch):
    blocker = tmp_path / "file"
    blocker.write_text("")
    monkeypatch.setattr(load, "cache_folder", lambda: os.fspath(blocker / "below"))
    assert len(findings(load.load_rules([own(tmp_path)]), "The prime minster left.")) == 1


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("phrases:\n  - {find: 'Prime {Minster', write: x}", "9: stray or nested bracket in 'Prime {Minster'"),
        ("phrases:\n  - {find: Premier Minster, write: x}", "11: OWN001 finds nothing; the example says 'the [[Prime Minster]] said'"),
        (
            "phrases:\n  - {find: Prime, write: x}",
            "11: OWN001 finds 'the [[Prime]] Minster said'; the example says 'the [[Prime Minster]] said'",
        ),
        ("regex:\n  - {pattern: 'Prime (Minster', requires: [minster]}", "9: bad regular expression: "),
        ("regex:\n  - {pattern: Prime Minster}", '9: key "requires" is missing'),
        ("check: nothing.there", '8: there is no check "nothing.there"'),
        ("phrases:\n  - {table: none.tsv, find: a}", '8: there is no table "none.tsv"'),
        ("unless: ['/(/']\n" + PHRASES, "8: antipattern '/(/': "),
    ],
)
def test_a_card_that_cannot_be_used_is_named_with_file_and_line(tmp_path, cache, rule, message):
    folder = own(tmp_path, rule)
    with pytest.raises(CardError) as wrong:
        load.load_rules([folder])
    assert str(wrong.value).startswith(os.path.join(folder, "house", "own-rule.yaml") + f":{message}")


def test_a_code_is_taken_once(tmp_path, cache):
    folder = own(tmp_path)
    os.makedirs(os.path.join(folder, "more"))
    with open(os.path.join(folder, "more", "own-rule.yaml"), "w", encoding="utf-8") as file:
        file.write(CARD.format(rule=PHRASES))
    with pytest.raises(CardError, match=r'code "OWN001" is taken by .*house'):
        load.load_rules([folder])


def test_an_empty_rule_folder_is_an_error(tmp_path, cache):
    with pytest.raises(CardError, match="no rule cards here"):
        load.load_rules([str(tmp_path)])


def test_a_catastrophic_pattern_of_an_own_rule_is_stopped(tmp_path, cache, monkeypatch):
    monkeypatch.setattr("lint.engine._TIME_LIMIT", 0.05)
    compiled = load.load_rules([own(tmp_path, "regex:\n  - {pattern: '(?:Prime Minster)|(?:(?:a|aa)+)+b', requires: [minster, aaa]}")])
    with pytest.raises(SlowPattern, match="the pattern of OWN001 took more than"):
        findings(compiled, "a" * 60 + "c")
