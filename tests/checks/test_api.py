import marshal

import pytest

from lint.checks.api import Context, Settings


def words(ctx):
    return {row[0]: len(row) for row in ctx.tables["words"]}


def test_tables_may_be_packed():
    tables = {"words": [("a", "b")]}
    assert Context({}, marshal.dumps(tables), Settings(), {}).tables == Context({}, tables, Settings(), {}).tables == tables


def test_a_memo_is_built_once():
    built = []
    ctx = Context({}, {}, Settings(), {})
    assert ctx.memo(built.append) is ctx.memo(built.append) is None
    assert built == [ctx]


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_prepared_is_what_would_be_built(packed):
    tables = {"words": [("a", "b"), ("c",)]}
    first = Context({}, tables, Settings(), {})
    assert first.prepare(words) == {"a": 2, "c": 1}
    prepared = {name: marshal.dumps(value) for name, value in first.built.items()}
    second = Context({}, {}, Settings(), prepared if packed else {})
    if packed:
        assert second.prepare(words) == {"a": 2, "c": 1}
    else:
        with pytest.raises(KeyError):
            second.prepare(words)
