import pytest


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("GRM019", "He saw [[these measure]] in May."),
        ("GRM019", "He saw [[these measure]] in May. [[Dozens of company]] are shut."),
        ("GRM019", "[[each countries]]; [[one of their minister]], [[this officials]]"),
        ("GRM020", "The talks failed. The [[rules has]] no use."),
        ("GRM020", "He says that new rules and that the new [[rules was]] late."),
        ("GRM021", "[[There is no reasons]] for it. [[Here was three ministers]]."),
    ],
)
def test_number(marked, code, marks):
    assert marked(code, marks.replace("[[", "").replace("]]", "")) == marks


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("GRM019", "these country houses, this reports that, one of the week-long talks, a weapons and drugs ring"),
        ("GRM019", "part of the country, two of us, one of the party's leaders, each measures"),
        ("GRM020", "One of the rules has no use. What the rules was is unknown. Three months is long."),
        ("GRM020", '"The rules has no use," he said. A list of the measures is there.'),
        ("GRM021", "There are reasons for it. There is reasons-only talk, there is plans and ideas. There is five years to go."),
    ],
)
def test_number_that_fits_or_is_not_certain(check, code, text):
    assert check(code, text) == []


def test_the_fix_changes_the_noun_or_the_verb(check):
    assert [f.fix.replacement for f in check("GRM019", "He met one of the official in May.")] == ["one of the officials"]
    assert [f.fix.replacement for f in check("GRM020", "The measures hasn't ended.")] == ["measures haven't"]
    assert [f.fix.replacement for f in check("GRM021", "There is several reasons.")] == ["There are several reasons"]
