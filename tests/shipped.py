"""The briefs that ship with the reader, without the file that joins them."""

from __future__ import annotations

from pathlib import Path

from briefing.library.discovery import find_briefs


def brief_files(folder: Path) -> list[Path]:
    """Return the brief files of a folder, by name."""
    return [Path(path) for path in find_briefs(str(folder))]
