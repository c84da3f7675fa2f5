"""Records behave like the NamedTuples that type checkers take them for."""

import copy
import pickle
from typing import NamedTuple

import pytest

from lint.record import Record


class Place(Record):
    """A place."""

    line: int
    column: int = 1
    note: str = ""

    @property
    def after(self) -> int:
        return self.column + 1


class Twin(NamedTuple):
    line: int
    column: int = 1
    note: str = ""


@pytest.mark.parametrize(
    ("values", "named"),
    [((3,), {}), ((3, 4), {}), ((3, 4, "x"), {}), ((), {"line": 3}), ((3,), {"note": "x"}), ((), {"note": "x", "line": 3, "column": 4})],
)
def test_a_record_is_the_tuple_that_a_named_tuple_is(values, named):
    place, twin = Place(*values, **named), Twin(*values, **named)
    assert place == twin and hash(place) == hash(twin)
    assert (place.line, place.column, place.note) == tuple(twin)
    assert place._asdict() == twin._asdict()
    assert repr(place) == repr(twin).replace("Twin", "Place")


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, "x", 4), {}), ((1,), {"line": 2}), ((1,), {"colum": 2}), ((), {"column": 2})]
)
def test_what_a_named_tuple_does_not_take_a_record_does_not_take(values, named):
    with pytest.raises(TypeError):
        Twin(*values, **named)
    with pytest.raises(TypeError, match=r"Place\(\) takes line, column, note; it was given"):
        Place(*values, **named)


def test_a_record_can_be_changed_copied_and_sent_to_another_process():
    place = Place(3, note="x")
    assert place._replace(column=7) == (3, 7, "x")
    assert place._replace(column=7).after == 8
    for twin in (copy.deepcopy(place), pickle.loads(pickle.dumps(place))):
        assert type(twin) is Place and twin == place
    with pytest.raises(AttributeError):
        place.colum = 1


def test_fields_and_matching():
    assert Place._fields == ("line", "column", "note")
    match Place(3, 4):
        case Place(line, column=4):
            assert line == 3
