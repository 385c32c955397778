"""A page of HTML as a tree, for tests."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = ("meta", "br", "hr", "col")


class Node:
    """An element with its attributes, its children and its text."""

    def __init__(self, name: str, attributes: dict[str, str | None], parent: Node | None) -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children: list[Node] = []
        self.own: list[str] = []

    def __getitem__(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def text(self) -> str:
        """All text in it, one blank for many."""
        return " ".join("".join(self.own).split())

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, name: str, class_: str = "") -> list[Node]:
        """Return the elements of a name, and a class, in it."""
        return [
            n for n in self.walk() if n.name == name and (not class_ or class_ in (n["class"] or "").split())
        ]

    def at(self, id: str) -> Node:
        """Return the element of an id."""
        (found,) = [node for node in self.walk() if node["id"] == id]
        return found


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.here = self.root = Node("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag} names an attribute twice"
        node = Node(tag, dict(attrs), self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.name, f"</{tag}> closes <{self.here.name}>"
        assert self.here.parent
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        node: Node | None = self.here
        while node:
            node.own.append(data)
            node = node.parent


def parsed(page: str) -> Node:
    """Return a page as a tree; an element that is not closed, or closed twice, is a failure."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    assert builder.here is builder.root
    return builder.root
