import pytest

from lint.document.document import Document
from lint.stats import measure, render

TEXT = (
    "Minister Leaves for Geneva Talks\n\n"
    "The minister left for Geneva on Monday, the ministry said in a long statement to all reporters. He is late.\n\n"
    '"We wait," he said.\n'
)


def test_figures_of_a_text():
    stats = measure(Document(TEXT))
    assert (stats.words, stats.sentences) == (29, 3)
    assert [(s.line, s.words) for s in stats.longest] == [(3, 17), (5, 4), (3, 3)]
    assert stats.words_a_sentence == pytest.approx(8)
    assert 0.05 < stats.quoted < 0.12
    assert 50 < stats.reading_ease < 100
    assert 0 < stats.grade < 10


def test_a_hard_text_is_harder():
    hard = "Institutional considerations necessitate comprehensive administrative reorganisation notwithstanding considerable opposition."
    assert measure(Document(hard)).reading_ease < measure(Document("The cat sat on the mat. The dog ran.")).reading_ease


def test_a_text_without_sentences():
    stats = measure(Document(""))
    assert (stats.words, stats.sentences, stats.reading_ease, stats.grade, stats.quoted) == (0, 0, None, None, 0)
    assert "reading ease     -" in render("empty.txt", Document(""))


def test_lines_for_a_terminal():
    lines = render("news/a.txt", Document(TEXT)).split("\n")
    assert lines[0] == "news/a.txt"
    assert "  words            29" in lines
    assert any(line.startswith("    line 3: 17 words: The minister left") for line in lines)
    assert lines[-1] == ""
