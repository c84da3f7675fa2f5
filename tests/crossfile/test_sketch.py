import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from lint.crossfile.sketch import KEPT, resemblance, share_of_first, sketch
from lint.document.document import Document

WORDS = [f"w{n}" for n in range(3000)]


def text(first: int, last: int) -> Document:
    return Document(" ".join(WORDS[first:last]))


def test_short_texts_are_compared_exactly():
    one, two = sketch(text(0, 23)), sketch(text(10, 33))  # shingles 0-19 and 10-29
    assert (one.size, two.size, resemblance(one, two)) == (20, 20, 10 / 30)
    assert share_of_first(one, two, resemblance(one, two)) == 0.5


def test_long_texts_are_estimated():
    one, two = sketch(text(0, 2000)), sketch(text(500, 2500))
    assert len(one.shingles) == KEPT
    assert abs(resemblance(one, two) - 1500 / 2500) < 0.12
    assert resemblance(one, sketch(text(2000, 3000))) < 0.02


def test_a_long_and_a_short_text():
    assert abs(resemblance(sketch(text(0, 2000)), sketch(text(0, 103))) - 0.05) < 0.04


def test_case_quotes_spaces_and_punctuation_make_no_difference():
    one, two = sketch(Document("It’s the end, he said.")), sketch(Document("It's  the END he said"))
    assert resemblance(one, two) == 1
    assert one.paragraphs[0].key == two.paragraphs[0].key


def test_paragraphs_have_spans_and_lengths():
    made = sketch(Document("Museum opens late\n\nThe museum is going to open at noon as long as its heating is being repaired.\n"))
    assert [(p.start, p.end, p.words) for p in made.paragraphs] == [(0, 17, 3), (19, 96, 16)]
    assert made.lead == (0, 17)


def test_numbers_are_the_same_in_every_process():
    imports = "from lint.crossfile.sketch import sketch; from lint.document.document import Document"
    program = f"{imports}; print(sketch(Document('one two three four')))"
    environments = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    told = {subprocess.run([sys.executable, "-c", program], env=env, check=True, capture_output=True).stdout for env in environments}
    assert len(told) == 1


@given(st.text(), st.text())
def test_any_texts_can_be_compared(a, b):
    one, two = sketch(Document(a)), sketch(Document(b))
    assert 0 <= resemblance(one, two) == resemblance(two, one) <= 1
    assert resemblance(one, one) == (1 if one.shingles else 0)
