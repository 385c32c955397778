"""The program as it is installed, which every answer that is kept for later depends on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_PARTS = ("brief", "figures", "verdicts", "library")
"""What briefs are read, decided on and indexed by."""


def program() -> str:
    """Return what changes when the program does.

    Its version alone does not tell two of its states apart, while somebody works on it or installs it from a folder.
    """
    return repr((__version__, *_modules()))


def _modules() -> Iterator[tuple[str, int, int]]:
    for part in _PARTS:
        with os.scandir(os.path.join(_PACKAGE, part)) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.name.startswith("_"):
                    found = entry.stat()
                    yield entry.name, found.st_size, found.st_mtime_ns
