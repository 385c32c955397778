"""JSON that people can read and programs can stream: the outer levels line by line, the inner ones compact."""

from __future__ import annotations

import json
from collections.abc import Iterator

_WHOLE = frozenset((str, int, float, bool, type(None), list, dict))
"""What can be written at once."""


def json_lines(data: object, levels: int, *, ascii_only: bool = False) -> Iterator[str]:
    """Yield data as JSON, some lines at a time; in the outermost `levels` of containers each member has a line of its own.

    In these a list can also be an iterator, whose members are asked for one after the other.
    """
    encode = json.JSONEncoder(ensure_ascii=ascii_only, check_circular=False).encode

    def write(value: object, lead: str, indent: str, levels: int, end: str) -> Iterator[str]:
        if levels == 1 and type(value) is dict and value and _WHOLE.issuperset(map(type, value.values())):
            lines = [f"{indent}  {encode(key)}: {encode(member)}" for key, member in value.items()]
            yield "".join((indent, lead, "{\n", ",\n".join(lines), "\n", indent, "}", end, "\n"))
            return
        members: Iterator[tuple[str, object]] = iter(())
        if isinstance(value, Iterator):
            brackets, members = "[]", (("", member) for member in value)
        elif levels and isinstance(value, dict):
            brackets, members = "{}", ((f"{encode(key)}: ", member) for key, member in value.items())
        elif levels and isinstance(value, list):
            brackets, members = "[]", (("", member) for member in value)
        first = next(members, None)
        if first is None:
            yield f"{indent}{lead}{encode([] if isinstance(value, Iterator) else value)}{end}\n"
            return
        yield f"{indent}{lead}{brackets[0]}\n"
        key, member = first
        for following in members:
            yield from write(member, key, indent + "  ", levels - 1, ",")
            key, member = following
        yield from write(member, key, indent + "  ", levels - 1, "")
        yield f"{indent}{brackets[1]}{end}\n"

    return write(data, "", "", levels, "")
