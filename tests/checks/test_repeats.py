import time

from hypothesis import given
from hypothesis import strategies as st

from lint.checks.repeats import Echo, Tandem, echoes, tandems
from lint.document.document import Document


def test_tandems_by_period():
    found = tandems(Document("a b a b c the end the end of it it"))
    assert found.words == [10]
    assert found.phrases == [Tandem(0, 2, 4), Tandem(5, 2, 4)]


def test_a_period_is_the_shortest_one():
    assert tandems(Document("to be or to be or to be or not")).phrases == [Tandem(0, 3, 9)]


def test_counts_rise_by_one_five_times():
    assert tandems(Document("on day 1 on day 2 on day 3 on day 4 on day 5 then")).counts == [Tandem(0, 3, 15)]
    assert tandems(Document("on day 1 on day 2 on day 3 on day 4 then")).counts == []
    assert tandems(Document("on day 1 on day 3 on day 5 on day 7 on day 9 then")).counts == []


def test_echoes_are_as_long_as_they_can_be():
    passage = "said that the administration of the port was"
    text = f"He {passage} closed. Later she {passage} open."
    assert echoes(Document(text)) == [Echo(1, 12, 8)]


def test_an_echo_needs_six_words():
    assert echoes(Document("of the administration of ports was there; of the administration of ports is here")) == []


@given(st.lists(st.sampled_from(["a", "bb", "administration", "2001", "2002"]), max_size=60))
def test_what_is_found_is_there(words):
    doc = Document(" ".join(words))
    found = tandems(doc)
    assert found.words == [i for i in range(len(words) - 1) if words[i] == words[i + 1]]
    for first, period, length in found.phrases:
        assert length >= 2 * period
        assert words[first : first + length - period] == words[first + period : first + length]
    doubled = any(
        words[i : i + n] == words[i + n : i + 2 * n] and len(set(words[i : i + n])) > 1
        for n in range(2, 9)
        for i in range(len(words) - 2 * n + 1)
    )
    assert bool(found.phrases) == doubled
    for first, second, length in echoes(doc):
        assert first + length <= second
        assert words[first : first + length] == words[second : second + length]


def test_no_text_takes_more_than_its_share_of_time():
    for piece in ("administration ", "administration of the port ", "a b "):
        docs = [Document(piece * n) for n in (2_000, 20_000)]
        times = []
        for doc in docs:
            start = time.process_time()
            tandems(doc)
            echoes(doc)
            times.append(time.process_time() - start)
        assert times[1] < 40 * times[0] + 0.1
