"""Opening what may be anything: only a regular file of bounded size is read, and only UTF-8 text."""

from __future__ import annotations

import codecs
import os
import re
import stat
from typing import TYPE_CHECKING

from briefing.brief.problems import FileFault, Level, place
from briefing.text import clean

if TYPE_CHECKING:
    from briefing.brief.problems import Problems


MAX_SIZE = 4_000_000
"""Bytes of a file; a brief with 10,000 claims takes about two million."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_TODO = "name a brief, a file that ends in .yaml"


class NotRegularError(OSError):
    """What a path leads to is no regular file; the message says what it is."""


def read_bytes(path: str) -> bytes:
    """Return what a file holds; raises FileFault if it is no regular file, too large, or cannot be read."""
    try:
        data = read_head(path, MAX_SIZE + 1)
    except (OSError, ValueError) as error:
        raise _fault(path, error) from None
    if len(data) > MAX_SIZE:
        raise FileFault(f"larger than {MAX_SIZE:,} bytes", "split the brief")
    return data


def read_head(path: str, size: int) -> bytes:
    """Return the first bytes of a file, at most `size`.

    Raises NotRegularError if it is no regular file, another OSError if it cannot be read, and ValueError if no
    file can have this name, since it holds a null character or half of one that the system's encoding lacks.
    """
    _require_regular(os.stat(path).st_mode)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        _require_regular(os.fstat(descriptor).st_mode)  # it may have been replaced since
        return file.read(size)


def _require_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = next((words for test, words in _KINDS if test(mode)), "not a regular file")
        raise NotRegularError(f"{kind}, not a brief" if kind.startswith("a ") else kind)


def _fault(path: str, error: OSError | ValueError) -> FileFault:
    """Return why a file cannot be read, and what can be done about it."""
    if isinstance(error, NotRegularError):
        return FileFault(str(error), _TODO)
    if isinstance(error, ValueError):
        return FileFault("no file can have this name", "check the path")
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):
            target = clean(os.readlink(path))[:200]
            return FileFault(f"a link to {target}, which does not exist", "mend or remove the link")
        return FileFault("no such file", "check the path")
    if isinstance(error, PermissionError):
        return FileFault("no permission to read it", "ask its owner, or change its mode")
    why = error.strerror or str(error)
    return FileFault(f"cannot be read: {clean(why).lower()}", "check the path")


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
