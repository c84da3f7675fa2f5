"""The newsroom's names: files that are read, refused, written; and what they change in the findings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document
from lint.names.archive import Entry
from lint.names.newsroom import NameFileError, Newsroom, keep_review, load, read_names, settled, write_names

NAMES = "# name\tdocuments\tmentions\tvariants\tnote\n"
PAIRS = "# form\tother\treason\tdate\n"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, text):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(tmp_path / name)

    return write


def newsroom(*names, accepted=()):
    return Newsroom([Entry(name, documents, documents) for name, documents in names], accepted)


@pytest.fixture
def found(rules):
    def run(text, house, *codes):
        active = {code: rules.infos[code].severity for code in codes or ("NAM002", "NAM003", "NAM004", "NAM005", "NAM006")}
        findings = rules.check(Document(text), active, Settings(newsroom=house))
        return [(f.text, f.severity, f.fix.replacement if f.fix else None) for f in findings]

    return run


# ---- files ----


def test_a_table_is_read_as_it_was_written(file):
    entries = [Entry("Łódź", 0, 0, (), "by hand"), Entry("Sergei Ryabkov", 12, 40, (("Sergey Ryabkov", 3), ("Ryabikov", 1)))]
    text = write_names(entries)
    assert text == NAMES + "Łódź\t\t\t\tby hand\nSergei Ryabkov\t12\t40\tSergey Ryabkov 3; Ryabikov 1\n"
    assert read_names(file("names.tsv", text)) == entries


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Kelmer\t3\n", "names.tsv:1: the first line must name the columns: # column<TAB>column"),
        ("# name\tcount\n", "names.tsv:1: the first line must be: # name<TAB>documents<TAB>mentions<TAB>variants<TAB>note"),
        (NAMES + "Kelmer\tmany\n", 'names.tsv:2: "documents" must be a number, not "many"'),
        (NAMES + "\n# a remark\n\t3\n", "names.tsv:4: the first column, the name, is empty"),
        (NAMES + "a\tb\tc\td\te\tf\n", "names.tsv:2: 6 cells, but the table has 5 columns"),
        (NAMES.encode() + b"Kelm\xe9r\n", "names.tsv:2: not UTF-8"),
    ],
)
def test_a_mistake_in_a_table_is_one_line(file, text, message):
    with pytest.raises(NameFileError) as raised:
        read_names(file("names.tsv", text))
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Kelmer\n", "pairs.tsv:2: a pair needs two names, a tab between them"),
        ("Kelmer\tKellmer\ttwo men\tsoon\n", "pairs.tsv:2: an accepted pair needs a reason and a date such as 2026-01-31"),
        ("Kelmer\tKellmer\t\t2026-01-31\n", "pairs.tsv:2: an accepted pair needs a reason and a date such as 2026-01-31"),
    ],
)
def test_a_mistake_in_a_list_of_pairs_is_one_line(file, line, message):
    with pytest.raises(NameFileError) as raised:
        load((), (file("pairs.tsv", PAIRS + line),))
    assert str(raised.value) == message


@given(st.text(max_size=80))
def test_any_file_is_a_table_or_a_mistake_told_in_one_line(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("names") / "names.tsv"
    path.write_bytes((NAMES + text).encode("utf-8", "surrogatepass"))
    try:
        Newsroom(read_names(str(path)), ()).words  # noqa: B018
    except NameFileError as wrong:
        assert "\n" not in str(wrong)


def test_review_survives_learning_again():
    fresh = [Entry("Kelmer", 7, 9), Entry("Zelmerit", 3, 3)]
    reviewed = [Entry("Kelmer", 5, 5, (), "the mayor"), Entry("Old", 2, 2), Entry("Lost", 2, 2, (), "wrong"), Entry("Added", 0, 0)]
    assert keep_review(fresh, reviewed) == [reviewed[3], Entry("Kelmer", 7, 9, (), "the mayor"), reviewed[2], fresh[1]]


# ---- what they change ----


def test_a_listed_name_is_never_the_suspect(found):
    text = "Zelmerit pays. In May Zelmerit paid. Had Zelmerit lent, Zelmerid would pay."
    assert found(text, None) == [("Zelmerid", "error", "Zelmerit")]
    assert found(text, newsroom(("Zelmerid", 5), ("Zelmerit", 5))) == []
    assert found(text, newsroom(("Zelmerid", 5))) == []  # the text has the other one more often, and it may be a name
    once = "In May Zelmerit paid, and Zelmerid will pay."
    assert found(once, newsroom(("Zelmerid", 5))) == [("Zelmerit", "error", "Zelmerid")]


def test_a_name_that_was_turned_down_is_nothing():
    house = Newsroom([Entry("Zelmerid", 9, 9, (), "Wrong: Zelmerit")], ())
    assert house.words == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The same given name: few texts are enough.
        ("The mayor, Tomas Kelmerik, spoke.", [("Kelmerik", "error", "Kelmerick")]),
        # Without one, the listed name must be frequent.
        ("The works of Zelmeritt were closed.", [("Zelmeritt", "warning", "Zelmerit")]),
        ("The works of Rundovics were closed.", []),
        # Another person, a derived form, a listed name, a known one.
        ("The mayor, Anna Zelmeritt, spoke.", []),
        ("All Zelmerits are closed.", []),
        ("The works of Zelmerit were closed.", []),
        ("The works of Campell were closed.", []),
    ],
)
def test_a_name_near_a_listed_one_that_the_text_lacks(found, text, expected):
    house = newsroom(("Tomas Kelmerick", 2), ("Zelmerit", 40), ("Rundovic", 2), ("Rundovicz", 4), ("Campbell", 90))
    assert found(text, house, "NAM002") == expected


def test_house_names_and_other_languages(found):
    text = "De heer Zelmeritt is in de stad en het huis van de heer is te koop en de man is weg."
    assert found(text, newsroom(("Zelmerit", 40)), "NAM002") == []


def test_the_listed_transliteration_is_right_even_where_it_is_rarer(found):
    text = "Sergei Lavrov came, Sergei Lavrov spoke, and Sergey Lavrov left."
    assert found(text, None, "NAM003") == [("Sergey", "warning", "Sergei")]
    assert found(text, newsroom(("Sergey Lavrov", 9)), "NAM003") == [("Sergei", "warning", "Sergey")] * 2
    assert found(text, newsroom(("Sergey Lavrov", 9), ("Sergei Lavrov", 9)), "NAM003") == []


def test_a_hyphen_that_is_settled(found):
    text = "The Kaikokan is old. At Kaiko-kan it was noon, and Kaiko-kan’s doors were open."
    assert found(text, None, "NAM003") == [("Kaikokan", "warning", "Kaiko-kan")]
    assert found(text, newsroom(accepted=[("Kaikokan", "Kaiko-kan")]), "NAM003") == []
    assert found(text, newsroom(("Kaikokan", 3)), "NAM003") == [("Kaiko-kan", "warning", "Kaikokan")] * 2
    assert found(text, newsroom(("Kaikokan", 3), ("Kaiko-kan", 3)), "NAM003") == []


def test_a_listed_place_is_not_reported(found):
    text = "From Kyiv they went back to Kyiv. All of that day the streets of Kiev were empty."
    assert found(text, newsroom(("Kiev", 9)), "NAM004") == [("Kyiv", "warning", "Kiev")] * 2
    assert found(text, newsroom(accepted=[("Kyiv", "Kiev")]), "NAM004") == []


def test_a_figure_whose_namesake_is_listed(found):
    text = "a visit of Annalena Baerbok to Berlin"
    assert found(text, newsroom(("Jan Baerbok", 2)), "NAM005") == []
    assert found(text, newsroom(accepted=[("Annalena Baerbok", "Annalena Baerbock")]), "NAM005") == []


@pytest.mark.parametrize("pair", [("Zelmerid", "Zelmerit"), ("ZELMERIT", "zelmerid")])
def test_accepted_pairs_are_never_reported(found, pair):
    text = "Zelmerit pays. In May Zelmerit paid. Had Zelmerit lent, Zelmerid would pay."
    assert found(text, newsroom(accepted=[pair])) == []
    assert found(text, newsroom(accepted=[("Zelmerid", "Zelmeric")])) != []


def test_a_pair_of_full_names_is_accepted_for_these_names_only(found):
    house = newsroom(accepted=[("Sergei Lavrov", "Sergey Lavrov")])
    assert found("Sergei Lavrov, Sergey Lavrov and Sergey Lavrov", house, "NAM003") == []
    assert found("Sergei Shoigu, Sergey Shoigu and Sergey Shoigu", house, "NAM003") == [("Sergei", "warning", "Sergey")]


def test_a_settled_finding_of_the_table_of_misspellings(rules):
    (finding,) = rules.check(Document("The deputy, Sergei Ryabikov, left."), {"NAM001": "error"}, Settings())
    assert not settled(finding, newsroom(("Sergei Ryabkov", 9)))
    assert settled(finding, newsroom(("Sergei Ryabikov", 1)))
    assert settled(finding, newsroom(accepted=[("Sergei Ryabikov", "Sergei Ryabkov")]))
