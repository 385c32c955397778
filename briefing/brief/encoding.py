"""Bytes that should be UTF-8 text, made fit for the YAML parser."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from briefing.brief.clean import clean
from briefing.brief.collect import FileFault, place
from briefing.brief.problems import Level

if TYPE_CHECKING:
    from briefing.brief.collect import Problems

MAX_REFUSED = 10_000
"""Characters that no text needs; a file with more of them is no text."""

_DIRECTIVE = re.compile(rb"(?m)^%TAG")
"""Declares the beginning of tags. The parser compares each with all before it; a line of prose may begin like it."""
MAX_DIRECTIVES = 100

_CHUNK = 1 << 20
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_REFUSED = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xc2\xe2\xed\xef](?:(?<=[\x00-\x7f])|(?<=\xc2)[\x80-\x9f]"
    rb"|(?<=\xe2)\x80[\xa8\xa9]|(?<=\xed)[\xa0-\xbf][\x80-\xbf]|(?<=\xef)(?:\xbb\xbf|\xbf[\xbe\xbf]))"
)
"""Characters that the YAML parser refuses or takes for the end of a line, and lone surrogates, as bytes.

The first byte stands in one class, which a search is four times faster with than with alternatives.
"""


def prepared(data: bytes, problems: Problems) -> bytes:
    """Return the text without byte order mark, with visible signs for characters that YAML has no place for.

    Each such character is a problem at its first place. Raises FileFault where the bytes are not UTF-8.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith(_WIDE) or b"\0" in data[:4]:
        raise FileFault("encoded as UTF-16 or UTF-32", "save it as UTF-8", place(1, 1))
    for count, found in enumerate(_DIRECTIVE.finditer(data)):
        if count == MAX_DIRECTIVES:
            what = f"more than {MAX_DIRECTIVES} lines begin with %TAG, which a brief does not have"
            raise FileFault(what, "remove them", _place(data, found.start()))
    if not _REFUSED.search(data):
        _require_utf8(data)
        return data
    signs: dict[bytes, bytes] = {}
    line, column, end = 1, 1, 0
    for count, found in enumerate(_REFUSED.finditer(data)):
        if count == MAX_REFUSED:
            what = f"not text: it holds over {MAX_REFUSED:,} control characters"
            raise FileFault(what, "name a brief", _place(data, found.start()))
        before = data[end : found.start()]
        end = found.end()
        if b"\n" in before:
            line, column = line + before.count(b"\n"), 1
        column += len(before.rpartition(b"\n")[2].decode("utf-8", "replace"))
        char = found[0].decode("utf-8", "surrogatepass")
        sign = clean(char)
        if found[0] not in signs:
            what = f"the character U+{ord(char):04X}, which no text needs, stands here; it is shown as {sign}"
            problems.add(place(line, column), what, "remove it", Level.ADVICE)
            signs[found[0]] = sign.encode()
        problems.stretch(line, column, len(sign) - 1)
        column += len(sign)
    data = _REFUSED.sub(lambda found: signs[found[0]], data)
    _require_utf8(data)
    return data


def _require_utf8(data: bytes) -> None:
    """Decode by pieces, since the whole may take four times its size in memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        try:
            decoder.decode(chunk, final=start + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            at = start + len(chunk) - len(error.object) + error.start
            what = f"not UTF-8: byte {data[at]:#04x} is part of no character"
            raise FileFault(what, "save it as UTF-8", _place(data, at)) from None


def _place(data: bytes, at: int) -> int:
    begin = data.rfind(b"\n", 0, at) + 1
    column = len(data[begin:at].decode("utf-8", "replace")) + 1
    return place(data.count(b"\n", 0, at) + 1, column)
