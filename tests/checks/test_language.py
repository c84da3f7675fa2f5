import json

import pytest
from langdetect import DetectorFactory, LangDetectException, detect_langs

from lint.checks.api import Settings
from lint.checks.language import _detected, _factory
from lint.document.document import Document
from lint.engine import RuleFailed

ENGLISH = "The ministers met in Geneva on Monday to talk about the plan, and nobody was late, the ministry said after the talks.\n\n"
GERMAN = (
    "Die Minister haben sich am Montag in Genf getroffen, um über den neuen Plan zu sprechen, wie das Ministerium nach dem Gespräch sagte."
)
RUSSIAN = "Министры встретились в понедельник в Женеве, чтобы обсудить новый план, сообщили представители министерства после переговоров."


def test_a_paragraph_in_another_language(check):
    (german, russian) = check("LNG001", ENGLISH + GERMAN + "\n\n" + RUSSIAN + "\n")
    assert (german.text, russian.text) == (GERMAN, RUSSIAN)
    assert "German" in german.message and "Russian" in russian.message


def test_quoted_words_may_be_foreign(check):
    assert check("LNG001", ENGLISH + f'He said: "{GERMAN}"\n') == []


def test_names_and_short_lines_have_no_language(check):
    assert (
        check("LNG001", "Bolton, Arsenal, Chelsea, Fulham, Everton, Liverpool, Sunderland, Newcastle, Southampton, Portsmouth, Norwich\n")
        == []
    )
    assert check("LNG001", "Guten Tag, meine Damen und Herren\n") == []


def test_the_same_text_gets_the_same_answer(check):
    assert check("LNG001", GERMAN) == check("LNG001", GERMAN)


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, RUSSIAN, "1 234 567", "Được biết, chính phủ Việt Nam"])
def test_the_answer_is_that_of_langdetect(text, monkeypatch):
    monkeypatch.setattr(DetectorFactory, "seed", 0)
    try:
        best = detect_langs(text)[0]
    except LangDetectException:
        assert _detected(text) == ("", 0.0)
    else:
        assert _detected(text) == (best.lang, pytest.approx(best.prob))


def test_ctrl_c_is_heard_while_languages_are_loaded(monkeypatch):
    def stopped(file):
        raise KeyboardInterrupt

    _factory.cache_clear()
    monkeypatch.setattr(json, "load", stopped)
    with pytest.raises(KeyboardInterrupt):
        _detected(GERMAN)


def test_only_the_configured_language_is_usual(rules):
    assert rules.check(Document(GERMAN), {"LNG001": "warning"}, Settings(language="de")) == []


def test_a_paragraph_in_the_usual_language_is_told_without_langdetect(check, monkeypatch):
    monkeypatch.setattr("lint.checks.language._detected", lambda text: 1 / 0)
    assert check("LNG001", ENGLISH * 3) == []
    with pytest.raises(RuleFailed):  # langdetect was asked
        check("LNG001", GERMAN)


def test_long_sentences(check):
    long = "He said " + "very " * 40 + "much."
    assert [f.text for f in check("RDB001", f"It is late. {long} It is dark.")] == [long]
    assert "43 words" in check("RDB001", long)[0].message
    assert check("RDB001", "He said " + "very " * 37 + "much.") == []
