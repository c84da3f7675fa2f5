import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document

NUMBERS = [f"NUM{n:03}" for n in range(1, 11)]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)), st.integers(0, 6))
def test_weekday_of_any_date(rules, date, shift):
    named = (date + datetime.timedelta(days=shift)).strftime("%A")
    for written in (f"{MONTHS[date.month - 1]} {date.day}, {date.year}", f"{date.day} {MONTHS[date.month - 1]} {date.year}"):
        text = f"On {named}, {written}, they met."
        found = rules.check(Document(text), {"NUM001": "error"}, Settings())
        assert [f.text for f in found] == ([f"{named}, {written}"] if shift else [])


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("on Mon, Jan. 11th, 2022 and", "on [[Mon, Jan. 11th, 2022]] and"),
        ("on Tuesday the 11th of May 2022.", "on [[Tuesday the 11th of May 2022]]."),
        ("It was January 5, 2022. On Friday, January 10, they met.", "It was January 5, 2022. On [[Friday, January 10]], they met."),
        ("It was January 5, 2022. On Sunday, January 10, they met.", None),  # right in 2021
        ("On Friday, January 10, they met.", None),
        ("Tuesday, 1 March\n\n2000 GMT", None),
        ("Sunday, May 1, 2022-23", None),
    ],
)
def test_weekday_against_date(marked, text, marks):
    assert marked("NUM001", text) == (marks or text)


@pytest.mark.parametrize(
    ("code", "text", "marks"),
    [
        ("NUM002", "by 31 April and on June 31.", "by [[31 April]] and on [[June 31]]."),
        ("NUM002", "February 29, 2021; Feb. 30th, 2020", "[[February 29, 2021]]; [[Feb. 30th, 2020]]"),
        ("NUM002", "February 29, 2020; 29 February; in June 31 people; April 31%; 1.31 June", None),
        ("NUM003", "at 7:75 p.m., 25:10 GMT or 13.30am", "at [[7:75 p.m.]], [[25:10 GMT]] or [[13.30am]]"),
        ("NUM003", "at 7:45 p.m., 24:00 GMT, 65:30 in all, 1.75 among", None),
        ("NUM004", "1 000 and 12 500 000 of 3,000", "[[1 000]] and [[12 500 000]] of 3,000"),
        ("NUM004", "12\u00a0500 people", "[[12\u00a0500]] people"),
        ("NUM004", "in 2004 300 men; 0800 123 000; Boeing 737 800; 5 000m", None),
        ("NUM005", "1,5 percent, 13,25 million", "[[1,5]] percent, [[13,25]] million"),
        ("NUM005", "1,500 km and chapters 3,4", None),
        ("NUM006", "3,000 men, 3030 vehicles", "3,000 men, [[3030]] vehicles"),
        ("NUM006", "3,000 men, 2330 hours, 2030 vehicles, Boeing 7478 jets, 2048x4080 pixels", None),
        ("NUM006", "3000 men, 3030 vehicles", None),
        ("NUM007", "three boats; 4 surface ships, 10 men", "three boats; [[4 surface ships]], 10 men"),
        ("NUM007", "three boats. It has 4 ships, two aged 4 years and 3 metres long", None),
        ("NUM008", "5% and 6 percent, 7 percent", "[[5%]] and 6 percent, 7 percent"),
        ("NUM009", "costs 100$, £ 80 and $5 million dollars", "costs [[100$]], [[£ 80]] and [[$5 million dollars]]"),
        ("NUM009", "costs $100, US$5 or 5 £3 books", None),
        ("NUM010", "13.3 thousand and 20 thousand", "[[13.3 thousand]] and [[20 thousand]]"),
        ("NUM010", "twenty thousand, 5 thousand-strong", None),
    ],
)
def test_numbers(marked, code, text, marks):
    assert marked(code, text) == (marks or text)


def test_levels(check):
    assert [f.severity for f in check("NUM003", "15:30 p.m. and 25:10 GMT")] == ["warning", "error"]
    assert [f.severity for f in check("NUM004", "1 000")] == ["suggestion"]
    assert [f.severity for f in check("NUM010", "13.3 thousand of 20 thousand")] == ["warning", "suggestion"]
    assert [f.severity for f in check("NUM001", "January 5, 2022; Friday, January 10.")] == ["warning"]


def test_figures_are_written_out(check):
    assert [f.fix.replacement for f in check("NUM010", "13.3 thousand, 1.25 thousand, 20 thousand")] == ["13,300", "1,250", "20,000"]


@given(st.text(alphabet="0123459 ,.:%$£apmJunFebMonday\n\u00a0thousandpercent", max_size=60))
def test_any_text_gets_findings_inside_it(rules, text):
    for finding in rules.check(Document(text), dict.fromkeys(NUMBERS, "error"), Settings()):
        assert text[finding.start.offset : finding.end.offset] == finding.text != ""


def test_a_unit_with_and_without_a_space(marked, check):
    assert marked("NUM011", "10 km, 5 km, 7km and 3kg") == "10 km, 5 km, [[7km]] and 3kg"
    (finding,) = check("NUM011", "10km, 5km, 7 km")
    assert (finding.text, finding.fix.replacement) == ("7 km", "7km")
    assert check("NUM011", "10km, 5 kg, a 7-km run") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Some 65 percent of deputies said yes, 40 percent no.", "Some [[65 percent of deputies said yes, 40 percent]] no."),
        ("It had 60% for it, 30% against it and 20% undecided.", "It had [[60% for it, 30% against it and 20%]] undecided."),
        ("He has 70% of it and she the remaining 40%.", "He has [[70% of it and she the remaining 40%]]."),
        # Up to two points too many are what rounding makes of shares.
        ("It had 60% for it, 30% against it and 12% undecided.", "It had 60% for it, 30% against it and 12% undecided."),
        # Not certainly of one whole: other objects, other people, other times, one answer twice, one share without an answer.
        ("60% support the law, 50% oppose parts of it.", "60% support the law, 50% oppose parts of it."),
        ("60% support it, 50% of workers oppose it.", "60% support it, 50% of workers oppose it."),
        ("In May 60% were for it, in June 50% were against.", "In May 60% were for it, in June 50% were against."),
        ("60% were for it, 50% for war and 10% against.", "60% were for it, 50% for war and 10% against."),
        ("60% support it, 30% oppose it, and 20% have cars.", "60% support it, 30% oppose it, and 20% have cars."),
        ("60% were for it. Then 50% were against.", "60% were for it. Then 50% were against."),
        # What remains, remains of a hundred: of a choice of the shares before it.
        ("After a tax of 30%, he got 60% and she the remaining 40%.", "After a tax of 30%, he got 60% and she the remaining 40%."),
    ],
)
def test_shares_over_whole(marked, text, marks):
    assert marked("NUM012", text) == marks


def test_shares_over_whole_says_the_sum(check):
    (finding,) = check("NUM012", "It had 60.5% for it, 30% against it and 20% undecided.")
    assert "60.5 + 30 + 20 = 110.5 percent" in finding.message
