"""JSON that people can read and programs can stream: the outer levels line by line, the inner ones compact."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def json_lines(data: object, levels: int, *, ascii_only: bool = False) -> Iterator[str]:
    """Yield data as lines of JSON; in the outermost `levels` of containers each member has a line of its own."""
    encode = json.JSONEncoder(ensure_ascii=ascii_only, check_circular=False).encode

    def write(value: object, lead: str, indent: str, levels: int, end: str) -> Iterator[str]:
        members: list[tuple[str, object]]
        if levels and value and isinstance(value, dict):
            brackets, members = "{}", [(f"{encode(key)}: ", member) for key, member in value.items()]
        elif levels and value and isinstance(value, list):
            brackets, members = "[]", [("", member) for member in value]
        else:
            yield f"{indent}{lead}{encode(value)}{end}\n"
            return
        yield f"{indent}{lead}{brackets[0]}\n"
        for number, (key, member) in enumerate(members, 1):
            yield from write(member, key, indent + "  ", levels - 1, "," if number < len(members) else "")
        yield f"{indent}{brackets[1]}{end}\n"

    return write(data, "", "", levels, "")
