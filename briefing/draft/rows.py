"""Rows of a table: CSV, TSV, JSON Lines, a JSON list, XLSX, and what ClaimReview and STIX hold, as cells by name."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.draft.columns import KNOWN, simple
from briefing.draft.model import DraftError
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_CELL = 5_000
"""Characters of a cell that are read; a longer one is no statement."""
_DELIMITERS = ",\t;|"
_INSTALL = 'pip install "briefing-reader[draft]"'


class Row(NamedTuple):
    """A row: where it begins in its file, counted from 1, and its cells by the names of the columns."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """The rows of a table, and what is to be told of those that cannot be read."""

    rows: list[Row]
    unread: list[tuple[int, str]]
    """Lines, each with what is wrong there and what to do."""


def decoded(data: bytes) -> str:
    """Return text from UTF-8, UTF-16 with its mark, or the Western code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def is_table(data: bytes, name: str, *, is_told: bool = False) -> bool:
    """Whether a source is a table and not an article, by its content; its name tells only in doubt.

    `is_told` says that a person has named columns, so that separated values need no usual names.
    """
    if data.startswith(b"PK\x03\x04"):
        return b"xl/" in data or name.lower().endswith(".xlsx")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    text = decoded(data)
    if _json(text) is not None or _first_object(text) is not None:
        return True
    header = next(csv.reader(io.StringIO(text), delimiter=_delimiter(text)), [])
    if (
        len(header) < 2
        or len(set(header)) < len(header)
        or any(len(cell.split()) > 5 or re.search(r"[.:?!]\s*$|: ", cell) for cell in header)
    ):
        return False
    named = is_told or name.lower().endswith((".csv", ".tsv"))
    lines = list(_lines(text))[:6]
    even = sum(len(cells) == len(header) for _, cells in lines)
    known = sum(simple(cell) in KNOWN for cell in header) >= 2 or _delimiter(text) == "\t"
    return named or (known and even > 1 and even >= len(lines) / 2)


def rows_of(data: bytes, name: str) -> Table:
    """Return the rows of a table; raises DraftError where there are none."""
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data, name)
    text = decoded(data)
    found = _json(text)
    if isinstance(found, list):
        return _objects(enumerate(found, 1), "entry")
    if found is None and _first_object(text) is not None:
        return _json_lines(text)
    if found is not None and sum(simple(key) in KNOWN for key in found) >= 2:
        return _objects(enumerate([found], 1), "entry")
    if found is not None:
        raise DraftError(name, "JSON of which no claims are known", "give a list of objects, one a claim")
    return _separated(text, name)


def json_of(data: bytes) -> Any:
    """Return the JSON that a source is as a whole, or None."""
    return None if data.startswith(b"PK\x03\x04") else _json(decoded(data))


def _json(text: str) -> Any:
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, (dict, list)) else None


def _first_object(text: str) -> Any:
    line = text.lstrip().split("\n", 1)[0]
    found = _json(line) if line.startswith("{") else None
    return found if isinstance(found, dict) else None


def _json_lines(text: str) -> Table:
    def entries() -> Iterator[tuple[int, Any]]:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except (ValueError, RecursionError):
                    yield number, None

    return _objects(entries(), "line")


def _objects(entries: Iterator[tuple[int, Any]] | enumerate[Any], kind: str) -> Table:
    rows, unread = [], []
    for number, entry in entries:
        if isinstance(entry, dict):
            rows.append(Row(number, dict(flattened(entry))))
        else:
            unread.append((number, f"this {kind} is no JSON object; write one with a name for each value"))
    return Table(rows, unread)


def flattened(entry: Mapping[str, Any], lead: str = "") -> Iterator[tuple[str, str]]:
    """Yield the values of an object as texts; those inside another one have its name before theirs."""
    for name, value in entry.items():
        if isinstance(value, dict):
            yield from flattened(value, f"{lead}{name}.")
        elif isinstance(value, list):
            yield f"{lead}{name}", ", ".join(_cell(each) for each in value)
        else:
            yield f"{lead}{name}", _cell(value)


def _cell(value: Any) -> str:
    """Return a value as a text on one line, safe to show, without what guards it in a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = " ".join(clean(str(value), lines=True).split())
    return (text[1:] if re.match(r"'\s*[=+\-@＝＋－＠]", text) else text)[:MOST_CELL]


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=head.count)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of separated values that are not empty, each with the number at which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = [""]
        if any(cell.strip() for cell in cells):
            yield before + 1, cells
        before = reader.line_num


def _separated(text: str, name: str) -> Table:
    lines = _lines(text)
    _, header = next(lines, (0, list[str]()))
    return _named(header, lines, name)


def _named(header: list[str], lines: Iterator[tuple[int, list[str]]], name: str) -> Table:
    names = [_cell(cell) or f"column {number}" for number, cell in enumerate(header, 1)]
    rows, unread = [], []
    for line, cells in lines:
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            what = f"{len(cells)} cells, and {len(names)} columns have a name; put cells with the separator in quotes"
            unread.append((line, what))
        else:
            rows.append(Row(line, dict(zip(names, map(_cell, cells), strict=False))))
    if not rows and not unread:
        raise DraftError(name, "a table without rows", "give one claim a row, under a row of names")
    return Table(rows, unread)


def _workbook(data: bytes, name: str) -> Table:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise DraftError(
            name, "a workbook, which needs openpyxl", f"run: {_INSTALL}; or save it as CSV"
        ) from None
    from zipfile import BadZipFile

    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        lines = [
            (number, ["" if cell is None else _day(cell) for cell in cells])
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1)
        ]
    except (BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
        raise DraftError(
            name, f"no workbook that can be read ({clean(str(error))[:80]})", "save it as CSV"
        ) from None
    full = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    return _named(full[0][1] if full else [], iter(full[1:]), name)


def _day(cell: object) -> str:
    """Return a cell as text; a day without a time of day is the day alone."""
    text = _cell(cell)
    return text.removesuffix(" 00:00:00")
