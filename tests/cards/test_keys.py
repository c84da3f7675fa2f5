from hypothesis import given
from hypothesis import strategies as st

from lint.cards.keys import keys_of, numbers_of, slots_of, words_and_pairs


@given(st.text("ab1 ,-'", max_size=12), st.text("ab1 ,-'", min_size=1, max_size=12), st.text("ab1 ,-'", max_size=12))
def test_a_text_with_a_literal_has_its_keys(before, literal, after):
    assert set(keys_of(literal)) <= words_and_pairs(before + literal + after)
    assert set(keys_of(literal, True, True)) <= words_and_pairs(f"{before} {literal} {after}")


def test_pairs_are_kept_over_the_pieces_of_a_long_text(monkeypatch):
    text = "one two three, four five"
    whole = words_and_pairs(text)
    monkeypatch.setattr("lint.cards.keys._CHUNK", 2)
    assert words_and_pairs(text) == whole >= {"three", "two three", "three four"}


@given(st.lists(st.text("abc 1", max_size=4), unique=True, max_size=40))
def test_every_key_is_found_under_its_number(keys):
    slots = memoryview(slots_of(keys)).cast("I")
    for number, key in enumerate(keys):
        assert number in numbers_of([key], slots)


def test_hardly_any_other_key_is_found():
    slots = memoryview(slots_of(f"key {n}" for n in range(1000))).cast("I")
    assert len(numbers_of((f"other {n}" for n in range(1000)), slots)) <= 2
