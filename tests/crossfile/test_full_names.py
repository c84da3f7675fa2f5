import pytest

from lint.crossfile.full_names import Split, full_names, splits
from lint.document.document import Document


def test_full_names_with_their_first_places():
    doc = Document("The talks were led by Sergey Brandukov. Foreign Minister Sergey Brandukov met Maria Lopez-Ruiz and John.")
    assert full_names(doc) == {"Sergey Brandukov": 22}


def test_headings_do_not_count():
    doc = Document("John Maria Opens Museum\n\nThe museum is going to open at noon as long as its heating is being repaired, it said.\n")
    assert full_names(doc) == {}


@pytest.mark.parametrize(
    ("rare", "usual", "part"),
    [
        ("Sergey Brandukhov", "Sergey Brandukov", "surname"),
        ("Sergey Brandkov", "Sergey Brandukov", "surname"),
        ("Sergei Brandukov", "Sergey Brandukov", "given"),
    ],
)
def test_one_person_in_two_spellings(rare, usual, part):
    assert list(splits({rare: 1, usual: 3}, 3, 3)) == [Split(rare, usual, part)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Browne", "John Brown"),  # both are names
        ("Maria Brandukova", "Maria Brandukov"),  # a grammatical form
        ("Sergey Brandukov", "Andrey Brandukov"),
        ("Sergey Brandukov", "Sergey Brindakov"),  # two letters
        ("Sergey Lee", "Sergey Lea"),
    ],
)
def test_two_persons(one, other):
    assert list(splits({one: 1, other: 9}, 3, 3)) == []


def test_without_a_clear_majority_nobody_is_accused():
    assert list(splits({"Sergey Brandukhov": 2, "Sergey Brandukov": 5}, 3, 3)) == []
    assert list(splits({"Sergey Brandukhov": 4, "Sergey Brandukov": 50}, 3, 3)) == []
