import pytest

from lint.names.archive import Entry
from lint.names.inquiry import describe
from lint.names.newsroom import Newsroom


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Sergei Ryabikov", "known misspelling of Sergey Ryabkov"),
        ("Sergei Lavrov", "an accepted spelling of Sergey Lavrov"),
        ("Kyiv", "places.tsv: Kyiv (city, Ukraine); also Kiev"),
        ("Annalena Baerbokk", "figures.tsv: near Annalena Baerbock"),
        ("Annalena Baerbok", "Baerbok: not in the lexicon"),
        ("Campell", "a rare surname"),
        ("Rybkov", "looks like another"),
    ],
)
def test_what_is_known_about_a_name(name, says):
    assert says in "\n".join(describe(name))


def test_nothing_is_known_of_no_name():
    assert describe(" ") == [" : nothing is known"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("UNHCR", "organisations.tsv: UNHCR (body)"),
        ("ODKB", "another language's acronym of Collective Security Treaty Organization (body)"),
        ("ODKB", "ODKB: not in the lexicon; words in capitals are not compared"),
    ],
)
def test_organisations_are_told_with_their_type(name, says):
    assert says in "\n".join(describe(name))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Tomas Kelmerick", "the newsroom's names: Tomas Kelmerick in 3 texts; note: the mayor"),
        ("Kelmerick", "Kelmerick: not in the lexicon, but one of the newsroom's names: not reported"),
        ("Tomasz Kelmerick", "the newsroom's names: a rarer spelling of Tomas Kelmerick in 3 texts"),
        ("Tomas Kelmerik", "near Kelmerick, which is in 3 texts; reported by NAM002 beside the same given name or surname"),
        ("Zelmeritt", "near Zelmerit, which is in 40 texts; reported by NAM002"),
        ("Campell", "near Campbell, which is in 9 texts; not reported, since it is in the lexicon"),
        ("Zelmerid", "accepted pairs: Zelmerid beside zelmerit is not reported"),
    ],
)
def test_what_the_newsroom_knows(name, says):
    entries = [Entry("Tomas Kelmerick", 3, 4, (("Tomasz Kelmerick", 1),), "the mayor"), Entry("Zelmerit", 40, 50), Entry("Campbell", 9, 9)]
    lines = describe(name, Newsroom(entries, [("Zelmerid", "Zelmerit")]))
    assert says in "\n".join(lines)
    assert "newsroom" not in "\n".join(describe(name))
