import pytest

from lint.names.inquiry import describe


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
