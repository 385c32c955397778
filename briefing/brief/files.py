"""Opening what may be anything: only a regular file of bounded size is read."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefing.brief.collect import FileFault

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
        raise _file_fault(f"larger than {MAX_SIZE:,} bytes", "split the brief")
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
    from briefing.brief.clean import clean

    if isinstance(error, NotRegularError):
        return _file_fault(str(error), _TODO)
    if isinstance(error, ValueError):
        return _file_fault("no file can have this name", "check the path")
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):
            target = clean(os.readlink(path))[:200]
            return _file_fault(f"a link to {target}, which does not exist", "mend or remove the link")
        return _file_fault("no such file", "check the path")
    if isinstance(error, PermissionError):
        return _file_fault("no permission to read it", "ask its owner, or change its mode")
    why = error.strerror or str(error)
    return _file_fault(f"cannot be read: {clean(why).lower()}", "check the path")


def _file_fault(what: str, todo: str) -> FileFault:
    from briefing.brief.collect import FileFault  # which a file that can be read need not wait for

    return FileFault(what, todo)
