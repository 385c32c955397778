"""Records: named tuples, defined as those of `typing` are, in a third of the time.

`typing.NamedTuple` compiles every annotation that is written as text, to hold it against a grammar of types that the
type checker knows better; nor is it looked here for what that checker finds, such as a field without a default after
one that has one. For the forty kinds of records before the first frame that is a fiftieth of all that is
executed until then; as data classes, each of which takes four times as long as such a tuple, they would be a tenth.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from collections import namedtuple

    class _Maker(type):
        """Makes a named tuple of what the body of a class says."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            module, fields = body.pop("__module__"), body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=module)
            for attribute, value in body.items():
                setattr(made, attribute, value)
            return made

    class Record(metaclass=_Maker):
        """A named tuple: fields with annotations, those with defaults last, and methods."""


__all__ = ["Record"]
