"""From YAML to nodes in one pass over the parser's events, with limits, refusing what a brief never needs.

Texts and places lie in flat lists, without an object each, which would take ten times the memory. YAML's own
guesses turn 4.10 into 4.1, `no` into False and 12:30:45 into 45045, so a scalar stays the text it is. Limits hold
while the file is parsed: what breaks one costs neither time nor memory.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from typing import TYPE_CHECKING, Any

import yaml

from briefing.brief.problems import FileFault, Level, place
from briefing.text import clean, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Mapping as MappingOf

    from yaml import YAMLError

    from briefing.brief.problems import Problems


class Mapping:
    """A mapping of the file; no key stands in it twice."""

    __slots__ = ("dropped", "items", "places")

    def __init__(self) -> None:
        self.items: list[Node] = []
        """Key, value, key, value, …"""
        self.places = array("Q")
        """The place of each item, as `problems.place` has it."""
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


_QUOTE = "put the whole value in quotes, or write it under | on lines of its own"
_TAB, _BLANKS = "a tab among the spaces", "indent with spaces"
_REASONS = (
    # what libyaml or PyYAML says, which place matters, what it means, what to do
    ("mapping values are not allowed", "problem", "a colon followed by a space stands inside a value", _QUOTE),
    ("could not find expected ':'", "context", "this line is neither 'key: value' nor part of a text",
     "add the colon, or indent the line with the text it belongs to"),
    ("expected key|expected <block end>", "problem", "this line does not fit the lines around it",
     "align it with its neighbours; if a value above begins with a quotation mark, put all of it in quotes"),
    ("did not find expected '-' indicator", "problem", "this line does not fit the list around it",
     "begin it with '- ' as its neighbours; if a value above begins with a quotation mark, put all of it in quotes"),
    ("found unexpected end of stream", "context", "a quotation mark is opened here and never closed",
     "close it; a mark inside the text is written twice"),
    ("',' or ']'", "context", "a list opened here with [ is not closed",
     "close it with ]; put texts with commas or brackets in quotes"),
    ("',' or '}'", "context", "a mapping opened here with { is not closed",
     "close it with }; put texts with commas or braces in quotes"),
    ("found unknown escape character", "problem", "a backslash in double quotes that means nothing",
     "use single quotes, or write \\\\"),
    ("sequence entries are not allowed", "problem", "a list cannot begin here", "begin it on the next line"),
    ("expected comment or line break|expected chomping or indentation|expected indentation indicator", "problem",
     "a value cannot begin with > or |", _QUOTE),
    ("did not find expected alphabetic or numeric", "problem", "a value cannot begin with & or *", _QUOTE),
    ("expected node content", "problem", "a bracket, brace or comma where a value belongs", _QUOTE),
    ("found a tab character", "problem", _TAB, _BLANKS),
    ("did not find expected <document start>", "problem", "text follows the end of the brief", "remove what follows"),
)  # fmt: skip


def explained(error: YAMLError, data: bytes) -> FileFault:
    """Return the fault that an error of the YAML parser means."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    marks = {name: getattr(error, f"{name}_mark", None) for name in ("problem", "context")}
    mark = marks["problem"] or marks["context"]
    if mark is None:
        return FileFault(f"not YAML: {clean(said)[:200]}", "check quotes and indentation")
    what, todo = clean(said)[:200], "check quotes and indentation here"
    for words, name, meaning, way_out in _REASONS:
        if any(part in said for part in words.split("|")):
            what, todo, mark = meaning, way_out, marks[name] or mark
            break
    line = _line(data, mark.line)
    if odd := _odd_blank(data, mark.line):
        return odd
    if "cannot start any token" in said:
        sign = line[mark.column : mark.column + 1]
        what, todo = (_TAB, _BLANKS) if sign == "\t" else (f"a value cannot begin with {clean(sign)}", _QUOTE)
    if "mapping values are not allowed" in said and re.fullmatch(r" +[\w.-]+", line[: mark.column]):
        what, todo = (
            "this field is indented like a part of the value above it",
            "align it with its neighbours",
        )
    return FileFault(f"not YAML: {what}", todo, place(mark.line + 1, mark.column + 1))


_ODD_BLANK = re.compile(
    r"^[ -]*([\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])|^[^:'\"#]*:([\xa0\u2000-\u200a\u202f\u205f\u3000])"
)


