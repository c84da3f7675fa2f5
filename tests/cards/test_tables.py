import pytest

from lint.cards.tables import read_table
from lint.cards.yaml_lines import CardError


def test_columns_comments_and_missing_cells():
    table = read_table("# a\tb\n# a comment\nx\ty\n\n z \n", "t.tsv")
    assert table.columns == ("a", "b")
    assert table.rows == (("x", "y"), ("z", ""))
    assert table.lines == (3, 5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x\ty\n", "t.tsv:1: the first line must name the columns: # column<TAB>column"),
        ("# a\nx\ty\n", "t.tsv:2: 2 cells, but the table has 1 columns"),
    ],
)
def test_a_broken_table_is_named_with_its_line(text, message):
    with pytest.raises(CardError) as wrong:
        read_table(text, "t.tsv")
    assert str(wrong.value) == message
