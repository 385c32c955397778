"""Which of several briefs is opened first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.brief.collect import FileFault
from briefing.brief.files import read_head

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = 4096
"""Bytes of a file in which its date is looked for; the whole file is not read."""
MOST = 500
"""Files that are looked into; of more than these the first is opened."""


def newest(paths: Sequence[str]) -> str:
    """Return the file whose brief has the latest date, the first of them where several have it."""
    if len(paths) > MOST:
        return paths[0]
    return max(paths, key=_date)


def _date(path: str) -> bytes:
    """Return the day in a file's head as it is written, or nothing."""
    try:
        found = re.search(rb"^date:\s*['\"]?(\d{4}-\d\d-\d\d)", read_head(path, HEAD), re.MULTILINE)
    except FileFault:
        return b""
    return found[1] if found else b""