def _odd_blank(data: bytes, number: int) -> FileFault | None:
    """Return the fault that a blank of text, which YAML takes for a letter, indents a line or follows its key."""
    for at in (max(0, number - 1), number):
        if found := _ODD_BLANK.search(_line(data, at)):
            sign = found[found.lastindex or 0]
            what = f"not YAML: the blank U+{ord(sign):04X} stands where YAML needs a plain one"
            return FileFault(what, "write a plain blank in its place", place(at + 1, found.end()))
    return None


def _line(data: bytes, number: int) -> str:
    """Return a line of the file, counted from 0."""
    lines = data.split(b"\n", number + 1)
    return lines[number].decode("utf-8", "replace") if number < len(lines) else ""


MAX_DEPTH = 32
"""Mappings and lists inside each other; a brief needs four."""
MAX_VALUES = 500_000
"""Keys and values of a file, where a mapping or list counts as two; 20,000 claims of ten fields have 460,000.

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
_SOFT_HYPHEN = "\xad"
"""Where a word may be divided; pages hold it, nobody sees it, and a copied quote may lack it."""
_NO_KEY = "\0"  # cleaned text never holds it
_SIGNS = re.compile(r"<U\+[0-9A-F]{4,6}>|<\+\d+ marks>|[\u2400-\u2421]")


def compose(data: bytes, problems: Problems) -> tuple[Node, int] | None:
    """Return the value that a file holds and its place, or None if it holds none; raises FileFault."""
    composer = _Composer(problems)
    feed = _Feed(data, composer)
    try:
        found = composer.document(_LOADER(feed).get_event, dict(_comments(data)))
    except yaml.YAMLError as error:
        if not feed.starved:
            fault = explained(error, data)
            raise (_too_deep(fault.at) if _TOO_DEEP in str(error) else fault) from None
    if feed.starved:
        raise composer.too_long()
    return found


_COMMENT = re.compile(rb"(?m)^(.*?[^\s]) #([^\n]?)")
_MANY_WORDS = 4
"""From so many words on a value is prose, in which one blank hardly sets a comment apart."""


def _comments(data: bytes) -> Iterator[tuple[int, tuple[int, bool]]]:
    """Yield the lines, counted from 0, on which # stands after one blank: its column, and whether a word is joined to it."""
    line = done = 0
    for found in _COMMENT.finditer(data) if b" #" in data else ():
        line += data.count(b"\n", done, found.start())
        done = found.start()
        yield line, (len(found[1].decode("utf-8", "replace")), not found[2].isspace() and found[2] != b"")


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
        self._comments: MappingOf[int, tuple[int, bool]] = {}
        self._at = 0
        self._hidden = 0
        self._problems = problems
        self._root = List()
        self._node: Mapping | List = self._root
        """The innermost mapping or list that is open, and around it …"""
        self._around: list[Mapping | List] = []

    def document(
        self, get_event: Callable[[], Any], comments: MappingOf[int, tuple[int, bool]]
    ) -> tuple[Node, int] | None:
        """Compose the first document of the stream, in which comments stand after one blank."""
        self._comments = comments
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
        if self._comments and not (event.style or self._wants_key()):
            self._cut_short(text, event.end_mark)
        if text == "<<" and self._wants_key():
            self._problems.add(self._at, "a merge key, which a brief does not have", "write the fields out")
            text = _NO_KEY
        self._add(text)

    def _cut_short(self, text: str, end: Any) -> None:
        """Note where # ends a text of which more may have been meant."""
        column, joined = self._comments.get(end.line, (0, False))
        if column == end.column and (joined or text.count(" ") >= _MANY_WORDS - 1):
            what = f"a # after a space begins a comment, so that this text ends with {quoted(text[-20:].split(' ')[-1])}"
            todo = "put the whole text in quotes, or write two spaces before a comment"
            self._problems.add(place(end.line + 1, column + 2), what, todo, Level.ADVICE)

    def _cleaned(self, text: str, style: str | None) -> str:
        if "\n" in text and style not in ("|", '"') and not self._wants_key():
            text = text.rstrip("\n").replace("\n", "\n\n")  # a newline that folding leaves ends a paragraph
        text = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))
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
