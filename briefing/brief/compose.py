"""From YAML to nodes in one pass over the parser's events, with limits, refusing what a brief never needs.

YAML's own guesses turn 4.10 into 4.1, `no` into False and 12:30:45 into 45045, so a scalar stays the text
it is. Limits hold while the file is parsed: what breaks one costs neither time nor memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.brief.clean import clean
from briefing.brief.collect import FileFault
from briefing.brief.nodes import List, Mapping
from briefing.brief.problems import Level
from briefing.brief.pyyaml_private import yaml
from briefing.brief.syntax import explained

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.brief.collect import Problems
    from briefing.brief.nodes import Node

MAX_DEPTH = 32
"""Mappings and lists inside each other; a brief needs four."""
MAX_VALUES = 250_000
"""Keys and values of a file, where a mapping or list counts as two; 10,000 claims of ten fields have 230,000.

It bounds what reading costs: the parser takes about two microseconds for each, whatever the file says.
"""
MAX_SCALAR = 1_000_000
"""Characters of one value."""
MAX_HIDDEN = 50_000
"""Characters of a file for which signs are shown; a file with more of them is no text."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOO_DEEP = "maximum nesting depth"
"""What libyaml says where it gives up by itself, at 1,000 brackets that stand so near to each other that it has seen
them all before it reports the first."""
_NO_KEY = "\0"  # cleaned text never holds it
_SIGNS = re.compile(r"<U\+[0-9A-F]{4,6}>|<\+\d+ marks>|[\u2400-\u2421]")


def compose(data: bytes, problems: Problems) -> tuple[Node, int] | None:
    """Return the value that a file holds and its place, or None if it holds none; raises FileFault."""
    composer = _Composer(problems)
    feed = _Feed(data, composer)
    try:
        found = composer.document(_LOADER(feed).get_event)
    except yaml.YAMLError as error:
        if not feed.starved:
            fault = explained(error, data)
            raise (_too_deep(fault.at) if _TOO_DEEP in str(error) else fault) from None
    if feed.starved:
        raise composer.too_long()
    return found


class _Feed:
    """The file as a stream that ends early where the parser finds no event in what can be one value."""

    def __init__(self, data: bytes, composer: _Composer) -> None:
        self._data, self._composer = data, composer
        self._next = self._fed = self._events = 0
        self.starved = False

    def read(self, size: int) -> bytes:
        if self._composer.events != self._events:
            self._events, self._fed = self._composer.events, 0
        if self._fed > 4 * MAX_SCALAR:  # UTF-8 takes up to four bytes for a character
            self.starved = True
            return b""
        chunk = self._data[self._next : self._next + size]
        self._next += len(chunk)
        self._fed += len(chunk)
        return chunk


