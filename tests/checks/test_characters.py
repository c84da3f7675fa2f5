import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document


def test_the_letter_its_code_and_its_twin_are_named(check):
    (finding,) = check("CHR001", "the state defenсe order")
    assert finding.message == 'Cyrillic "с" (U+0441) in "defenсe"; type the Latin letter'
    assert (finding.start.offset, finding.end.offset, finding.fix.replacement) == (10, 17, "defence")
    assert finding.fix.replacement.isascii()


@pytest.mark.parametrize("text", ["Слово чартер", "5 kΩ", "20 μg", "Łódź, São Tomé", "α-synuclein", "МиГ-31K"])
def test_whole_foreign_words_symbols_and_accents_are_no_mixture(check, text):
    assert check("CHR001", text) == []


def test_a_greek_letter_is_called_greek(check):
    (finding,) = check("CHR001", "the Οscar night")
    assert finding.message.startswith('Greek "Ο" (U+039F)') and finding.fix.replacement == "Oscar"


def test_a_mixture_without_twins_is_a_warning_without_a_fix(check):
    (finding,) = check("CHR001", "a COVIDом patient")
    assert (finding.severity, finding.fix) == ("warning", None)


@pytest.mark.parametrize(
    ("text", "marks", "severity"),
    [
        ("govern\u200bment", "govern[[\u200b]]ment", "error"),
        ("the end.\u200b Next", "the end.[[\u200b]] Next", "warning"),
        ("co\u00adoperation", "co[[\u00ad]]operation", "error"),
        ("a\x00\x01b", "a[[\x00\x01]]b", "error"),
    ],
)
def test_invisible_characters(check, marked, text, marks, severity):
    assert marked("CHR002", text) == marks
    assert [f.severity for f in check("CHR002", text)] == [severity]


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3", "نمی\u200cخواهم", "a\tb\r\nc\x0cd", "one\n\u200b\ntwo"])
def test_joiners_with_a_job_and_empty_lines_are_silent(check, text):
    assert check("CHR002", text) == []


def test_direction_controls_are_right_beside_right_to_left_letters(check, marked):
    assert marked("CHR003", "the \u202eminister") == "the [[\u202e]]minister"
    assert check("CHR003", "the word \u200fשלום\u200f") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("meeting.     The", "meeting.[[     ]]The"),
        ("the\u00a0\u00a0minister", "the[[\u00a0\u00a0]]minister"),
        ("a \u2009b", "a[[ \u2009]]b"),
        ("10\u00a0000 and  two", "10\u00a0000 and  two"),
        ("A    3    1    0\nB    2    1    1", "A    3    1    0\nB    2    1    1"),
        ("   indented", "   indented"),
    ],
)
def test_odd_spaces(marked, text, marks):
    assert marked("CHR004", text) == marks


@pytest.mark.parametrize(
    ("text", "marks", "meant"),
    [
        ("Itâ€™s over", "It[[â€™]]s over", "’"),
        ("cafÃ© owner", "caf[[Ã©]] owner", "é"),
        ("naÃ¯ve", "na[[Ã¯]]ve", "ï"),
    ],
)
def test_mojibake_is_named_with_what_was_meant(check, marked, text, marks, meant):
    assert marked("CHR005", text) == marks
    (finding,) = check("CHR005", text)
    assert finding.fix.replacement == meant and finding.fix.safe


def test_a_lost_character_has_no_fix(check):
    (finding,) = check("CHR005", "S\ufffdo Paulo")
    assert finding.fix is None and "lost" in finding.message


@pytest.mark.parametrize("text", ["É’s", "naïve Ångström – 20 °C", "“São Paulo”", "Ãgua", "¡Olé!"])
def test_accents_beside_punctuation_are_no_mojibake(check, text):
    assert check("CHR005", text) == []


@given(st.text(max_size=60))
def test_any_text_is_survived_and_fixes_settle(rules, text):
    active = dict.fromkeys(("CHR001", "CHR002", "CHR003", "CHR004"), "error")
    for finding in rules.check(Document(text), active, Settings()):
        assert text[finding.start.offset : finding.end.offset] == finding.text != ""
