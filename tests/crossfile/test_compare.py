import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cards.phrases import compile_phrase
from lint.checks.api import Hit
from lint.crossfile import CODES
from lint.crossfile.compare import card_line, compare
from lint.document.document import Document

OPTIONS = {
    "XFI001": {"fewest_words": 40, "alike": 0.5, "many_files": 5},
    "XFI002": {"fewest_words": 4, "fewest_files": 5, "fewest_share": 0.001},
    "XFI003": {"most_files": 3, "times": 3},
}
PIERS = """The harbour administration is going to close both northern piers for repairs in the first week of May.
Its spokesman told reporters that ferries were to use the southern pier until the work was finished in summer.
Fishermen said they had not been asked and announced that they would block the entrance of the harbour on Friday.
"""
MUSEUM = """The city museum is going to open at noon as long as its heating is being repaired, it said in a note on its door.
Visitors who bought a ticket for the morning can have it changed or get their money back at any of the city's museums.
"""
LINE = "Our reporters write for you every morning."


def found(texts: dict[str, str]) -> dict[str, list[tuple[str, Hit]]]:
    return compare(((path, Document(text, path)) for path, text in texts.items()), OPTIONS)


def test_the_same_article_twice():
    assert found({"a": PIERS, "b": MUSEUM, "c": f"\n{PIERS}"}) == {
        "c": [("XFI001", Hit(1, 103, {"other": "a", "share": 100}, variant="same"))]
    }


def test_an_article_with_another_end():
    ((code, hit),) = found({"a": PIERS, "b": PIERS.replace("on Friday", "from Thursday on")})["b"]
    assert (code, hit.variant, hit.values["other"]) == ("XFI001", "", "a")
    assert 85 <= hit.values["share"] <= 99


@pytest.mark.parametrize(
    ("first", "second", "variant", "start"),
    [(MUSEUM + MUSEUM.replace("i", "o") + PIERS, PIERS, "inside", 0), (PIERS, MUSEUM + MUSEUM.replace("i", "o") + PIERS, "holds", 466)],
)
def test_an_article_inside_a_digest(first, second, variant, start):
    ((code, hit),) = found({"a": first, "b": second})["b"]
    assert (code, hit.variant, hit.start) == ("XFI001", variant, start)
    assert second[hit.start : hit.end] == PIERS.split("\n")[0]


def test_a_line_in_many_files_is_told_once():
    texts = {
        f"{n}.txt": f"The {word} was closed on Monday.\n{LINE}\n" for n, word in enumerate(("port", "road", "shop", "bank", "park", "mine"))
    }
    assert found(texts) == {
        "0.txt": [
            (
                "XFI002",
                Hit(
                    31,
                    73,
                    {"files": 6, "others": "1.txt, 2.txt, 3.txt ...", "card": '- {find: "^Our reporters write for you every morning"}'},
                ),
            )
        ]
    }


def test_paragraphs_of_an_article_that_stands_in_many_files_are_no_furniture():
    assert {code for hits in found({f"{n}.txt": PIERS for n in range(9)}).values() for code, _ in hits} == {"XFI001"}


def test_a_name_that_most_files_spell_differently():
    texts = {f"{n}.txt": "They asked Sergey Brandukov to leave." for n in range(3)}
    values = {"usual": "Sergey Brandukov", "files": 3, "others": "0.txt, 1.txt, 2.txt"}
    assert found({**texts, "x.txt": "Then Sergey Brandukhov left."}) == {"x.txt": [("XFI003", Hit(5, 22, values, "Sergey Brandukov"))]}
    assert found({**texts, "x.txt": "Then Sergey Brandukhov left, and Sergey Brandukov, too."}) == {}


def test_only_the_rules_asked_for_speak():
    assert compare([("a", Document(PIERS)), ("b", Document(PIERS))], {"XFI003": OPTIONS["XFI003"]}) == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Read more: all the news", '- {find: "^Read more: all the news"}'),
        ('^ "The end" {of} [x] | y.', '- {find: "^The end of x y"}'),
        ("one two three four five six seven eight nine ten", '- {find: "^one two three four five six seven eight"}'),
    ],
)
def test_the_line_for_a_card(text, line):
    assert card_line(text) == line


@given(st.text(min_size=1))
def test_every_line_for_a_card_can_be_read(text):
    import yaml

    ((entry,),) = [yaml.safe_load(card_line(f"x{text}x"))]
    assert compile_phrase(entry["find"]).anchors


@given(
    st.lists(
        st.lists(st.sampled_from([LINE, PIERS, "John Brandukov ", "a", "\n", "\n\n", "\r", "’", " "]), max_size=6).map("".join), max_size=12
    )
)
def test_every_hit_is_a_place_in_its_text(texts):
    named = {f"{n}.txt": text for n, text in enumerate(texts)}
    for path, hits in found(named).items():
        for code, hit in hits:
            assert code in CODES
            assert named[path][hit.start : hit.end].strip()
