"""What the acceptance texts must show, and what must stay silent on them."""

import json
from pathlib import Path

import pytest

from lint.checks.api import Settings
from lint.document.document import Document

SEEDS = Path(__file__).parent.parent / "seeds"
TEXTS = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}

# Seed, line, what stands there, rule.
MUST_SHOW = """\
001|37|,"she|PUN001
001|41|defenсe|CHR001
001|44|;151|PUN003
001|60|said .|PUN004
001|97|In Belarus To Participate In Belarus To Participate|DUP002
001|107|Analena|NAM
001|111|in in|DUP001
001|166|Сharter|CHR001
001|213|ABС|CHR001
001|263|, ”said|PUN001
001|323|Victoria Nuland Victoria Nuland|DUP003
001|325|to to|DUP001
001|327|Сongratulates|CHR001
001|409|Ryabikov|NAM
001|409|, ”|PUN002
001|424|,"this|PUN001
002|1|All news|BOI001
003|13|” ,|PUN004
003|21|, “|PUN005
004|3|racial change|MTR003
004|5|Story management:|MTR001
004|7|Find market news|BOI001
004|25|Between rows:|MTR001
004|35|Views:|MTR002
004|41|Like this story?|BOI001
004|43|Source link|BOI001
004|45|Leave a Reply|BOI001
004|47|Your email address will not be published.|BOI001
""".splitlines()

# What the annotators said must not be flagged, and the rules that would say it.
TRAP_RULES = {
    "quotes-unbalanced": ("PUN", "MTR"), "typo": ("SPL", "CHR", "GRM", "MTR"), "name-misspelling": ("NAM",), "homoglyph": ("CHR",),
    "name-inconsistent": ("NAM", "SPL", "STR"), "brackets-unbalanced": ("PUN", "MTR"), "number-format": ("NUM", "PUN"),
    "truncation": ("STR", "SPL", "PUN"), "doubled-word": ("DUP", "NAM"), "punctuation-spacing": ("PUN", "MTR"),
    "spelling-variant": ("SPL", "NUM", "NAM"), "grammar": ("GRM", "MTR", "SPL", "DUP"), "dash-style": ("PUN", "MTR"),
    "boilerplate": ("BOI",), "mt-garbling": ("MTR", "GRM", "DUP"),
}  # fmt: skip
TRAPS = [json.loads(line) for line in (SEEDS / "traps.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def said(rules):
    active = {code: info.severity for code, info in rules.infos.items() if info.default}
    return {seed: rules.check(Document(text, seed), active, Settings()) for seed, text in TEXTS.items()}


def offset(seed, line, column=1):
    return sum(len(row) + 1 for row in TEXTS[seed].split("\n")[: line - 1]) + column - 1


@pytest.mark.parametrize("row", MUST_SHOW)
def test_shown(said, row):
    seed, line, what, rule = row.split("|")
    start = TEXTS[seed].index(what, offset(seed, int(line)))
    assert TEXTS[seed].count("\n", 0, start) + 1 == int(line)
    assert any(f.start.offset < start + len(what) and f.end.offset > start and f.rule.startswith(rule) for f in said[seed])


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: f"{trap['file'][:3]}:{trap['line']}:{trap['column']}-{trap['must_not_flag']}")
def test_silent(said, trap):
    seed = trap["file"][:3]
    start = offset(seed, trap["line"], trap["column"])
    end = start + len(trap["text"])
    assert TEXTS[seed][start:end] == trap["text"]
    for finding in said[seed]:
        if finding.rule.startswith(TRAP_RULES[trap["must_not_flag"]]) and finding.start.offset < end and finding.end.offset > start:
            assert finding.start.offset < start or finding.end.offset > end, finding  # a longer finding has another fault in it


def test_the_two_clean_articles_have_no_error_but_the_furniture_line(said):
    assert [f.rule for f in said["000"] if f.severity == "error"] == []
    assert [(f.rule, f.text) for f in said["002"] if f.severity == "error"] == [("BOI001", "All news")]


def test_every_finding_stands_where_it_says(said):
    for seed, findings in said.items():
        for finding in findings:
            assert TEXTS[seed][finding.start.offset : finding.end.offset] == finding.text
