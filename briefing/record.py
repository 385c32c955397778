"""Records: named tuples, defined as those of `typing` are, in a seventh of the time.

`typing.NamedTuple` compiles every annotation that is written as text, to hold it against a grammar of types that the
type checker knows better, and `collections.namedtuple`, on which it rests, compiles a constructor and defines six
methods for each kind. Here all kinds have the methods in common, and kinds of as many fields the code that makes them.
For the forty kinds before the first frame that saves a thirtieth of all that is executed until then; as data classes
they would be a sixth of it. Nor is it looked here for what the type checker finds, such as a field without a default
after one that has one.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from sys import intern

    try:
        from _collections import _tuplegetter as getter  # as `collections` has it
    except ImportError:
        from operator import itemgetter

        def getter(index, doc):
            return property(itemgetter(index), doc=doc)

    _new = tuple.__new__
    _codes = {}

    def _constructor(kind, fields, defaults):
        """Return what makes a tuple of arguments with names."""
        count = len(fields)
        if count not in _codes:
            values = "".join(f"_{index}, " for index in range(count))
            _codes[count] = eval(f"lambda _cls, {values}: _new(_cls, ({values}))").__code__
        names = {"co_name": "__new__", "co_qualname": f"{kind}.__new__", "co_varnames": ("_cls", *fields)}
        code = _codes[count].replace(**names)
        return type(_constructor)(code, {"_new": _new, "__builtins__": {}}, "__new__", defaults)

    class _Tuple(tuple):
        """What all records can do, as `collections.namedtuple` has it."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = _new(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields)})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        """Makes a named tuple of what the body of a class says."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(map(intern, body.get("__annotations__", ())))
            defaults = {field: body.pop(field) for field in fields if field in body}
            made = {field: getter(index, "") for index, field in enumerate(fields)}
            made |= {
                "__slots__": (),
                "_fields": fields,
                "_field_defaults": defaults,
                "__match_args__": fields,
            }
            made["__new__"] = _constructor(name, fields, tuple(defaults.values()))
            return type(name, (_Tuple,), made | body)

    class Record(metaclass=_Maker):
        """A named tuple: fields with annotations, those with defaults last, and methods."""


__all__ = ["Record"]
