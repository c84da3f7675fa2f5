import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import pattern

SOURCES = [
    r"\b(?P<who>[A-Z]\w+) (?:said|told)\b",
    r"(?i)straße|“[^”]*”",
    r"(?m)^\s*#+ (.*)$",
    r"(?i)(a)|(?P<b>b)(?(b)c|d)",
    r"(?x) [а-я]{2,} # comment",
]


@pytest.fixture
def fresh(monkeypatch):
    monkeypatch.setattr(pattern, "kept", {})
    monkeypatch.setattr(pattern, "made", {})


def matches(compiled, text):
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in compiled.finditer(text)]


@pytest.mark.parametrize("source", SOURCES)
def test_a_pattern_taken_from_what_is_known_is_the_pattern(source):
    usual = re.compile(source)
    made = pattern._make(source)

    @given(st.one_of(st.text("abcdABCD Peter said#\nßслово“”", max_size=40), st.from_regex(usual)))
    def alike(text):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pattern, "kept", {})
            patch.setattr(pattern, "made", {source: made})
            known = pattern.compiled(source)
        assert (known.pattern, known.flags, known.groups, known.groupindex) == (usual.pattern, usual.flags, usual.groups, usual.groupindex)
        assert matches(known, text) == matches(usual, text)

    alike()


def test_nothing_is_compiled_before_it_is_used(fresh):
    wrong = pattern.lazy("(")
    assert pattern.kept == {}
    with pytest.raises(re.error):
        wrong.search("x")


def test_a_lazy_pattern_has_what_a_pattern_has(fresh):
    said = pattern.lazy(r"(?i)(?P<who>\w+) said")
    assert said.sub(r"\g<who> told", "He SAID so") == "He told so"
    assert said.groupindex == {"who": 1}
    assert said.search("She said") is not None


def test_what_is_remembered_serves_another_process(fresh):
    pattern.compiled("(?i)ab+")
    known = pattern.remember()
    assert list(known) == ["(?i)ab+"]
    pattern.kept.clear()
    pattern.made.update(known)
    assert pattern.compiled("(?i)ab+").findall("aBb AB") == ["aBb", "AB"]


@pytest.mark.parametrize("code", [b"", b"\0" * 8, b"\xff" * 40, b"abc"])
def test_what_the_machine_does_not_take_is_compiled_anew(fresh, code):
    flags, _, *rest = pattern._make("ab")
    pattern.made["ab"] = (flags, code, *rest)
    assert pattern.compiled("ab").findall("abab") == ["ab", "ab"]


@given(st.text())
def test_escaped_is_as_it_stands(text):
    assert pattern.escape(text) == re.escape(text)
