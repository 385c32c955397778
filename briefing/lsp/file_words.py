"""The words of a brief's file that somebody is typing: ids, fields and values, with their places.

A file is broken YAML at nearly every key that is pressed, so it is read line by line, by its indentation: what
one line lacks costs nothing but itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.shape import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = re.compile(r"""(\s*)(["']?)([^\s"'{}\[\],#&*!|>%@-][^"']*?|-[^\s"'][^"']*?)\2\s*:(?=\s|$)\s*""")
_FLOW = re.compile(
    r"""\s*(?:(?P<comment>(?<![^\s])\#.*)
    |(?P<sign>[{}\[\],])
    |(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')
    |(?P<colon>:(?=\s|$))
    |(?P<plain>[^\s{}\[\],"'](?:[^{}\[\],:\#]|:(?!\s|$)|(?<!\s)\#)*))""",
    re.VERBOSE,
)
_ITEM = re.compile(r"\s*-\s+(?=\S)")

_LONGEST = 10_000
"""Characters of a line that are read; beyond them no id stands."""


class Word(NamedTuple):
    """An id or a value of the file; `line`, `start` and `end` are counted from 0."""

    line: int
    start: int
    end: int
    text: str
    part: str
    """The mapping it stands in, such as "claims"; empty at the top."""
    entry: str
    """The id of the entry it stands in."""
    field: str
    """The field whose value it is; empty where it is the key of the entry."""
    of: str
    """The mapping that it names an entry of; empty where it is no id."""


class Line(NamedTuple):
    """Where a line stands."""

    part: str = ""
    entry: str = ""
    field: str = ""
    in_text: bool = False
    """Whether it is a line of a text under | or >."""


class FileWords:
    """The words of a file, in its order, and where each of its lines stands."""

    def __init__(self, text: str) -> None:
        self.rows = text.split("\n")
        self.words: list[Word] = []
        self.lines: list[Line] = []
        self._values: dict[tuple[str, str], dict[str, str]] = {}
        self._definitions: dict[str, list[Word]] = {}
        self._part = self._entry = self._field = ""
        self._entry_indent = self._field_indent = self._text_indent = -1
        self._depth = 0
        """How many brackets of a mapping or list on one line are open."""
        for number, row in enumerate(self.rows):
            self._read(number, row[:_LONGEST].rstrip("\r"))

    def ids(self, part: str) -> Iterator[str]:
        """Yield the ids of a part's entries."""
        return (word.text for word in self.definitions(part))

    def definitions(self, part: str) -> Iterator[Word]:
        """Yield the keys of a part's entries."""
        return iter(self._definitions.get(part, ()))

    def named(self, part: str, entry: str) -> list[Word]:
        """Return all words that name an entry, its own key among them."""
        return [word for word in self.words if word.of == part and word.text == entry]

    def values(self, part: str, entry: str) -> dict[str, str]:
        """Return what stands in an entry, field by field; of lists and long texts the first line."""
        return self._values.get((part, entry), {})

    def at(self, line: int, column: int) -> Word | None:
        """Return the word at a place."""
        return next(
            (word for word in self.words if word.line == line and word.start <= column <= word.end), None
        )

    def last_line(self, part: str) -> int:
        """Return the last line of a part that is not blank; -1 where the file has no such part."""
        return max(
            (at for at, line in enumerate(self.lines) if line.part == part and self.rows[at].strip()),
            default=-1,
        )

    def _read(self, number: int, row: str) -> None:
        indent = len(row) - len(row.lstrip())
        if self._text_indent >= 0 and indent > self._text_indent:
            self.lines.append(Line(self._part, self._entry, self._field, in_text=True))
            return
        if row.strip() and not row.lstrip().startswith("#"):
            self._text_indent = -1
            key = _KEY.match(row)
            if self._depth and not (key and indent <= max(self._entry_indent, 0)):
                self._flow(number, row, 0)
            else:
                self._depth = 0
                self._block(number, row, indent, key)
        self.lines.append(Line(self._part, self._entry, self._field))

    def _block(self, number: int, row: str, indent: int, key: re.Match[str] | None) -> None:
        if key and indent == 0:
            self._part, self._entry, self._field = key[3], "", key[3]
            self._entry_indent = self._field_indent = -1
        elif key and self._part in PARTS and self._entry_indent in (-1, indent):
            self._entry, self._field, self._entry_indent, self._field_indent = key[3], "", indent, -1
            start = key.start(3)
            self._add(number, start, start + len(key[3]), key[3], self._part)
        elif key and self._field_indent in (-1, indent) and self._entry:
            self._field, self._field_indent = key[3], indent
        elif item := _ITEM.match(row):
            self._value(number, row, item.end(), indent)
            return
        else:
            key = None
        if key:
            self._value(number, row, key.end(), indent)

    def _value(self, number: int, row: str, start: int, indent: int) -> None:
        if row[start : start + 1] in ("|", ">"):
            self._text_indent = indent
        elif row[start : start + 1] in ("{", "["):
            self._flow(number, row, start)
        elif text := re.sub(r"(?:^|\s+)#.*", "", row[start:]).rstrip():
            quote = text[0] if text[0] in "\"'" else ""
            inside = text.strip(quote) if quote else text
            start += len(quote)
            self._add(number, start, start + len(inside), inside, self._of())

    def _flow(self, number: int, row: str, start: int) -> None:
        """Read what stands between brackets, in which a field and its value stand on one line."""
        pending: tuple[int, int, str] | None = None
        for found in _FLOW.finditer(row, start):
            kind = found.lastgroup
            if kind == "colon" and pending:
                self._field, pending = pending[2], None
                continue
            if pending and kind != "colon":
                self._add(number, *pending, self._of())
                pending = None
            if kind == "sign":
                self._depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(found["sign"], 0)
            elif kind in ("plain", "quoted"):
                at, text = found.start(kind), found[kind].rstrip()
                quotes = int(kind == "quoted")
                pending = (at + quotes, at + len(text) - quotes, text[quotes : len(text) - quotes])
        if pending:
            self._add(number, *pending, self._of())
        self._depth = max(0, self._depth)

    def _of(self) -> str:
        shape = PARTS.get(self._part)
        return next((field.of for field in shape.fields if field.name == self._field), "") if shape else ""

    def _add(self, line: int, start: int, end: int, text: str, of: str) -> None:
        part = self._part if self._part in PARTS else ""
        word = Word(line, start, end, text, part, self._entry, self._field, of)
        self.words.append(word)
        if self._field:
            self._values.setdefault((part, self._entry), {}).setdefault(self._field, text)
        else:
            self._definitions.setdefault(part, []).append(word)


def label(words: FileWords, part: str, entry: str) -> str:
    """Return what an entry is called: its name or title, of a claim its figure or quote."""
    values = words.values(part, entry)
    return next((values[name] for name in ("name", "title", "figure", "quote") if values.get(name)), "")
