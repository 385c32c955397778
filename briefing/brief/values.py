"""From the nodes of a mapping to the values of its fields, noting what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.dates import parse_day, parse_days, parse_moment
from briefing.brief.model import Consistency
from briefing.brief.problems import Level, ValueFault
from briefing.brief.prose import one_line
from briefing.brief.shape import HYPOTHESIS, ID, LIBRARY_SHAPES, MAX_ID, SHAPES, SPELLINGS, TEMPO, URL, Kind
from briefing.brief.yaml_nodes import List, Mapping
from briefing.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from collections.abc import Mapping as MappingOf

    from briefing.brief.problems import Problems
    from briefing.brief.shape import Field, Shape
    from briefing.brief.yaml_nodes import Node

_FIELDS = {shape.name: {field.name: field for field in shape.fields} for shape in (*SHAPES, *LIBRARY_SHAPES)}


class Entry(NamedTuple):
    """A part of the brief as read: the values of its fields, and where it stands."""

    values: dict[str, Any]
    node: Mapping
    at: int
    """The place of its id."""


class Reader:
    """Reads mappings by their shape."""

    def __init__(self, problems: Problems, ids: MappingOf[str, Collection[str]]) -> None:
        """Take the ids of each mapping of the brief, which references are checked against."""
        self._problems = problems
        self._ids = ids
        self._owner = ""

    def read(self, node: Mapping, shape: Shape, owner: str, at: int) -> dict[str, Any]:
        """Return the values of the fields that are there and right.

        `owner` begins the problems' texts and is empty for the brief itself; `at` is the place where a
        field is missing.
        """
        around, self._owner = self._owner, owner
        fields = _FIELDS[shape.name]
        values: dict[str, Any] = {}
        for key, key_at, value, value_at in node:
            field = fields.get(key)
            if field is None:
                self._unknown(key, key_at, value, fields)
            elif isinstance(value, str) and (not value or value.isspace()):
                todo = f"give {field.doc}" if field.required else "give it a value or remove it"
                level = Level.ERROR if field.required else Level.ADVICE
                self._note(key_at, key, "is empty", todo, level)
            else:
                try:
                    values[key] = self._value(field, value, value_at)
                except ValueFault as wrong:
                    self._note(value_at, key, wrong.what, wrong.todo)
        for field in shape.fields:
            if field.required and field.name not in values:
                self._missing(field, node, f"{owner or 'the brief'} has no '{field.name}'", at)
            if field.needs and field.name in values and field.needs not in values:
                what = f"{owner} has '{field.name}' and no '{field.needs}'"
                self._missing(fields[field.needs], node, what, node.place_of(field.name))
        self._owner = around
        return values

    def entries(self, parts: Mapping, shape: Shape) -> dict[str, Entry]:
        """Return the parts of a mapping from ids; one that is no mapping has no values."""
        found: dict[str, Entry] = {}
        for id, at, node, node_at in parts:
            owner = f"{shape.name} {quoted(id)}"
            if not re.fullmatch(shape.key, id):
                what, todo = (
                    (f"an id is one word of up to {MAX_ID} characters", "shorten it, or write - for blanks")
                    if shape.key == ID
                    else ("this is no claim of a brief", "write it as brief/claim")
                )
                self._problems.add(at, f"{owner}: {what}", todo)
            if not id:
                continue
            if isinstance(node, Mapping) or node == "":
                fields = node if isinstance(node, Mapping) else Mapping()
                found[id] = Entry(self.read(fields, shape, owner, at), fields, at)
            else:
                what = f"{owner} is {_kind(node)} where a mapping belongs"
                self._problems.add(node_at, what, f"write its fields under it, such as '{shape.names[0]}: …'")
                found[id] = Entry({}, Mapping(), at)
        return found

    def _unknown(self, key: str, at: int, value: Node, fields: MappingOf[str, Field]) -> None:
        todo = f"remove it; the fields are {', '.join(fields)}"
        if value == "":  # {role: spokesman, White House} has a field White House
            todo = "if it is the rest of a text with a comma, put the text in quotes"
        what = f"{self._owner or 'the brief'} has an unknown field {quoted(key)}"
        self._problems.add(at, what, self._problems.suggestion(key, fields, todo))

    def _missing(self, field: Field, node: Mapping, what: str, at: int) -> None:
        if not node.place_of(field.name):  # else it is there and wrong, which has been said
            self._problems.add(at, what, f"add '{field.name}', {field.doc}")

    def _note(self, at: int, field: str, what: str, todo: str, level: Level = Level.ERROR) -> None:
        owner = f"{self._owner}: " if self._owner else ""
        self._problems.add(at, f"{owner}{field} {what}", todo, level)

    def _value(self, field: Field, value: Node, at: int) -> Any:
        if parse := _PARSERS.get(field.kind):
            return parse(one_line(_text(value)))
        match field.kind:
            case Kind.WORDINGS | Kind.PARTS:
                return _mapping(value)
            case Kind.TEXTS:
                entries = self._entries_of(field, value, at)
                return tuple(text for entry in entries for text in self._texts(field, *entry))
            case Kind.HYPOTHESES:
                return tuple(self._hypotheses(field, value, at))
            case Kind.MARKS:
                return dict(self._marks(field, value))
            case Kind.MEMBERS:
                return tuple(self._members(field, value))
            case Kind.CLAIMS:
                return tuple(dict.fromkeys(self._names(field, value, at)))
            case Kind.IDS:
                return tuple(dict.fromkeys(self._ids_in(field, value, at)))
            case Kind.ID:
                return self._id(field, one_line(_text(value)), at)
            case Kind.CHOICE:
                return self._choice(field, one_line(_text(value)))
            case _:
                return _text(value)

    def _choice(self, field: Field, text: str) -> str:
        text = SPELLINGS.get(text, text)
        if text not in field.choices:
            todo = f"write {', '.join(field.choices[:-1])} or {field.choices[-1]}"
            todo = self._problems.suggestion(text, field.choices, todo)
            raise ValueFault(f"{quoted(text)} is not a word it can have", todo)
        return text

    def _id(self, field: Field, text: str, at: int) -> str:
        """Check an id, and keep one that is not known where the claim would say nothing without it."""
        try:
            return self._known(field, text)
        except ValueFault as wrong:
            if not field.required:
                raise
            self._note(at, field.name, wrong.what, wrong.todo)
            return text

    def _known(self, field: Field, text: str) -> str:
        known = self._ids[field.of]
        if text not in known:
            todo = self._problems.suggestion(text, known, f"add it to {field.of}")
            raise ValueFault(f"{quoted(text)} is not among the {field.of}", todo)
        return text

    def _ids_in(self, field: Field, value: Node, at: int) -> Iterator[str]:
        for entry, entry_at in value if isinstance(value, List) else [(value, at)]:
            try:
                yield self._known(field, one_line(_text(entry)))
            except ValueFault as wrong:
                self._note(entry_at, field.name, wrong.what, wrong.todo)

    def _names(self, field: Field, value: Node, at: int) -> Iterator[str]:
        """Yield names that are known elsewhere, so that they cannot be checked here."""
        for entry, entry_at in value if isinstance(value, List) else [(value, at)]:
            try:
                yield one_line(_text(entry))
            except ValueFault as wrong:
                self._note(entry_at, field.name, wrong.what, wrong.todo)

    def _members(self, field: Field, value: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
        for brief, _, ids, at in _mapping(value):
            if names := tuple(filter(None, self._names(field, ids, at))):
                yield brief, names
            else:
                self._note(
                    at, field.name, f"has no measure for {quoted(brief)}", "name its measure by its id"
                )

    def _hypotheses(self, field: Field, value: Node, at: int) -> Iterator[dict[str, Any]]:
        """Yield the fields of each hypothesis; one that is only a text has no others."""
        for number, (entry, entry_at) in enumerate(self._entries_of(field, value, at), 1):
            if isinstance(entry, Mapping) and any(map(entry.place_of, HYPOTHESIS.names)):
                values = self.read(entry, HYPOTHESIS, f"hypothesis {number}", entry_at)
                if "text" in values:
                    yield values
            else:
                yield from ({"text": text} for text in self._texts(field, entry, entry_at))

    def _marks(self, field: Field, value: Node) -> Iterator[tuple[str, Consistency]]:
        for id, id_at, mark, mark_at in _mapping(value):
            at = id_at
            try:
                claim, at = self._known(field, id), mark_at
                yield claim, Consistency(self._choice(field, one_line(_text(mark))))
            except ValueFault as wrong:
                self._note(at, field.name, wrong.what, wrong.todo)

    def _entries_of(self, field: Field, value: Node, at: int) -> Iterator[tuple[Node, int]]:
        if isinstance(value, Mapping):
            raise ValueFault("is a mapping where a list belongs", "begin each entry with '- '")
        if isinstance(value, str):
            self._note(at, field.name, "is text where a list belongs", "begin each entry with '- '")
        yield from value if isinstance(value, List) else [(value, at)]

    def _texts(self, field: Field, entry: Node, entry_at: int) -> Iterator[str]:
        """Yield the text that an entry of a list is, where it is one."""
        if isinstance(entry, Mapping) and len(entry.items) == 2 and isinstance(entry.items[1], str):
            what = "has an entry with a colon, which makes it a mapping"
            self._note(entry_at, field.name, what, "put the entry in quotes")
            yield one_line(f"{entry.items[0]}: {entry.items[1]}")
        elif isinstance(entry, str) and entry and not entry.isspace():
            yield one_line(entry)
        elif isinstance(entry, str):
            self._note(entry_at, field.name, "has an empty entry", "fill or remove it", Level.ADVICE)
        else:
            what = f"has {_kind(entry)} where text belongs"
            self._note(entry_at, field.name, what, "put the entry in quotes")


def _text(value: Node) -> str:
    if isinstance(value, str):
        return value
    raise ValueFault(
        f"is {_kind(value)} where text belongs", "write text, in quotes if it has a colon or brackets"
    )


def _kind(value: Node) -> str:
    return "text" if isinstance(value, str) else "a mapping" if isinstance(value, Mapping) else "a list"


def _mapping(value: Node) -> Mapping:
    if isinstance(value, Mapping):
        return value
    raise ValueFault(f"is {_kind(value)} where a mapping belongs", "give each entry a key: 'key: value'")


def _tempo(text: str) -> int | None:
    if not re.fullmatch(TEMPO, text):
        raise ValueFault(f"{quoted(text)} is no number of days", "write days such as 2d or 30d, or fixed")
    return None if text == "fixed" else int(text[:-1])


def _url(text: str) -> str:
    if not re.fullmatch(URL, text):
        raise ValueFault(f"{quoted(text)} is not a web address", "write one that begins with https://")
    return text


def _named(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return a parser whose faults name the value."""

    def parsed(text: str) -> Any:
        try:
            return parse(text)
        except ValueFault as wrong:
            raise ValueFault(f"{quoted(text)} {wrong.what}", wrong.todo) from None

    return parsed


_PARSERS: dict[Kind, Callable[[str], Any]] = {
    Kind.TEXT: str,
    Kind.VERSION: str,
    Kind.FIGURE: str,
    Kind.DAY: _named(parse_day),
    Kind.MOMENT: _named(parse_moment),
    Kind.DAYS: _named(parse_days),
    Kind.TEMPO: _tempo,
    Kind.URL: _url,
}