class _Composer:
    """What has been composed so far."""

    def __init__(self, problems: Problems) -> None:
        self.events = 0
        self._at = 0
        self._hidden = 0
        self._problems = problems
        self._root = List()
        self._node: Mapping | List = self._root
        """The innermost mapping or list that is open, and around it …"""
        self._around: list[Mapping | List] = []

    def document(self, get_event: Callable[[], Any]) -> tuple[Node, int] | None:
        """Compose the first document of the stream."""
        for self.events in range(1, MAX_VALUES + 2):
            event = get_event()
            kind = type(event)
            if kind is yaml.StreamEndEvent:
                break
            mark = event.start_mark
            self._at = (mark.line + 1) << 32 | (mark.column + 1)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._start(event, Mapping())
            elif kind is yaml.SequenceStartEvent:
                self._start(event, List())
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent and self._root.items:
                what = "a second document begins here; only the first is read"
                self._problems.add(self._at, what, "make it a file of its own")
                break
        else:
            raise FileFault(
                f"the file holds more than {MAX_VALUES:,} keys and values", "split the brief", self._at
            )
        return next(iter(self._root), None)

    def too_long(self) -> FileFault:
        """Return the fault of a value beyond MAX_SCALAR."""
        return FileFault(
            f"a value is longer than {MAX_SCALAR:,} characters", "split it into sections", self._at
        )

    def _scalar(self, event: Any) -> None:
        text = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if len(text) > MAX_SCALAR:
            raise self.too_long()
        if not (text.isascii() and text.isprintable()):
            text = self._cleaned(text, event.style)
        if text == "<<" and self._wants_key():
            self._problems.add(self._at, "a merge key, which a brief does not have", "write the fields out")
            text = _NO_KEY
        self._add(text)

    def _cleaned(self, text: str, style: str | None) -> str:
        if "\n" in text and style not in ("|", '"') and not self._wants_key():
            text = text.rstrip("\n").replace("\n", "\n\n")  # a newline that folding leaves ends a paragraph
        shown = clean(text, lines=not self._wants_key())  # an id or a field's name is one line
        if (
            shown != text
            and (found := _SIGNS.findall(shown))
            and (signs := set(found) - set(_SIGNS.findall(text)))
        ):
            self._hidden += len(found) + max(0, len(text) - len(shown))
            if self._hidden > MAX_HIDDEN:
                what = f"not text: over {MAX_HIDDEN:,} of its characters cannot be shown"
                raise FileFault(what, "name a brief", self._at)
            what = f"the text holds characters that are not shown as they are: {', '.join(sorted(signs))}"
            self._problems.add(self._at, what, "remove them, or write what they should say", Level.ADVICE)
        return shown

    def _start(self, event: Any, node: Mapping | List) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if self._wants_key():
            what = "a key is a mapping or a list and not a word"
            self._problems.add(self._at, what, "put it in quotes if it is text")
            self._add(_NO_KEY)
        else:
            self._add(node)
        self._around.append(self._node)
        self._node = node
        if len(self._around) > MAX_DEPTH:
            raise _too_deep(self._at)

    def _end(self) -> None:
        node = self._node
        self._node = self._around.pop()
        if type(node) is Mapping:
            keys = node.items[::2]
            if _NO_KEY in keys or len(set(keys)) < len(keys):
                self._tidy(node)

    def _add(self, value: Node) -> None:
        self._node.items.append(value)
        self._node.places.append(self._at)

    def _wants_key(self) -> bool:
        """Whether what comes next is the key of an entry."""
        node = self._node
        return type(node) is Mapping and not len(node.items) & 1

    def _alias(self, event: Any) -> None:
        what = f"an alias, *{clean(event.anchor)[:60]}, which a brief does not have"
        self._problems.add(self._at, what, "write the value out")
        if self._wants_key():
            self._add(_NO_KEY)
        elif type(self._node) is Mapping:
            self._node.items[-1] = _NO_KEY  # an entry without a value is none
            self._add("")

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            what = f"an anchor, &{clean(event.anchor)[:60]}, which a brief does not have"
            self._problems.add(self._at, what, "remove it; if & begins the text, put the text in quotes")
        if event.tag is not None:
            what = f"a tag, {clean(event.tag)[:60]}, which a brief does not have"
            self._problems.add(self._at, what, "remove it; if ! begins the text, put the text in quotes")

    def _tidy(self, node: Mapping) -> None:
        """Keep the first of the entries with one key, and none whose key is not a word."""
        first: dict[str, int] = {}
        entries = list(node)
        node.items, node.places = [], node.places[:0]
        node.dropped = []
        for key, at, value, value_at in entries:
            if key in first or key == _NO_KEY:
                node.dropped.append((at, key))
            if key in first:
                what = f"{key[:60]!r} stands twice in one mapping, on lines {first[key] >> 32} and {at >> 32}"
                self._problems.add(at, what, "rename or remove one; the first is read")
            elif key != _NO_KEY:
                first[key] = at
                node.items += (key, value)
                node.places.extend((at, value_at))


def _too_deep(at: int) -> FileFault:
    return FileFault(f"mappings or lists stand more than {MAX_DEPTH} deep", "a brief needs four levels", at)
