import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cards.load import builtin_folder
from lint.checks.api import Settings
from lint.document.document import Document


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The goverment and its goverment recieved it.", "The [[goverment]] and its [[goverment]] [[recieved]] it."),
        ("Becuase of rain. Thier game ended.", "[[Becuase]] of rain. [[Thier]] game ended."),
        ("a self-goverment, (seperate)", "a self-[[goverment]], ([[seperate]])"),
        ("He said “acheive”.", "He said “[[acheive]]”."),
        ("It didnt end on wensday", "It [[didnt]] end on [[wensday]]"),
    ],
)
def test_misspelt_words(marked, text, marks):
    assert marked("SPL001", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "Write to goverment@example.org, @recieve, #seperate, example.org/recieve or recieve.example.org",
        "THE GOVERMENT OF THE DAY",
        "Il candidato satelite della seperate qualcosa",
        "The government received it on Wednesday.",
    ],
)
def test_addresses_capitals_and_foreign_text_are_passed_over(check, text):
    assert check("SPL001", text) == []


def test_levels_and_fixes_of_misspelt_words(check):
    small, first, name, two = check("SPL001", "A goverment fell. Goverment fell. The Goverment House fell from dhe hill.")
    assert [f.severity for f in (small, first, name, two)] == ["error", "error", "warning", "error"]
    assert [f.fix.replacement if f.fix else None for f in (small, first, name, two)] == ["government", "Government", "Government", None]
    assert two.message == '"dhe" is misspelt; write "the" or "she"'


def test_the_table_of_misspellings_holds_no_word_that_it_recommends():
    with open(f"{builtin_folder()}/spelling/misspellings.tsv", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    wrong = [row[0] for row in rows]
    right = {word for row in rows for word in row[1].lower().split("/")}
    assert len(wrong) == len(set(wrong)) > 4000
    assert right.isdisjoint(wrong)
    assert all(word == word.lower() and " " not in word for word in wrong)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("defence, defense, defence", "defence, [[defense]], defence"),
        ("organised, realised and recognized", "organised, realised and [[recognized]]"),
        ("color, harbor, neighbour", "color, harbor, [[neighbour]]"),
        ("color, organise, vapor", "color, [[organise]], vapor"),
        ("a grey and a gray one", "a grey and a [[gray]] one"),
        ("colour and center", "colour and [[center]]"),
        ("the organization was organised in honour of it", "the [[organization]] was organised in honour of it"),
    ],
)
def test_mixed_spelling(marked, text, marks):
    assert marked("SPL003", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Defence met defense staff, Labour and the Kennedy Center: a defense plan.",
        "colour, labour and organize, recognized",
        "a grey harbor, the color",
        "colour, colour, colour",
    ],
)
def test_spelling_that_is_not_mixed(check, text):
    assert check("SPL003", text) == []


def test_mixed_spelling_names_the_other_place(check):
    (finding,) = check("SPL003", "defence\n\ndefense and defence")
    assert (finding.start.line, finding.text, finding.severity) == (3, "defense", "suggestion")
    assert [(r.start.line, r.start.column) for r in finding.related] == [(1, 1)]


@pytest.mark.parametrize(
    ("language", "found"),
    [("en-GB", ["color", "defense"]), ("en-US", ["neighbour", "organised"]), ("en", ["color"])],
)
def test_house_style(rules, language, found):
    doc = Document("color, defense, organized, neighbour, organised")
    findings = rules.check(doc, {"SPL003": "suggestion"}, Settings(language=language))
    assert [f.text for f in findings] == (found if language != "en" else [findings[0].text])
    if language == "en-GB":
        assert [f.fix.replacement for f in findings] == ["colour", "defence"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("His mother and her daugher came home.", "His mother and her [[daugher]] came home."),
        ("The study was in conjuction with a peformance of theirs.", "The study was in [[conjuction]] with a [[peformance]] of theirs."),
        ("This is politicial and otulined.", "This is [[politicial]] and [[otulined]]."),
    ],
)
def test_unknown_words(marked, text, marks):
    assert marked("SPL002", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "The uncrewed ship, the recalibrated clock and the mortalities of cloudless deskilling",
        "A daugher is a daugher.",
        "the co-ordinaated plan, Daugher and DAUGHER, daugher@example.org",
        "Il peformance della conjuction",
        "goverment is left to SPL001",
    ],
)
def test_words_that_are_known_or_nobody_can_judge(check, text):
    assert check("SPL002", text) == []


def test_text_full_of_unknown_words_is_not_judged(check):
    words = [f"{a}{b}aqxi" for a in ("bre", "klo", "tri", "sno") for b in ("xaq", "wuz", "jiq", "vuk")]
    assert check("SPL002", "The daugher of the man and " + " ".join(words)) == []


@given(
    st.lists(st.sampled_from(["goverment", "colour", "color", "organise", "organize", "a", ".", "\n", "the", "Thier", "daugher", "é", "@"]))
)
def test_any_text_gets_findings_inside_it(rules, words):
    text = " ".join(words)
    for finding in rules.check(Document(text), {"SPL001": "error", "SPL002": "warning", "SPL003": "suggestion"}, Settings()):
        assert text[finding.start.offset : finding.end.offset] == finding.text != ""
