"""Which of several briefs is opened first."""

from __future__ import annotations

from briefing.brief.files import read_head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = 4096
"""Bytes of a file in which its date is looked for; the whole file is not read."""
MOST = 500
"""Files that are looked into; of more than these the first is opened."""
_DAY = "0000-00-00"


def newest(paths: Sequence[str]) -> str:
    """Return the file whose brief has the latest date, the first of them where several have it."""
    if len(paths) > MOST or len(paths) == 1:
        return paths[0]
    return max(paths, key=_date)


def _date(path: str) -> str:
    """Return the day in a file's head as it is written, or nothing."""
    try:
        head = read_head(path, HEAD)
    except (OSError, ValueError):
        return ""
    for line in head.decode("latin-1").split("\n"):
        if line.startswith("date:"):
            day = line[5:].strip().lstrip("'\"")[: len(_DAY)]
            if "".join("0" if sign in "0123456789" else sign for sign in day) == _DAY:
                return day
    return ""
