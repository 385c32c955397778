"""Why a text is not YAML, in words for somebody who writes briefs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.brief.clean import clean
from briefing.brief.collect import FileFault, place

if TYPE_CHECKING:
    from yaml import YAMLError

_QUOTE = "put the whole value in quotes, or write it under | on lines of its own"
_TAB, _BLANKS = "a tab among the blanks", "indent with blanks"
_REASONS = (
    # what libyaml or PyYAML says, which place matters, what it means, what to do
    ("mapping values are not allowed", "problem", "a colon followed by a blank stands inside a value", _QUOTE),
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
    if "cannot start any token" in said:
        sign = line[mark.column : mark.column + 1]
        what, todo = (_TAB, _BLANKS) if sign == "\t" else (f"a value cannot begin with {clean(sign)}", _QUOTE)
    if "mapping values are not allowed" in said and re.fullmatch(r" +[\w.-]+", line[: mark.column]):
        what, todo = (
            "this field is indented like a part of the value above it",
            "align it with its neighbours",
        )
    return FileFault(f"not YAML: {what}", todo, place(mark.line + 1, mark.column + 1))


def _line(data: bytes, number: int) -> str:
    """Return a line of the file, counted from 0."""
    lines = data.split(b"\n", number + 1)
    return lines[number].decode("utf-8", "replace") if number < len(lines) else ""
