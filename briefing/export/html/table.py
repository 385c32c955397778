"""A table that is one for eye and ear, on a wide page and, its rows folded to cards, on a narrow one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.html.markup import tag
from briefing.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.export.html.markup import Markup


class Column(Record):
    """A column of a table."""

    name: str
    class_: str = ""


def table(
    caption: str, columns: tuple[Column, ...], rows: Iterable[tuple[str, Iterable[str]]], class_: str
) -> Markup:
    """Return a table of rows, each with the name of its place, or none, and its cells; the first heads the row.

    The roles say what the elements mean anyhow, since a browser forgets that of an element that the
    stylesheet lays out as a card. Cards show the column's name from `data-name`.
    """
    heads = (
        tag("th", column.name, scope="col", role="columnheader", class_=column.class_ or None)
        for column in columns
    )
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *heads, role="row"), role="rowgroup"),
        tag("tbody", *(_row(place, cells, columns) for place, cells in rows), role="rowgroup"),
        class_=f"folds {class_}",
        role="table",
    )


def _row(place: str, cells: Iterable[str], columns: tuple[Column, ...]) -> Markup:
    shown = []
    for number, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        class_ = column.class_ or None
        if number:
            shown.append(tag("td", tag("div", cell), role="cell", data_name=column.name, class_=class_))
        else:
            shown.append(tag("th", cell, scope="row", role="rowheader", class_=class_))
    return tag("tr", *shown, role="row", id=place or None)
