"""Names: what a brief is called in its library, and where the library's root is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.brief.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence


def root_of(paths: Sequence[str]) -> str:
    """Return the folder that holds all of some files."""
    folders = [os.path.dirname(os.path.abspath(path)) for path in paths]
    try:
        return os.path.commonpath(folders)
    except ValueError:  # none, or on drives that have nothing in common
        return folders[0] if folders else os.curdir


def brief_names(paths: Sequence[str], root: str) -> dict[str, str]:
    """Return the path of each brief by its name: the path below the root, without its ending.

    Of files whose names would be the same, the later keep their ending.
    """
    found: dict[str, str] = {}
    for path in paths:
        below = os.path.relpath(os.path.abspath(path), os.path.abspath(root)).replace(os.sep, "/")
        name = clean(os.path.splitext(below)[0])
        if name in found:
            name = clean(below)
        while name in found:
            name += "'"
        found[name] = path
    return found


def qualified(brief: str, id: str) -> str:
    """Return what a part of a brief is called across briefs."""
    return f"{brief}/{id}"
