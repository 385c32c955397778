"""The values of a file: texts as they are written, mappings and lists, each with its place.

Texts and places lie in flat lists, without an object each, which would take ten times the memory.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Mapping:
    """A mapping of the file; no key stands in it twice."""

    __slots__ = ("dropped", "items", "places")

    def __init__(self) -> None:
        self.items: list[Node] = []
        """Key, value, key, value, …"""
        self.places = array("Q")
        """The place of each item, as `collect.place` has it."""
        self.dropped: Sequence[tuple[int, str]] = ()
        """Entries left out because their key stood there before: place and key."""

    def __iter__(self) -> Iterator[tuple[str, int, Node, int]]:
        """Yield each key with its place, and its value with its place."""
        items, places = iter(self.items), iter(self.places)
        return zip(items, places, items, places, strict=True)  # type: ignore[arg-type]

    def place_of(self, key: str) -> int:
        """Return the place of a key's value, or 0 if it is not there."""
        return next((at for name, _, _, at in self if name == key), 0)


class List:
    """A list of the file."""

    __slots__ = ("items", "places")

    def __init__(self) -> None:
        self.items: list[Node] = []
        self.places = array("Q")

    def __iter__(self) -> Iterator[tuple[Node, int]]:
        """Yield each value with its place."""
        return zip(self.items, self.places, strict=True)


Node = str | Mapping | List


def plain(node: Node) -> str | list[Any] | dict[str, Any]:
    """Return a node as Python's own lists and dicts of texts."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, _, value, _ in node}
    return [plain(value) for value, _ in node] if isinstance(node, List) else node
