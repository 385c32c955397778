"""Opening what may be anything: only a regular file of bounded size is read."""

from __future__ import annotations

import os
import stat

from briefing.brief.clean import clean
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


def read_bytes(path: str) -> bytes:
    """Return what a file holds; raises FileFault if it is no regular file, too large, or cannot be read."""
    return _bounded(read_head(path, MAX_SIZE + 1))


def read_head(path: str, size: int) -> bytes:
    """Return the first bytes of a file, at most `size`; raises FileFault as `read_bytes` does."""
    try:
        _require_regular(os.stat(path).st_mode)
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            _require_regular(os.fstat(descriptor).st_mode)  # it may have been replaced since
            return file.read(size)
    except FileNotFoundError:
        if os.path.islink(path):
            target = clean(os.readlink(path))[:200]
            raise FileFault(f"a link to {target}, which does not exist", "mend or remove the link") from None
        raise FileFault("no such file", "check the path") from None
    except PermissionError:
        raise FileFault("no permission to read it", "ask its owner, or change its mode") from None
    except OSError as error:
        why = error.strerror or str(error)
        raise FileFault(f"cannot be read: {clean(why).lower()}", "check the path") from None
    except ValueError:  # it holds a null character, or half of one that the system's encoding lacks
        raise FileFault("no file can have this name", "check the path") from None


def _require_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = next((words for test, words in _KINDS if test(mode)), "not a regular file")
        raise FileFault(f"{kind}, not a brief" if kind.startswith("a ") else kind, _TODO)


def _bounded(data: bytes) -> bytes:
    if len(data) > MAX_SIZE:
        raise FileFault(f"larger than {MAX_SIZE:,} bytes", "split the brief")
    return data
