import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.names.edits import distance_at_most, edit, ending


def osa(a, b):
    """Optimal string alignment distance, by the book (Damerau's with no letter edited twice)."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        rows.append([i])
        for j, y in enumerate(b, 1):
            rows[i].append(min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (x != y)))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 2))
def test_distances_are_those_of_the_definition(a, b, most):
    assert distance_at_most(a, b, most) == (osa(a, b) <= most)


def test_an_edit_is_the_stretch_that_differs():
    assert edit("ryabkov", "ryabikov") == (4, "", "i", 3)
    assert edit("blair", "blari").single
    assert not edit("kirchner", "kirkland").single


@pytest.mark.parametrize(
    ("base", "other", "kind"),
    [
        ("lavrov", "lavrova", "feminine"), ("malinowski", "malinowska", "feminine"), ("navalny", "navalnaya", "feminine"),
        ("clinton", "clintons", "plural"), ("davis", "daviss", ""), ("russia", "russian", "demonym"), ("kuwait", "kuwaiti", "demonym"),
        ("london", "londonn", ""), ("furgal", "furgala", "case"), ("dzyuba", "dzyubu", "case"), ("furgal", "furgalom", "case"),
        ("maltese", "maltase", ""), ("ryabkov", "ryabikov", ""),
    ],
)  # fmt: skip
def test_endings(base, other, kind):
    assert ending(base, other) == kind
