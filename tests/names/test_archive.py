"""Names of an archive: what counts as one, which spellings belong together, the same table every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document.document import Document
from lint.names.archive import Archive, names_of


def learnt(texts, least=2):
    archive = Archive()
    for text in texts:
        archive.add(Document(text))
    return archive.entries(least)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Foreign Minister Sergei Ryabkov met Ursula von der Leyen.", ["Sergei Ryabkov", "Ursula von der Leyen"]),
        ("Ryabkov's aide left.", ["Ryabkov"]),
        ("Yesterday the President of Kazakhstan spoke in Alma-Ata.", ["Kazakhstan", "Alma-Ata"]),
        ("They're late, said John F. Kelmer, and NATO's envoy agreed.", ["John F. Kelmer"]),
        ("The Foreign Ministry and the Monday meeting in the White House", []),
        ("Zelmerit pays. Police paid, and police pay.", ["Zelmerit"]),
        ("Theresa May met Kelmer.", ["Theresa May", "Kelmer"]),
        ("# Zelmerit Pays Kelmer\n\nNobody else paid.", []),
    ],
)  # fmt: skip
def test_names_of_a_text(text, names):
    assert list(names_of(Document(text, format="markdown"))) == names


def test_documents_and_mentions_are_counted_by_spelling():
    (entry,) = learnt(["Then Kelmer came, and Kelmer left.", "It was Kelmer.", "It was Zelmerit."])
    assert (entry.name, entry.documents, entry.mentions, entry.variants) == ("Kelmer", 2, 3, ())


def test_near_spellings_stand_under_the_usual_one():
    usual = ["It was Sergei Ryabkov in Zelmerit."] * 10
    entries = learnt([*usual, "It was Sergey Ryabkov.", "It was Sergei Ryabikov.", "It was in Zelmeritt.", "It was in Zélmerit."])
    assert [(entry.name, entry.variants) for entry in entries] == [
        ("Sergei Ryabkov", (("Sergei Ryabikov", 1), ("Sergey Ryabkov", 1))),
        ("Zelmerit", (("Zelmeritt", 1), ("Zélmerit", 1))),
    ]


@pytest.mark.parametrize("rare", ["Iraq", "Zelmerov", "Zelmerova", "Kelmer"])
def test_other_names_are_not_spellings_of_a_usual_one(rare):
    usual = {"Iraq": "Iran", "Zelmerov": "Zelmerova", "Zelmerova": "Zelmerov", "Kelmer": "Belmer"}[rare]
    assert all(not entry.variants for entry in learnt([f"It was {usual}."] * 20 + [f"It was {rare}."] * 2))


def test_two_spellings_that_are_both_frequent_are_two_names():
    assert [entry.name for entry in learnt(["It was Zelmerit."] * 6 + ["It was Zelmerid."] * 2)] == ["Zelmerid", "Zelmerit"]


def test_the_order_of_the_texts_does_not_matter():
    texts = ["It was Zelmerit with Kelmer.", "It was Zelmeryt.", "It was Zelmerit.", "It was Zelmeryt with Kelmer.", "It was Kelmér."]
    assert learnt(texts) == learnt(texts[::-1])


WORDS = (
    "Ryabkov",
    "Ryabikov",
    "Sergei",
    "Sergey",
    "von",
    "Kiev's",
    "the",
    "said",
    ",",
    ".",
    "\n",
    "“",
    "Łódź",
    "Lodz",
    "J.",
    "-",
    "NATO's",
)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join), max_size=6))
def test_every_entry_stands_in_a_text(texts):
    for entry in learnt(texts, 1):
        assert any(entry.name.split()[0] in text for text in texts)
        assert 0 < entry.documents <= min(len(texts), entry.mentions)
        assert entry.name not in {name for name, _ in entry.variants}


@given(st.text(max_size=200))
def test_any_text_can_be_learnt_from(text):
    learnt([text], 1)
