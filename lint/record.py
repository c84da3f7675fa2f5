"""Named tuples that cost a start next to nothing.

`typing.NamedTuple` writes and compiles code for each class (0.6 million instructions for one of four fields), and `typing` itself imports
`re`, `enum` and others (40 million), while a check of a page takes 300 million in all. A `Record` is written and used in the same way,
type checkers take it for a NamedTuple, and its class is made without compiling anything.
"""

from __future__ import annotations

__all__ = ["Record"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    try:
        from _collections import _tuplegetter as _field
    except ImportError:  # another Python than CPython
        from operator import itemgetter

        def _field(number: int, doc: str) -> property:
            return property(itemgetter(number), doc=doc)

    class _Kind(type):
        """Makes the class of a record: its annotations are the fields, in order, and their values the defaults."""

        def __new__(mcs, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            namespace["_defaults"] = {field: namespace[field] for field in fields if field in namespace}
            namespace.update((field, _field(number, f"Field {number}.")) for number, field in enumerate(fields))
            namespace |= {"__slots__": (), "_fields": fields, "__match_args__": fields, "_size": len(fields)}
            return super().__new__(mcs, name, bases, namespace)

    class Record(tuple, metaclass=_Kind):
        """A tuple whose places have names; see `typing.NamedTuple` for what that means."""

        def __new__(cls, *values, **named):
            if named or len(values) != cls._size:
                values = _complete(cls, values, named)
            return tuple.__new__(cls, values)

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def _asdict(self):
            """The values by the names of their fields."""
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **named):
            """A copy with other values of the fields that are named."""
            return type(self)(**{**self._asdict(), **named})

    def _complete(cls, values, named):
        """All values of a record, from those that were given by place and by name and the defaults."""
        rest = cls._fields[len(values) :]
        known = {**cls._defaults, **named}
        missing = [name for name in rest if name not in known]
        if missing or len(values) > cls._size or not named.keys() <= set(rest):
            given = f"{len(values)} by place and {', '.join(named) or 'none'} by name"
            raise TypeError(f"{cls.__name__}() takes {', '.join(cls._fields)}; it was given {given}")
        return (*values, *[known[name] for name in rest])
