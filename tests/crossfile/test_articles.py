import random

from lint.crossfile.articles import Double, doubles, families
from lint.crossfile.sketch import sketch
from lint.document.document import Document

RANDOM = random.Random(7)
WORDS = [f"w{n}" for n in range(20_000)]


def article() -> list[str]:
    return RANDOM.choices(WORDS, k=300)


def found(*articles: list[str]) -> list[Double]:
    return list(doubles([sketch(Document(" ".join(words))) for words in articles], 0.5))


def test_the_second_of_two_is_told_with_the_first():
    one, two = article(), article()
    assert found(one, two, one) == [Double(0, 2, 1.0)]


def test_a_changed_copy_is_found_and_half_a_copy_is_not():
    one, other = article(), article()
    (double,) = found(one, one[:150] + other[:20] + one[170:])
    assert double[:2] == (0, 1) and 0.75 < double.alike < 0.95
    assert found(one, one[:100] + other[:200]) == []


def test_of_several_the_one_most_alike_is_told():
    one, other = article(), article()
    near = one[:-60] + other[:60]
    assert [double[:2] for double in found(one, near, other, near)] == [(0, 1), (1, 3)]


def test_a_line_that_stands_in_all_articles_makes_none_of_them_alike():
    line = article()[:60]
    assert found(*(article() + line for _ in range(50))) == []


def test_nothing_is_like_an_empty_text():
    assert found([], [], article(), []) == []


def test_every_pair_is_looked_at_by_few():
    line = article()[:30]
    copies = [article() + line for _ in range(20)]
    calls = []
    texts = [sketch(Document(" ".join(words))) for words in copies * 60]
    list(doubles(texts, 0.5, lambda done, total: calls.append((done, total))))
    assert calls == [(1000, 1200)]


def test_families_have_one_head():
    assert families([Double(0, 2, 1.0), Double(2, 5, 0.9), Double(3, 4, 0.7)]) == {2: 0, 5: 0, 4: 3}
