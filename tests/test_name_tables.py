"""The tables of names that editors edit: their shape, and that no wrong form is a right one somewhere else."""

import re
import unicodedata
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from lint.cards.tables import read_table

ROOT = Path(__file__).parent.parent
FILES = {
    "figures": ROOT / "rules/names/figures.tsv",
    "places": ROOT / "rules/names/places.tsv",
    "organisations": ROOT / "rules/names/organisations.tsv",
    "hard_negatives": ROOT / "tests/data/hard_negatives.tsv",
}
COLUMNS = {
    "figures": ("name", "variants", "wrong", "role", "years"),
    "places": ("name", "variants", "wrong", "type", "note"),
    "organisations": ("name", "variants", "wrong", "acronyms", "type", "note"),
    "hard_negatives": ("what", "a", "b", "kind"),
}
NAME_TABLES = ("figures", "places", "organisations")
LISTS = ("variants", "wrong", "acronyms")
TABLES = {name: read_table(path.read_text(encoding="utf-8"), str(path)) for name, path in FILES.items()}
ENTRIES = {name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for name, table in TABLES.items()}


def parts(cell):
    """The items of a cell that holds a list."""
    return cell.split(";") if cell else []


def wrong_forms():
    """Every (wrong form, name it stands for)."""
    return [(form, entry["name"]) for table in NAME_TABLES for entry in ENTRIES[table] for form in parts(entry["wrong"])]


@pytest.mark.parametrize("table", TABLES)
def test_columns(table):
    assert TABLES[table].columns == COLUMNS[table]
    assert TABLES[table].rows


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_is_trimmed_and_composed(table):
    for number, line in enumerate(FILES[table].read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        # a list of names is trimmed item by item; a note is prose and may hold "; "
        items = chain(cells, chain.from_iterable(cell.split(";") for cell in cells[1:3] if table in NAME_TABLES and line[0] != "#"))
        for item in items:
            assert item == " ".join(item.split()), f"{table}.tsv:{number}: white space in {item!r}"
            assert unicodedata.is_normalized("NFC", item), f"{table}.tsv:{number}: {item!r} is not NFC"


@pytest.mark.parametrize("table", NAME_TABLES)
def test_names_stand_once_and_lists_hold_no_empty_or_double_item(table):
    names = Counter(entry["name"] for entry in ENTRIES[table])
    assert [name for name, count in names.items() if count > 1] == []
    for entry in ENTRIES[table]:
        assert entry["name"]
        for column in LISTS:
            items = parts(entry.get(column, ""))
            assert "" not in items, entry
            assert len(set(items)) == len(items), entry
        assert entry["name"] not in parts(entry["variants"]), entry


@pytest.mark.parametrize("table", NAME_TABLES)
def test_the_form_without_accents_is_accepted(table):
    for entry in ENTRIES[table]:
        plain = "".join(c for c in unicodedata.normalize("NFD", entry["name"]) if not unicodedata.combining(c))
        if plain.isascii() and plain != entry["name"]:
            assert plain in parts(entry["variants"]), entry["name"]


def test_no_wrong_form_is_a_right_form_of_any_entry():
    right = {form for table in NAME_TABLES for entry in ENTRIES[table] for form in (entry["name"], *parts(entry["variants"]))}
    assert [(form, name) for form, name in wrong_forms() if form in right] == []


def test_no_wrong_form_stands_for_two_names():
    counts = Counter(form for form, _ in wrong_forms())
    assert [form for form, count in counts.items() if count > 1] == []


def test_wrong_figures_are_full_names():
    # a lone surname or given name may always be somebody else's
    lone = {form for entry in ENTRIES["figures"] if " " in entry["name"] for form in parts(entry["wrong"]) if " " not in form}
    assert lone == set()


def test_wrong_forms_hold_no_phrase_notation():
    # the column is read as phrases: see lint/cards/phrases.py
    assert [form for form, _ in wrong_forms() if re.search(r"[{}\[\]|^<>=/]", form)] == []


def test_wrong_figures_keep_a_word_of_the_name():
    # a form that shares no word with its row stands in the wrong row, or is misspelt beyond certainty
    for entry in ENTRIES["figures"]:
        words = {word for right in (entry["name"], *parts(entry["variants"])) for word in right.split()}
        for form in parts(entry["wrong"]):
            assert " " not in form or words & set(form.split()), (form, entry["name"])


def test_no_wrong_form_in_what_must_never_be_reported():
    forms = {form for form, _ in wrong_forms()}
    sides = [side for entry in ENTRIES["hard_negatives"] for side in (entry["a"], entry["b"]) if side]
    inside = [
        (side, form) for side in sides for form in forms if form in side and re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", side)
    ]
    assert inside == []


def test_hard_negatives_are_pairs_or_repetitions():
    rows = TABLES["hard_negatives"].rows
    assert len({(what, *sorted((a, b))) for what, a, b, _ in rows}) == len(rows)
    for what, a, b, kind in rows:
        assert what in ("pair", "repetition")
        assert a and kind
        assert bool(b) is (what == "pair")
        assert a != b


@pytest.mark.parametrize(
    ("table", "name", "wrong"),
    [
        ("figures", "Sergey Ryabkov", "Sergei Ryabikov"),
        ("figures", "Annalena Baerbock", "Analena Baerbock"),
        ("places", "Caribbean", "Carribean"),
        ("organisations", "Volkswagen", "Volkswagon"),
    ],
)
def test_well_known_misspellings_are_listed(table, name, wrong):
    entry = next(entry for entry in ENTRIES[table] if entry["name"] == name)
    assert wrong in parts(entry["wrong"])


@pytest.mark.parametrize(
    "right",
    ["Alex Fergusson", "Magnus Carlsson", "Petro Porochenko", "Kazakstan", "Equador", "Salzberg", "Osama bin Ladin", "Victor Yanukovych"],
)
def test_right_names_of_others_are_not_wrong_forms(right):
    assert right not in {form for form, _ in wrong_forms()}
