"""HTML and SVG built from parts; the one place where text becomes markup, and where an address becomes a link."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.export.labels import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_SPECIAL = re.compile("[&<>\"']").search
_VOID = frozenset(("meta", "br", "hr", "col"))
_LINK = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)


class Markup(str):
    """Text that is HTML. Joined to a plain `str` it is plain again, and escaped: nothing passes unescaped by slip."""

    __slots__ = ()


def tag(name: str, /, *parts: str, **attributes: str | None) -> Markup:
    """Return an element; plain parts are escaped, Markup is taken as it is.

    An attribute that is None is left out. Names are ours, never a file's: `_` becomes `-`, and one at the
    end is dropped, so that `class_` is "class".
    """
    given = "".join(
        [f'{_attribute(key)}"{_escaped(value)}"' for key, value in attributes.items() if value is not None]
    )
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{join(*parts)}</{name}>")


def join(*parts: str) -> Markup:
    """Return parts one after the other, plain ones escaped."""
    return Markup("".join([part if type(part) is Markup else _escaped(part) for part in parts]))


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES) if _SPECIAL(text) else text


@cache
def _attribute(name: str) -> str:
    """Return what stands before the value of an attribute of ours."""
    return f" {name.rstrip('_').replace('_', '-')}="


def link(address: str, *parts: str) -> Markup:
    """Return a link that tells the other side nothing of us; other than http and https is no link, but text."""
    if not _LINK.fullmatch(address):
        return join(*parts)
    return tag("a", *parts, href=web_address(address), rel="noreferrer noopener external")


def anchor(*parts: str) -> str:
    """Return a name for a place in a page, safe in an address: "claim-us-3000"; distinct for distinct parts."""
    return "-".join(re.sub(r"[^A-Za-z0-9.-]", lambda match: f"_{ord(match[0]):x}_", part) for part in parts)


def host(address: str) -> str:
    """Return the host of an http or https address, without user and port: "example.org"; "" for another."""
    found = re.match(r"https?://(?:[^/?#]*@)?([^/?#@]+?)(?::\d*)?(?:[/?#]|$)", address, re.IGNORECASE)
    return found[1].lower() if found else ""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    class_: str = ""


def table(
    caption: str, columns: tuple[Column, ...], rows: Iterable[tuple[str, Iterable[str]]], class_: str
) -> Markup:
    """Return a table of rows, each with the name of its place, or none, and its cells; the first heads the row.

    Cards show the column's name from `data-name`.
    """
    heads = (tag("th", column.name, scope="col", class_=column.class_ or None) for column in columns)
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *heads)),
        tag("tbody", *(_row(place, cells, columns) for place, cells in rows)),
        class_=f"folds {class_}",
    )


def _row(place: str, cells: Iterable[str], columns: tuple[Column, ...]) -> Markup:
    shown = []
    for number, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        class_ = column.class_ or None
        if number:
            shown.append(tag("td", tag("div", cell), data_name=column.name, class_=class_))
        else:
            shown.append(tag("th", cell, scope="row", class_=class_))
    return tag("tr", *shown, id=place or None)
