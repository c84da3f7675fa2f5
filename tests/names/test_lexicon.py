from pathlib import Path

import pytest

from lint.cards.tables import read_table
from lint.names.folding import fold_name
from lint.names.lexicon import SLOTS, Lexicon, builtin, slot

FOLDER = Path(__file__).parents[2] / "rules" / "names"
LINES = FOLDER.joinpath("lexicon.txt").read_text(encoding="ascii").splitlines()[1:]


def test_every_word_is_found_and_its_neighbours_in_the_alphabet_are_not():
    known = {line.split(" ")[0] for line in LINES}
    for line in (LINES[0], LINES[-1], *LINES[::997]):
        word, _, flags = line.partition(" ")
        assert builtin().flags(word) == flags
        for other in (word + "zzq", word[:-1] + "qx", "0", "zzzzzz", "ab", "ünder", "a-b", "Minister"):
            assert other in known or builtin().flags(other) == ""


def test_the_file_is_sorted_and_small():
    words = [line.split(" ")[0] for line in LINES]
    assert words == sorted(set(words))
    assert FOLDER.joinpath("lexicon.txt").stat().st_size < 4_000_000


@pytest.mark.parametrize(("word", "grade"), [("moscow", 2), ("johnson", 2), ("minister", 2), ("campell", 1), ("ryabikov", 0), ("", 0)])
def test_grades(word, grade):
    assert builtin().grade(word) == grade


def test_apostrophes_are_left_out():
    assert builtin().flags("o'hara") == builtin().flags("ohara") != ""


@pytest.mark.parametrize("table", ["figures.tsv", "places.tsv", "namesakes.tsv"])
def test_the_names_of_the_tables_are_known(table):
    """After a change of a table: python tools/build_lexicon.py --tables"""
    rows = read_table(FOLDER.joinpath(table).read_text(encoding="utf-8"), table).rows
    names = [part for row in rows for part in row[0].replace("-", " ").split()]
    missing = [n for n in names if n.isalpha() and n[1:].islower() and n[0].isupper() and len(n) > 2 and not builtin().flags(fold_name(n))]
    assert [n for n in missing if fold_name(n).isascii()] == []


def test_a_lexicon_of_one_line(tmp_path):
    path = tmp_path / "words.txt"
    starts = ["000000"] * (slot(b"mos") + 1) + ["000009"] * (SLOTS - slot(b"mos"))
    path.write_text("".join(starts) + "\nmoscow P\n", encoding="ascii")
    lexicon = Lexicon(str(path))
    assert (lexicon.flags("moscow"), lexicon.flags("a"), lexicon.flags("z"), lexicon.grade("moscow")) == ("P", "", "", 2)
