"""Why a text is not YAML, in words for somebody who writes briefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.clean import clean
from briefing.brief.collect import FileFault, place

if TYPE_CHECKING:
    from yaml import YAMLError

_QUOTE = "put the whole value in quotes, or write it under | on lines of its own"
_REASONS = (
    # what libyaml says, which place matters, what it means, what to do
    ("mapping values are not allowed", "problem", "a colon followed by a blank stands inside a value", _QUOTE),
    ("could not find expected ':'", "context", "this line is neither 'key: value' nor part of a text",
     "add the colon, or indent the line with the text it belongs to"),
    ("did not find expected key", "problem", "this line does not fit the lines around it",
     "align it with its neighbours; if a value above begins with a quotation mark, put all of it in quotes"),
    ("did not find expected '-' indicator", "problem", "this line does not fit the list around it",
     "begin it with '- ', or align it with its neighbours"),
    ("found unexpected end of stream", "context", "a quotation mark is opened here and never closed",
     "close it; a mark inside the text is written twice"),
    ("did not find expected ',' or ']'", "context", "a list opened here with [ is not closed",
     "close it with ]; put texts with commas or brackets in quotes"),
    ("did not find expected ',' or '}'", "context", "a mapping opened here with { is not closed",
     "close it with }; put texts with commas or braces in quotes"),
    ("found unknown escape character", "problem", "a backslash in double quotes that means nothing",
     "use single quotes, or write \\\\"),
    ("sequence entries are not allowed", "problem", "a list cannot begin here", "begin it on the next line"),
    ("found undefined alias", "problem", "an alias, which a brief does not have", "write the value out"),
    ("did not find expected alphabetic or numeric", "problem", "a value cannot begin with & or *", _QUOTE),
    ("found a tab character", "problem", "a tab among the blanks", "indent with blanks"),
    ("did not find expected <document start>", "problem", "text follows the end of the brief", "remove what follows"),
)  # fmt: skip


def explained(error: YAMLError, data: bytes) -> FileFault:
    """Return the fault that an error of the YAML parser means."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    marks = {name: getattr(error, f"{name}_mark", None) for name in ("problem", "context")}
    if "cannot start any token" in said and (mark := marks["problem"]):
        return _cannot_start(data, mark.line, mark.column)
    for words, name, what, todo in _REASONS:
        if words in said and (mark := marks[name] or marks["problem"]):
            return FileFault(f"not YAML: {what}", todo, place(mark.line + 1, mark.column + 1))
    mark = marks["problem"] or marks["context"]
    at = place(mark.line + 1, mark.column + 1) if mark else 0
    return FileFault(f"not YAML: {clean(said)[:200]}", "check quotes and indentation here", at)


def _cannot_start(data: bytes, line: int, column: int) -> FileFault:
    lines = data.split(b"\n", line + 1)
    sign = lines[line].decode("utf-8", "replace")[column : column + 1] if line < len(lines) else ""
    at = place(line + 1, column + 1)
    if sign == "\t":
        return FileFault("not YAML: a tab among the blanks", "indent with blanks", at)
    return FileFault(f"not YAML: a value cannot begin with {clean(sign)}", _QUOTE, at)
